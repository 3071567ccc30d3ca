import { csvWorkbook } from './csv/csv-workbook';
import { fileTooLarge, throwIfCancelled } from './failures';
import { refusal } from './refusals';
import { sniff } from './sniff';
import type { ByteSource, ReadLimits, WorkbookReader } from './types';
import { DEFAULT_READ_LIMITS } from './types';
import { openXlsxWorkbook } from './xlsx/xlsx-workbook';

export interface OpenOptions {
  /** Limits that differ from DEFAULT_READ_LIMITS. */
  readonly limits?: Partial<ReadLimits>;
  /** Checked between chunks, while opening and while reading. */
  readonly signal?: AbortSignal;
  /** Tried in order on a workbook that asks for one; none of them is kept. */
  readonly passwords?: readonly string[];
}

/**
 * Opens a workbook or text table; the format is told by content, never by name. `close()` of the reader closes
 * the source; when opening fails, the source is left to the caller.
 * @throws EngineFailure UNSUPPORTED_FORMAT, ENCRYPTED_WORKBOOK, DAMAGED_FILE, HOSTILE_FILE, FILE_TOO_LARGE, FILE_UNREADABLE, CANCELLED
 */
export async function openWorkbook(source: ByteSource, options: OpenOptions = {}): Promise<WorkbookReader> {
  const limits: ReadLimits = { ...DEFAULT_READ_LIMITS, ...options.limits };
  throwIfCancelled(options.signal);
  if (source.size > limits.totalBytes) throw fileTooLarge('文件过大', '请按学校或县区拆分成多个文件后导入。', { bytes: source.size });
  const sniffed = await sniff(source, limits, options.signal);
  switch (sniffed.kind) {
    case 'xlsx':
      return openXlsxWorkbook(source, sniffed.directory, limits, options.signal);
    case 'csv':
      return csvWorkbook(source, sniffed.encoding, sniffed.dialect, limits, options.signal);
    default:
      throw refusal(sniffed.kind);
  }
}
