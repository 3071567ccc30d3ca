import { EngineFailure } from '../../../../shared/contract';

/** Detail values that go to the log with a failure; never cell text. */
type Details = Readonly<Record<string, string | number | boolean | null>>;

/** The file's structure is broken; `where` names the broken thing in Chinese. */
export function damagedFile(where: string, details?: Details, cause?: unknown): EngineFailure {
  return new EngineFailure(
    'DAMAGED_FILE',
    `文件已损坏或不完整（${where}）。请用 Excel 或 WPS 打开原文件，另存为 .xlsx 后重新导入；如果打不开，请让报送单位重新发送。`,
    details,
    cause === undefined ? undefined : { cause },
  );
}

/** The file is built so that reading it would exhaust the machine or break a parser. */
export function hostileFile(what: string, details?: Details): EngineFailure {
  return new EngineFailure('HOSTILE_FILE', `文件结构异常，为安全起见已停止读取（${what}）。请核实文件来源，并让报送单位用 Excel 或 WPS 重新另存后发送。`, details);
}

/** The file is honest but over a limit; `advice` says how to make it smaller. */
export function fileTooLarge(what: string, advice: string, details?: Details): EngineFailure {
  return new EngineFailure('FILE_TOO_LARGE', `${what}，超出程序的上限。${advice}`, details);
}

/** @throws EngineFailure CANCELLED once the caller has given up. */
export function throwIfCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new EngineFailure('CANCELLED', '已取消读取文件。');
}
