/** A few worker threads that read files side by side. A thread that hangs or runs out of memory costs one file. */
import { setFlagsFromString } from 'node:v8';
import { Worker } from 'node:worker_threads';
import { EngineFailure } from '../../../../shared/contract';
import type { FileFacts } from '../prepare/inspect-file';
import type { FileOutcome, FileSink } from '../prepare/prepared';
import type { FromWorker, SinkCall, ToWorker } from './messages';
import { PauseGate } from './pause-gate';
import type { IngestPool } from './pool';

export interface ThreadPoolOptions {
  /** The bundled ingest-worker. */
  readonly script: string;
  readonly size: number;
  /** V8 heap of one thread; the readers' own limits bound what lies outside it. */
  readonly heapMb?: number;
  /** A thread that says nothing for so long while it is not waiting for us is taken to hang. */
  readonly silenceMs?: number;
}

const DEFAULT_HEAP_MB = 1536;
/** The largest file that is parsed in one piece takes two thirds of this. */
const DEFAULT_SILENCE_MS = 27_000;
/** A cancelled thread that has not ended its task by then is ended itself. */
const CANCEL_GRACE_MS = 700;

/**
 * A thread's heap begins so large that marking, which takes a third of the CPU time of small workbooks, is hardly ever needed.
 * There is no such option for one thread; threads that are there already are not changed.
 */
const FIRST_HEAP_MB = 64;

export function threadPool(options: ThreadPoolOptions): IngestPool {
  setFlagsFromString(`--initial-old-space-size=${FIRST_HEAP_MB}`);
  const gate = new PauseGate();
  const idle: Thread[] = [];
  const all = new Set<Thread>();
  const queue: ((thread: Thread) => void)[] = [];
  let closed = false;

  const spawn = (): Thread => {
    const thread = new Thread(options, gate);
    all.add(thread);
    return thread;
  };
  const acquire = async (): Promise<Thread> => {
    const ready = idle.pop() ?? (all.size < options.size ? spawn() : undefined);
    return ready ?? new Promise((resolve) => queue.push(resolve));
  };
  const release = (used: Thread): void => {
    if (!used.isUsable) all.delete(used);
    if (closed) return;
    const next = queue.shift();
    if (next !== undefined) next(used.isUsable ? used : spawn());
    else if (used.isUsable) idle.push(used);
  };
  const withThread = async <T>(signal: AbortSignal | undefined, work: (thread: Thread) => Promise<T>): Promise<T> => {
    const thread = await acquire();
    try {
      await gate.pass(signal);
      if (signal?.aborted === true || closed) throw cancelled();
      return await work(thread);
    } finally {
      release(thread);
    }
  };

  return {
    size: options.size,
    inspect: (task, signal) =>
      withThread(signal, async (thread): Promise<FileFacts> => {
        const answer = await thread.run({ kind: 'inspect', task }, null, signal);
        return answer.kind === 'inspected' ? answer.facts : failedFacts(answer);
      }),
    prepare: (task, context, sink, signal) =>
      withThread(signal, async (thread): Promise<FileOutcome> => {
        const answer = await thread.run({ kind: 'prepare', task, context }, sink, signal);
        if (answer.kind === 'prepared') return answer.outcome;
        if (answer.kind === 'broken') return { status: 'failed', sha256: '', error: answer.error };
        throw cancelled();
      }),
    pause: (paused) => gate.set(paused),
    close: async () => {
      closed = true;
      gate.set(false);
      await Promise.all([...all].map((thread) => thread.terminate()));
      all.clear();
    },
  };
}

function cancelled(): EngineFailure {
  return new EngineFailure('CANCELLED', '已取消，没有写入任何数据。');
}

function failedFacts(answer: Answer): FileFacts {
  if (answer.kind !== 'broken') throw cancelled();
  return { sha256: '', bytes: 0, format: null, tables: [], unknownTables: [], skippedSheets: [], hiddenSheets: 0, status: 'failed', error: answer.error };
}

type Answer = Exclude<FromWorker, SinkCall>;

interface Task {
  readonly sink: FileSink | null;
  readonly signal: AbortSignal | undefined;
  readonly settle: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
}

class Thread {
  private readonly worker: Worker;
  private task: Task | null = null;
  private watch: NodeJS.Timeout | undefined;
  /** Calls of the sink under way: while we owe an answer, silence is our own. */
  private owed = 0;
  private sinkCalls: Promise<void> = Promise.resolve();
  isUsable = true;

