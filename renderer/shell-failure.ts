import type { EngineError } from '../shared/contract';

/** What a dialog or file call of the host failed with, as an error to show. */
export function shellFailure(reason: unknown): EngineError {
  const detail = reason instanceof Error ? reason.message : String(reason);
  return { code: 'INTERNAL', message: `本机操作没有完成，请重试；仍不行请重新启动程序。（${detail}）` };
}
