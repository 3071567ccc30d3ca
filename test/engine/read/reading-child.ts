/** Reads files in a process of its own, so that a hang or a lack of memory ends this process and not the tests. */
import { existsSync, readFileSync } from 'node:fs';
import { memorySource, openFileSource } from '../../../electron/engine/ingest/read/byte-source';
import { generator, mutate } from './mutations';
import { outcomeOf } from './outcome';
import type { ZipPart } from './zip-writer';
import { makeZip } from './zip-writer';

/** A file as a whole, or the parts of a package to be zipped after one of them was mutated. */
export interface FuzzBase {
  readonly name: string;
  readonly whole: string;
  readonly parts: readonly { readonly name: string; readonly path: string }[];
}

export type ReadingTask = { readonly kind: 'read'; readonly path: string } | { readonly kind: 'fuzz'; readonly base: FuzzBase; readonly seed: number; readonly runs: number };

export type ReadingReport =
  | { readonly kind: 'progress'; readonly run: number }
  | { readonly kind: 'ended'; readonly outcomes: Readonly<Record<string, number>>; readonly milliseconds: number; readonly peakBytes: number }
  | { readonly kind: 'crashed'; readonly run: number; readonly error: string };

/** Linux counts the parent's memory into maxRSS of a forked process, but not into VmHWM. */
function peakBytes(): number {
  const status = existsSync('/proc/self/status') ? readFileSync('/proc/self/status', 'latin1') : '';
  return Number(/VmHWM:\s*(\d+)/.exec(status)?.[1] ?? process.resourceUsage().maxRSS) * 1024;
}

function report(message: ReadingReport): void {
  process.send?.(message);
}

function mutants(base: FuzzBase, seed: number): () => Buffer {
  const random = generator(seed);
  const whole = readFileSync(base.whole);
  const parts = base.parts.map(({ name, path }): ZipPart => ({ name, content: readFileSync(path), stored: true }));
  const partBytes = parts.reduce((sum, { content }) => sum + content.length, 0);
  return () => {
    if (parts.length === 0 || random(4) === 0) return mutate(whole, random);
    let left = random(partBytes);
    const chosen = parts.findIndex(({ content }) => (left -= content.length) < 0);
    return makeZip(parts.map((part, index) => (index === chosen ? { ...part, content: mutate(Buffer.from(part.content), random) } : part)));
  };
}

async function perform(task: ReadingTask): Promise<void> {
  const outcomes: Record<string, number> = {};
  const started = performance.now();
  let run = 0;
  try {
    if (task.kind === 'read') outcomes[await outcomeOf(await openFileSource(task.path))] = 1;
    else {
      const next = mutants(task.base, task.seed);
      for (; run < task.runs; run++) {
        report({ kind: 'progress', run });
        // What was told leaves the process only between turns; after a hang it is too late.
        await new Promise(setImmediate);
        const bytes = next();
        const outcome = await outcomeOf(memorySource(task.base.name, bytes));
        outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
      }
    }
    const polluted = Object.keys(Object.prototype);
    if (polluted.length > 0) throw new Error(`every object now has ${polluted.join()}`);
    report({ kind: 'ended', outcomes, milliseconds: performance.now() - started, peakBytes: peakBytes() });
  } catch (error) {
    report({ kind: 'crashed', run, error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
}

process.on('message', (task: ReadingTask) => {
  void perform(task).then(() => process.disconnect());
});
