/** The worker's side: one task at a time; its memory is capped by the thread's resource limits. */
import type { MessagePort } from 'node:worker_threads';
import { failureOf } from '../../failures';
import { inspectFile } from '../prepare/inspect-file';
import { prepareFile } from '../prepare/prepare-file';
import type { FileSink } from '../prepare/prepared';
import { freezeShared } from './freeze-shared';
import { CREDITS, type FromWorker, type SinkCall, type ToWorker } from './messages';

export function serveIngestWorker(port: MessagePort): void {
  // Files choose names of sheets and columns; none of them may reach what all objects share.
  freezeShared(Object.prototype);
  let current: { readonly controller: AbortController; readonly sink: RemoteSink } | null = null;
  // Everything is copied: once a buffer has been handed over instead, V8 checks at every access to any typed array of the thread
  // whether it is still there, which costs the readers far more than the copies.
  const send = (message: FromWorker): void => port.postMessage(message);

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
    private readonly send: (message: FromWorker) => void,
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
    return this.credited({ method: 'rows', given });
  }

  issues(...given: Parameters<FileSink['issues']>): Promise<void> {
    return this.credited({ method: 'issues', given });
  }

  names(...given: Parameters<FileSink['names']>): Promise<void> {
    return this.credited({ method: 'names', given });
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

  private async credited(call: Call): Promise<void> {
    this.post(call);
    if (this.unanswered >= CREDITS && !this.signal.aborted) await new Promise<void>((resolve) => this.waiting.push(resolve));
  }

  private post(call: Call): number {
    const number = ++this.calls;
    this.unanswered++;
    this.send({ kind: 'sink', call: number, ...call });
    return number;
  }

  private release(): void {
    for (const decide of this.deciding.values()) decide('skip');
    this.deciding.clear();
    for (const go of this.waiting.splice(0)) go();
  }
}
