/**
 * One sheet of a form that this program gave out, as rows of texts; some hundred rows are held whole. It is read on the
 * engine's own thread, so only formats read in small steps are taken: whole-file formats could hold it for minutes.
 */
import { EngineFailure } from '../../../../shared/contract';
import { openWorkbook } from '../read/open-workbook';
import { sniff, type Sniffed } from '../read/sniff';
import { type ByteSource, CellKind, DEFAULT_READ_LIMITS, type ReadLimits, type WorkbookReader } from '../read/types';
import { isoDate, momentOfSerial } from '../text/excel-serial';
import { type FileInput, openInput } from './file-task';

/** One row of the sheet: number from 1, texts by column from 0. */
export interface FormRow {
  readonly row: number;
  readonly cells: readonly string[];
}

/** What the form is called, for messages, and on which sheet it is filled in: the first one where none has that name. */
export interface SmallForm {
  readonly label: string;
  readonly sheet?: string;
}

const MOST_ROWS = 10_000;
/** Far above any form that was given out. */
const FORM_LIMITS: Pick<ReadLimits, 'sharedStrings' | 'columns'> = { sharedStrings: 1_000_000, columns: 100 };
/** Readable formats that are read whole and at once. */
const WHOLE_FILE: readonly Sniffed['kind'][] = ['xls', 'xlsb', 'html', 'spreadsheetXml', 'flatOds', 'encryptedPackage'];

/** @throws EngineFailure of opening and reading; UNSUPPORTED_FORMAT for what must be saved as .xlsx first; BAD_REQUEST for a table larger than a form can be */
export async function readSmallForm(input: FileInput, form: SmallForm, signal: AbortSignal | undefined): Promise<FormRow[]> {
  try {
    return await readRows(input, form, signal);
  } catch (error) {
    // The reader's advice, to split and import, is for data and not for a form.
    if (error instanceof EngineFailure && error.error.code === 'FILE_TOO_LARGE') throw notAForm(form);
    throw error;
  }
}

function notAForm({ label }: SmallForm): EngineFailure {
  return new EngineFailure('BAD_REQUEST', `这个文件比${label}大得多，不是${label}。请用本页下载的空白表填写。`);
}

async function readRows(input: FileInput, form: SmallForm, signal: AbortSignal | undefined): Promise<FormRow[]> {
  const source = await openInput(input, signal);
  const workbook = await openForm(source, form, signal).catch(async (error: unknown) => {
    await source.close();
    throw error;
  });
  const found: FormRow[] = [];
  try {
    for await (const { rowCount, rowNumbers, columns } of (workbook.sheets.find(({ name }) => name === form.sheet) ?? workbook.sheets[0])?.batches() ?? []) {
      for (let row = 0; row < rowCount; row++) {
        const cells = Array.from(columns, (column) => (column === undefined ? '' : textOf(column.kinds[row]!, column.numbers[row]!, column.texts[row] ?? null)));
        found.push({ row: rowNumbers[row]!, cells });
      }
      if (found.length > MOST_ROWS) throw notAForm(form);
    }
    return found;
  } finally {
    await workbook.close();
  }
}

async function openForm(source: ByteSource, { label }: SmallForm, signal: AbortSignal | undefined): Promise<WorkbookReader> {
  const { kind } = await sniff(source, { ...DEFAULT_READ_LIMITS, ...FORM_LIMITS }, signal);
  if (WHOLE_FILE.includes(kind)) throw new EngineFailure('UNSUPPORTED_FORMAT', `${label}要用 .xlsx、.ods 或 .csv 格式。请在 Excel 或 WPS 中打开这个文件，另存为不设密码的 .xlsx 后重新选择。`, { kind });
  return openWorkbook(source, signal === undefined ? { limits: FORM_LIMITS } : { limits: FORM_LIMITS, signal });
}

function textOf(kind: number, number: number, text: string | null): string {
  if (kind === CellKind.number) return String(number);
  if (kind !== CellKind.date) return text ?? '';
  const { year, month, day } = momentOfSerial(number);
  return isoDate(year, month, day);
}
