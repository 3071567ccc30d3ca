/** Which tables a workbook holds; reads the first rows of each sheet only. */
import type { CellBatch, MergedRange, WorkbookReader } from '../read/types';
import { UNDATED } from '../recognise/calendar-grid/find-grid';
import { findTables, HEAD_ROWS } from '../recognise/find-tables';
import type { HeadRow, RememberedLayout, TableLayout, UnknownTable } from '../recognise/types';
import { BufferedSheet } from './buffered-sheet';
import { gridOf } from './grid-of-sheet';
import { GridSheet } from './grid-sheet';
import type { SkippedSheet } from './prepared';

export interface RecognisedSheet {
  readonly sheet: BufferedSheet;
  readonly tables: readonly TableLayout[];
  readonly unknown: readonly UnknownTable[];
  readonly merges: readonly MergedRange[];
  /** Rows looked at, as read. */
  readonly head: readonly HeadRow[];
  /** Columns from 0 that are left out because they are hidden. */
  readonly leftOutColumns: ReadonlySet<number>;
  /** Hidden rows among those looked at, and hidden columns, whether left out or not. */
  readonly hiddenRows: number;
  readonly hiddenColumns: ReadonlySet<number>;
  /** Its rows were made from a calendar. */
  readonly isGrid: boolean;
}

export interface RecognisedWorkbook {
  readonly sheets: readonly RecognisedSheet[];
  readonly skippedSheets: readonly SkippedSheet[];
  readonly hiddenSheets: number;
}

export interface RecogniseOptions {
  readonly displayName: string;
  readonly includeHidden: boolean;
  readonly memory: readonly RememberedLayout[];
}

const ROTA = 'hotlineShifts';
/** Shown of a calendar that nothing but its shape tells: a person should look. */
const DOUBTFUL = 0.6;

/** Sheets that go with forms: guides, lists of choices. Nobody is asked what they are; a table of ours on one is still taken. */
const guideName = /说明|须知|指南|示例|样例|下拉|选项|字典|代码表/;

export async function recogniseWorkbook(workbook: WorkbookReader, options: RecogniseOptions): Promise<RecognisedWorkbook> {
  const memory = new Map(options.memory.map((layout) => [layout.layoutKey, layout]));
  const sheets: RecognisedSheet[] = [];
  const skippedSheets: SkippedSheet[] = [];
  let hiddenSheets = 0;
  for (const reader of workbook.sheets) {
    const sheet = new BufferedSheet(reader);
    const found = await recogniseSheet(sheet, options, memory);
    const isHidden = reader.state !== 'visible';
    if (isHidden && found.head.length > 0) hiddenSheets++;
    if (isHidden && !options.includeHidden) {
      await sheet.close();
      skippedSheets.push({ sheet: reader.name, reason: found.head.length === 0 ? '空工作表。' : '隐藏的工作表，没有读取。如其中有要上报的数据，请选择“导入隐藏内容”，或取消隐藏后重新导入。' });
    } else if (found.tables.length > 0 || found.unknown.length > 0) sheets.push(found);
    else {
      await sheet.close();
      skippedSheets.push({ sheet: reader.name, reason: found.reason });
    }
  }
  return { ...(await withoutRepeatedGrids(sheets, skippedSheets)), hiddenSheets };
}

/** A rota that stands in the same workbook as a list and as a calendar is taken once, as the list: it says more. */
async function withoutRepeatedGrids(sheets: readonly RecognisedSheet[], skippedSheets: readonly SkippedSheet[]): Promise<Pick<RecognisedWorkbook, 'sheets' | 'skippedSheets'>> {
  const hasList = sheets.some(({ isGrid, tables }) => !isGrid && tables.some(({ dataset, needsConfirmation }) => dataset.id === ROTA && !needsConfirmation));
  const repeated = hasList ? sheets.filter(({ isGrid }) => isGrid) : [];
  for (const { sheet } of repeated) await sheet.close();
  return {
    sheets: sheets.filter((sheet) => !repeated.includes(sheet)),
    skippedSheets: [...skippedSheets, ...repeated.map(({ sheet }) => ({ sheet: sheet.name, reason: '日历式值班表。同一文件里另有值班明细，已按明细导入，这张没有重复导入。' }))],
  };
}

async function recogniseSheet(sheet: BufferedSheet, options: RecogniseOptions, memory: ReadonlyMap<string, RememberedLayout>): Promise<RecognisedSheet & { readonly reason: string }> {
  let hiddenRows = 0;
  const isLeftOut = (batch: CellBatch, row: number): boolean => {
    if (batch.hiddenRows?.[row] !== 1) return false;
    hiddenRows++;
    return !options.includeHidden;
  };
  const hiddenColumns = columnSet(await sheet.hiddenColumns());
  const leftOutColumns = options.includeHidden ? new Set<number>() : hiddenColumns;
  const read = await sheet.head(HEAD_ROWS, isLeftOut);
  const head = leftOutColumns.size === 0 ? read : read.map((row) => ({ ...row, texts: row.texts.map((text, column) => (leftOutColumns.has(column) ? '' : text)) }));
  const merges = head.length === 0 ? [] : await sheet.merges();
  const found = findTables(head, merges, { sheet: sheet.name, filePath: options.displayName }, memory);
  const { tables, ignored } = found;
  if (!tables.some(({ needsConfirmation }) => !needsConfirmation)) {
    const grid = await gridOf(sheet, head, merges, { leftOutColumns, includeHidden: options.includeHidden, context: [sheet.name, options.displayName.split(/[\\/]/).at(-1) ?? ''] });
    if (grid === UNDATED && tables.length === 0) {
      return { sheet, tables: [], unknown: [], merges, head, leftOutColumns, hiddenRows, hiddenColumns, isGrid: true, reason: '像是日历式的值班表，但看不出是哪年哪月。请在标题或工作表名称里写明年月（如2025年11月），再重新导入。' };
    }
    if (grid !== null && grid !== UNDATED) {
      const made = await recogniseSheet(new BufferedSheet(new GridSheet(sheet.reader, grid.rows, grid.grid)), options, memory);
      await sheet.close();
      const isAsked = grid.grid.isDoubtful;
      return { ...made, hiddenRows, hiddenColumns, isGrid: true, tables: made.tables.map((table) => (isAsked && !table.columns.some(({ basis }) => basis === 'memory') ? { ...table, confidence: DOUBTFUL, needsConfirmation: true } : table)) };
    }
  }
  const isGuide = guideName.test(sheet.name);
  const unknown = isGuide ? [] : found.unknown;
  const reason = head.length === 0 ? '空工作表。' : isGuide ? '填写说明一类的工作表，不是数据。' : ignored > 0 ? '已确认过不是要导入的表格。' : '没有找到能识别的表头（学校名录、心理健康教师台账或心理测评结果）。';
  return { sheet, tables, unknown, merges, head, leftOutColumns, hiddenRows, hiddenColumns, isGrid: false, reason };
}

function columnSet(ranges: readonly { readonly first: number; readonly last: number }[]): Set<number> {
  const columns = new Set<number>();
  for (const { first, last } of ranges) for (let column = first; column <= Math.min(last, first + 1000); column++) columns.add(column);
  return columns;
}