  constructor(
    private readonly options: ThreadPoolOptions,
    private readonly gate: PauseGate,
  ) {
    this.worker = new Worker(options.script, { resourceLimits: { maxOldGenerationSizeMb: options.heapMb ?? DEFAULT_HEAP_MB } });
    this.worker.on('message', (message: FromWorker) => this.receive(message));
    this.worker.on('error', (error) => this.broken(error));
    this.worker.on('exit', () => this.broken(new Error('the thread ended')));
    // An idle thread must not keep the program alive.
    this.worker.unref();
  }

  async run(message: ToWorker, sink: FileSink | null, signal: AbortSignal | undefined): Promise<Answer> {
    let grace: NodeJS.Timeout | undefined;
    const cancel = (): void => {
      this.post({ kind: 'cancel' });
      grace = setTimeout(() => void this.giveUp({ kind: 'cancelled' }), CANCEL_GRACE_MS);
    };
    this.worker.ref();
    try {
      return await new Promise<Answer>((settle, reject) => {
        this.task = { sink, signal, settle, reject };
        this.post(message);
        this.rest();
        if (signal?.aborted === true) cancel();
        signal?.addEventListener('abort', cancel, { once: true });
      });
    } finally {
      signal?.removeEventListener('abort', cancel);
      clearTimeout(grace);
      clearTimeout(this.watch);
      this.task = null;
      this.worker.unref();
    }
  }

  async terminate(): Promise<void> {
    this.isUsable = false;
    this.task?.settle({ kind: 'cancelled' });
    await this.worker.terminate();
  }

  private post(message: ToWorker): void {
    if (this.isUsable) this.worker.postMessage(message);
  }

  private receive(message: FromWorker): void {
    const { task } = this;
    if (task === null) return;
    this.rest();
    if (message.kind !== 'sink') {
      // Everything the worker sent before has been taken in when its last word counts.
      this.sinkCalls.then(() => task.settle(message), task.reject);
      return;
    }
    this.owed++;
    this.sinkCalls = this.sinkCalls.then(async () => {
      await this.gate.pass(task.signal);
      if (task.signal?.aborted === true) return;
      const decision = await answerOf(task.sink, message);
      this.owed--;
      this.rest();
      this.post({ kind: 'answer', call: message.call, decision });
    });
    // Without a sink that takes them the worker's rows are worthless: the file ends here.
    this.sinkCalls.catch((error: unknown) => {
      this.post({ kind: 'cancel' });
      task.reject(error);
      void this.giveUp({ kind: 'cancelled' });
    });
  }

  /** Starts the watch anew. */
  private rest(): void {
    clearTimeout(this.watch);
    this.watch = setTimeout(() => {
      if (this.owed > 0 || this.gate.isClosed) this.rest();
      else void this.giveUp({ kind: 'broken', error: new EngineFailure('DAMAGED_FILE', '读取这个文件用时过长，已放弃：文件可能损坏，或含有大量无用的格式。请用 Excel 或 WPS 打开，只把数据复制到新工作簿后重新导入。').error });
    }, this.options.silenceMs ?? DEFAULT_SILENCE_MS);
    this.watch.unref();
  }

  private async giveUp(answer: Answer): Promise<void> {
    this.isUsable = false;
    this.task?.settle(answer);
    await this.worker.terminate();
  }

  private broken(error: Error): void {
    this.isUsable = false;
    const outOfMemory = 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
    const failure = outOfMemory
      ? new EngineFailure('FILE_TOO_LARGE', '读取这个文件需要的内存过多，已放弃。请用 Excel 或 WPS 打开，另存为 .xlsx 或拆分成多个文件后导入。')
      : new EngineFailure('INTERNAL', '读取这个文件时程序内部出错，其他文件不受影响。请把文件另存为 .xlsx 后重试。', { original: error.message });
    this.task?.settle({ kind: 'broken', error: failure.error });
  }
}

async function answerOf(sink: FileSink | null, call: SinkCall): Promise<'load' | 'skip' | null> {
  if (sink === null) throw new Error('the worker sent rows of a file that was only to be looked at');
  switch (call.method) {
    case 'opened':
      return sink.opened(...call.given);
    case 'table':
      return sink.table(...call.given);
    case 'rows':
      await sink.rows(...call.given);
      return null;
    case 'issues':
      await sink.issues(...call.given);
      return null;
    case 'names':
      await sink.names(...call.given);
      return null;
    case 'tableEnd':
      await sink.tableEnd(...call.given);
      return null;
  }
}
