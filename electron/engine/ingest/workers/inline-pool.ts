import { inspectFile } from '../prepare/inspect-file';
import { prepareFile } from '../prepare/prepare-file';
import type { FileSink } from '../prepare/prepared';
import { PauseGate } from './pause-gate';
import type { IngestPool } from './pool';

/** Reads in the calling thread, one file at a time. */
export function inlinePool(): IngestPool {
  const gate = new PauseGate();
  const gated = (sink: FileSink, signal: AbortSignal | undefined): FileSink => ({
    opened: (...given) => gate.pass(signal).then(() => sink.opened(...given)),
    table: (...given) => gate.pass(signal).then(() => sink.table(...given)),
    rows: (...given) => gate.pass(signal).then(() => sink.rows(...given)),
    issues: (...given) => gate.pass(signal).then(() => sink.issues(...given)),
    names: (...given) => gate.pass(signal).then(() => sink.names(...given)),
    tableEnd: (...given) => gate.pass(signal).then(() => sink.tableEnd(...given)),
  });
  return {
    size: 1,
    inspect: async (task, signal) => {
      await gate.pass(signal);
      return inspectFile(task, signal);
    },
    prepare: (task, context, sink, signal) => prepareFile(task, context, gated(sink, signal), signal),
    pause: (paused) => gate.set(paused),
    close: async () => gate.set(false),
  };
}
