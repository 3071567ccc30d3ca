/** Patterns computed in one thread, which is started with the first problem and kept, since loading the solver takes longer than most problems. */
import { Worker } from 'node:worker_threads';
import { EngineFailure, type EngineError } from '../../../../shared/contract';
import type { Problem, Protection } from './protect';
import type { Protector } from './protector';

/** One answer to every problem. */
export type ProtectAnswer = { readonly ok: true; readonly protection: Protection } | { readonly ok: false; readonly error: EngineError };

/** Far longer than any table takes: a solver that goes round in circles. */
const LONGEST_MS = 10 * 60_000;

function cancelled(): EngineFailure {
  return new EngineFailure('CANCELLED', '已取消，没有得出结果。');
}

function broken(original: string): EngineFailure {
  return new EngineFailure('INTERNAL', '隐私保护的计算没有完成，因此没有显示任何数字，已有数据未受影响。请重试；如再次出现，请减少所选的维度或筛选。', { original });
}

/** @param script the bundled suppression-worker */
export function protectThread(script: string, longestMs: number = LONGEST_MS): Protector {
  let thread: Worker | null = null;
  let queue: Promise<unknown> = Promise.resolve();

  const start = (): Worker => {
    const own = new Worker(script);
    const lost = (): void => {
      if (thread === own) thread = null;
    };
    return own.on('error', lost).on('exit', lost);
  };

  const end = async (): Promise<void> => {
    const own = thread;
    thread = null;
    await own?.terminate();
  };

  const solve = async (problem: Problem, signal: AbortSignal | undefined): Promise<Protection> => {
    if (signal?.aborted === true) throw cancelled();
    const own = (thread ??= start());
    // Only while it works does it keep the program alive.
    own.ref();
    try {
      return await answerOf(own, problem, signal, longestMs);
    } catch (error) {
      await end();
      throw error;
    } finally {
      own.unref();
    }
  };

  return {
    protect: (problem, signal) => {
      const run = queue.then(() => solve(problem, signal));
      queue = run.catch(() => undefined);
      return run;
    },
    close: end,
  };
}

async function answerOf(thread: Worker, problem: Problem, signal: AbortSignal | undefined, longestMs: number): Promise<Protection> {
  let settled = (): void => undefined;
  try {
    return await new Promise<Protection>((resolve, reject) => {
      const fail = (original: string): void => reject(broken(original));
      const message = (answer: ProtectAnswer): void => (answer.ok ? resolve(answer.protection) : fail(`${answer.error.message} ${JSON.stringify(answer.error.details)}`));
      const error = (thrown: unknown): void => fail(String(thrown));
      const exit = (code: number): void => fail(`the thread ended with ${code}`);
      const cancel = (): void => reject(cancelled());
      const watch = setTimeout(() => fail(`no answer within ${longestMs} ms`), longestMs);
      thread.on('message', message).on('error', error).on('exit', exit);
      signal?.addEventListener('abort', cancel);
      settled = () => {
        clearTimeout(watch);
        thread.off('message', message).off('error', error).off('exit', exit);
        signal?.removeEventListener('abort', cancel);
      };
      thread.postMessage(problem);
    });
  } finally {
    settled();
  }
}
