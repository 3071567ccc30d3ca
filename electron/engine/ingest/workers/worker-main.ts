/** The worker's side: one task at a time; its memory is capped by the thread's resource limits. */
import type { MessagePort, TransferListItem } from 'node:worker_threads';
import { failureOf } from '../../failures';
import { inspectFile } from '../prepare/inspect-file';
import { prepareFile } from '../prepare/prepare-file';
import type { FileSink, PreparedRows } from '../prepare/prepared';
import { CREDITS, type FromWorker, type SinkCall, type ToWorker } from './messages';

export function serveIngestWorker(port: MessagePort): void {
  // Files choose names of sheets and columns; none of them may reach what all objects share.
  Object.freeze(Object.prototype);
  let current: { readonly controller: AbortController; readonly sink: RemoteSink } | null = null;
  const send = (message: FromWorker, transfer: readonly TransferListItem[] = []): void => port.postMessage(message, transfer);

  const run = async (work: (sink: FileSink, signal: AbortSignal) => Promise<FromWorker>): Promise<void> => {
    const controller = new AbortController();
    const sink = new RemoteSink(send, controller.signal);
    current = { controller, sink };
    try {
      send(await work(sink, controller.signal));
    } catch (error) {
      const failure = failureOf(error);
      send(failure.code === 'CANCELLED' ? { kind: 'cancelled' } : { kind: 'broken', error: failure });
    } finally {
      current = null;
    }
  };

  port.on('message', (message: ToWorker) => {
    switch (message.kind) {
      case 'inspect':
        void run(async (_, signal) => ({ kind: 'inspected', facts: await inspectFile(message.task, signal) }));
        return;
      case 'prepare':
        void run(async (sink, signal) => ({ kind: 'prepared', outcome: await prepareFile(message.task, message.context, sink, signal) }));
        return;
      case 'answer':
        current?.sink.answered(message.call, message.decision);
        return;
      case 'cancel':
        current?.controller.abort();
    }
  });
}

type Call = { readonly [M in SinkCall['method']]: Pick<Extract<SinkCall, { method: M }>, 'method' | 'given'> }[SinkCall['method']];

class RemoteSink implements FileSink {
  private calls = 0;
  private unanswered = 0;
  private readonly deciding = new Map<number, (decision: 'load' | 'skip') => void>();
  private waiting: (() => void)[] = [];

  constructor(
    private readonly send: (message: FromWorker, transfer?: readonly TransferListItem[]) => void,
    private readonly signal: AbortSignal,
  ) {
    signal.addEventListener('abort', () => this.release(), { once: true });
  }

  opened(...given: Parameters<FileSink['opened']>): Promise<'load' | 'skip'> {
    return this.decided({ method: 'opened', given });
  }

  table(...given: Parameters<FileSink['table']>): Promise<'load' | 'skip'> {
    return this.decided({ method: 'table', given });
  }

  rows(...given: Parameters<FileSink['rows']>): Promise<void> {
    return this.credited({ method: 'rows', given }, buffersOf(given[1]));
  }

  issues(...given: Parameters<FileSink['issues']>): Promise<void> {
    return this.credited({ method: 'issues', given });
  }

  tableEnd(...given: Parameters<FileSink['tableEnd']>): Promise<void> {
    return this.credited({ method: 'tableEnd', given });
  }

  answered(call: number, decision: 'load' | 'skip' | null): void {
    this.unanswered--;
    const decide = this.deciding.get(call);
    this.deciding.delete(call);
    decide?.(decision ?? 'skip');
    this.waiting.shift()?.();
  }

  private decided(call: Call): Promise<'load' | 'skip'> {
    return new Promise((resolve) => {
      this.deciding.set(this.post(call), resolve);
    });
  }

  private async credited(call: Call, transfer: readonly TransferListItem[] = []): Promise<void> {
    this.post(call, transfer);
    if (this.unanswered >= CREDITS && !this.signal.aborted) await new Promise<void>((resolve) => this.waiting.push(resolve));
  }

  private post(call: Call, transfer: readonly TransferListItem[] = []): number {
    const number = ++this.calls;
    this.unanswered++;
    this.send({ kind: 'sink', call: number, ...call }, transfer);
    return number;
  }

  private release(): void {
    for (const decide of this.deciding.values()) decide('skip');
    this.deciding.clear();
    for (const go of this.waiting.splice(0)) go();
  }
}

/** Typed arrays go over without being copied. */
function buffersOf(rows: PreparedRows): ArrayBuffer[] {
  const buffers = new Set<ArrayBufferLike>([rows.sourceRows.buffer]);
  for (const column of Object.values(rows.columns)) buffers.add(column.kind === 'text' ? column.codes.buffer : column.values.buffer);
  return [...buffers] as ArrayBuffer[];
}
