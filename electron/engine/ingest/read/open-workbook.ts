import { EngineFailure } from '../../../../shared/contract';
import { csvWorkbook } from './csv/csv-workbook';
import { fileTooLarge, throwIfCancelled } from './failures';
import { openFlatOdsWorkbook, openOdsWorkbook } from './ods/ods-workbook';
import { refusal } from './refusals';
import { openHtmlWorkbook } from './sheetjs/html-workbook';
import { openXmlWorkbook } from './sheetjs/xml-workbook';
import { sniff } from './sniff';
import type { TextEncoding } from './text-encoding';
import type { ByteSource, ReadLimits, WorkbookReader } from './types';
import { DEFAULT_READ_LIMITS } from './types';
import { openXlsxWorkbook } from './xlsx/xlsx-workbook';

/** SheetJS and its code pages take longer to load than a workbook to read: only the formats that need them do. */
const loadSheetJs = () => import('./sheetjs/sheetjs-workbook');
const loadDecryption = () => import('./encryption/decrypt-workbook');

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
  return openSniffed(source, limits, options);
}

async function openSniffed(source: ByteSource, limits: ReadLimits, options: OpenOptions): Promise<WorkbookReader> {
  const { signal } = options;
  const sniffed = await sniff(source, limits, signal);
  switch (sniffed.kind) {
    case 'xlsx':
      return openXlsxWorkbook(source, sniffed.directory, limits, signal);
    case 'ods':
      return openOdsWorkbook(source, sniffed.directory, limits, signal);
    case 'flatOds':
      return openFlatOdsWorkbook(source, limits, signal);
    case 'xlsb':
      return (await loadSheetJs()).openSheetJsWorkbook(source, 'xlsb', limits, signal);
    case 'xls':
      return openXls(source, limits, options);
    case 'html':
      return openHtml(source, sniffed.encoding, limits, signal);
    case 'spreadsheetXml':
      return openXmlWorkbook(source, sniffed.encoding, limits, signal);
    case 'encryptedPackage':
      return openDecrypted(source, 'package', limits, options);
    case 'csv':
      return csvWorkbook(source, sniffed.encoding, sniffed.dialect, limits, signal);
    default:
      throw refusal(sniffed.kind);
  }
}

/** Old workbooks are asked for a password only when they turn out to want one. */
async function openXls(source: ByteSource, limits: ReadLimits, options: OpenOptions): Promise<WorkbookReader> {
  const { openSheetJsWorkbook } = await loadSheetJs();
  try {
    return await openSheetJsWorkbook(source, 'xls', limits, options.signal);
  } catch (error) {
    if (!(error instanceof EngineFailure) || error.error.code !== 'ENCRYPTED_WORKBOOK') throw error;
    return openDecrypted(source, 'xls', limits, options);
  }
}

async function openDecrypted(source: ByteSource, container: 'package' | 'xls', limits: ReadLimits, options: OpenOptions): Promise<WorkbookReader> {
  const { signal, passwords = [] } = options;
  const { decryptWorkbook, passwordNeeded } = await loadDecryption();
  const decrypted = await decryptWorkbook(source, container, passwords, limits, signal);
  const { kind } = await sniff(decrypted, limits, signal);
  // What comes out of a wrong key is no workbook; and an encrypted one inside another is none that people make.
  if (kind !== 'xlsx' && kind !== 'xlsb' && kind !== 'xls') throw passwordNeeded(passwords.length);
  const reader = kind === 'xls' ? await (await loadSheetJs()).openSheetJsWorkbook(decrypted, 'xls', limits, signal) : await openSniffed(decrypted, limits, options);
  return { ...reader, close: () => source.close() };
}

async function openHtml(source: ByteSource, encoding: TextEncoding, limits: ReadLimits, signal: AbortSignal | undefined): Promise<WorkbookReader> {
  const workbook = await openHtmlWorkbook(source, encoding, limits, signal);
  if (workbook.sheets.length === 0) throw refusal('emptyHtml');
  return workbook;
}
