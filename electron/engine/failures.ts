import { EngineFailure, type EngineError } from '../../shared/contract';
import { isDiskFull } from './disk-full';
import { damaged, isDamage } from './workspace/soundness';

/** DuckDB begins its messages with the class of the error. */
const DUCKDB_CLASS = /^(?:[^:\n]{0,60}: )?([A-Z][A-Za-z ]{2,30} Error):/;

/** What an unforeseen error is, without its text: that may quote a cell or the program's statements. */
function kindOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  return DUCKDB_CLASS.exec(error.message)?.[1] ?? error.name;
}

/** Any thrown thing as an error value. What is not one of ours is a fault of the program and says so. */
export function failureOf(error: unknown): EngineError {
  if (error instanceof EngineFailure) return error.error;
  const original = error instanceof Error ? error.message : String(error);
  const kind = kindOf(error);
  // First, because DuckDB says of both that the database is to be opened anew.
  if (isDiskFull(error)) return { code: 'DISK_FULL', message: '磁盘空间不足，操作没有完成，已有数据未受影响。请清理磁盘后重试；仍不行请关闭并重新打开工作区。', details: { kind } };
  if (isDamage(error)) return damaged('', error).error;
  // Only who closes the workspace, or cancels, breaks a statement off.
  if (/^INTERRUPT Error/.test(original)) return { code: 'CANCELLED', message: '操作已取消。', details: { kind } };
  if (/Out of Memory|could not allocate/i.test(original)) return { code: 'INTERNAL', message: '内存不足，操作没有完成，已有数据未受影响。请关闭其他程序后重试。', details: { kind } };
  return { code: 'INTERNAL', message: '程序内部出错，操作没有完成，已有数据未受影响。请重试；如再次出现，请把“关于”页的信息和操作步骤告知维护人员。', details: { kind } };
}
