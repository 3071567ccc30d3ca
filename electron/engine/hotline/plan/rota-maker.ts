/** The generator in a thread of its own: the solver blocks the thread that it runs in. */
import { Worker } from 'node:worker_threads';
import { EngineFailure } from '../../../../shared/contract';
import type { EngineError } from '../../../../shared/contract';
import type { RotaRequest, RotaResult } from '../generate/types';

/** @throws EngineFailure BAD_REQUEST for entries that contradict themselves, CANCELLED, INTERNAL */
export type RotaMaker = (request: RotaRequest, signal?: AbortSignal) => Promise<RotaResult>;

/** What the thread answers, once. */
export type RotaAnswer = { readonly ok: true; readonly result: RotaResult } | { readonly ok: false; readonly error: EngineError };

function cancelled(): EngineFailure {
  return new EngineFailure('CANCELLED', '已取消排班，没有产生值班表。');
}

/** @param script the bundled rota-worker; a thread lives for one rota, and a cancel ends it wherever the solver stands */
export function rotaThread(script: string): RotaMaker {
  return async (request, signal) => {
    if (signal?.aborted === true) throw cancelled();
    const worker = new Worker(script, { workerData: request });
    let cancel: (() => void) | undefined;
    try {
      return await new Promise<RotaResult>((resolve, reject) => {
        const broken = (original: string): void => reject(new EngineFailure('INTERNAL', '排班程序意外中断，没有产生值班表，已有数据未受影响。请缩短时段后重试。', { original }));
        worker.on('message', (answer: RotaAnswer) => {
          if (answer.ok) resolve(answer.result);
          else reject(new EngineFailure(answer.error.code, answer.error.message, answer.error.details));
        });
        worker.on('error', (error) => broken(String(error)));
        worker.on('exit', (code) => broken(`the thread ended with ${code}`));
        cancel = () => reject(cancelled());
        signal?.addEventListener('abort', cancel, { once: true });
      });
    } finally {
      if (cancel !== undefined) signal?.removeEventListener('abort', cancel);
      await worker.terminate();
    }
  };
}
