/** Tables as the recogniser gets them, written cell by cell. */
import { findTables } from '../../../electron/engine/ingest/recognise/find-tables';
import type { MergedRange } from '../../../electron/engine/ingest/read/types';
import type { FoundTables, HeadRow, RememberedLayout, TableLayout } from '../../../electron/engine/ingest/recognise/types';

export type Row = readonly (string | number)[];

/** Row numbers are kept; wholly empty rows are left out, as readers do. */
export function headOf(rows: readonly Row[]): HeadRow[] {
  return rows.flatMap((row, index) => (row.every((cell) => cell === '') ? [] : [{ rowNumber: index + 1, texts: row.map(String) }]));
}

/** @param range A1:C1 */
export function merge(range: string): MergedRange {
  const [start, end] = range.split(':').map((cell) => {
    const match = /^([A-Z]+)(\d+)$/.exec(cell);
    const column = [...(match?.[1] ?? 'A')].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
    return { row: Number(match?.[2] ?? 1) - 1, column };
  });
  if (start === undefined || end === undefined) throw new Error(`no range: ${range}`);
  return { startRow: start.row, startColumn: start.column, endRow: end.row, endColumn: end.column };
}

export interface Look {
  readonly merges?: readonly string[];
  readonly sheet?: string;
  readonly file?: string;
  readonly memory?: readonly RememberedLayout[];
}

export function look(rows: readonly Row[], options: Look = {}): FoundTables {
  const { merges = [], sheet = 'Sheet1', file = '上报.xlsx', memory = [] } = options;
  return findTables(headOf(rows), merges.map(merge), { sheet, filePath: file }, new Map(memory.map((each) => [each.layoutKey, each])));
}

/** The only table. */
export function only(rows: readonly Row[], options: Look = {}): TableLayout {
  const { tables } = look(rows, options);
  const [table] = tables;
  if (table === undefined || tables.length > 1) throw new Error(`${tables.length} tables instead of one`);
  return table;
}

/** Dataset column id -> sheet column. */
export function mapping(table: TableLayout): Record<string, number> {
  return Object.fromEntries(table.columns.map(({ column, sheetColumn }) => [column.id, sheetColumn]));
}

export function paths(table: { readonly headers: TableLayout['headers'] }): string[] {
  return table.headers.map(({ path }) => path);
}

export const SCHOOLS: readonly Row[] = [
  ['曹县', '曹县第一中学', '3137000001', '初中', 36, 1820, 142],
  ['曹县', '曹县实验小学', '2137000002', '小学', 24, 1200, 71],
  ['单县', '单县第二中学', '3137000003', '初中', 30, 1501, 98],
];
export const TEACHERS: readonly Row[] = [
  [1, '曹县第一中学', '李静', '女', '专职', '国家二级心理咨询师'],
  [2, '曹县实验小学', '王强', '男', '兼职', ''],
  [3, '单县第二中学', '孙丽', '女', '兼职', '心理健康教育C证'],
];
export const PUPILS: readonly Row[] = [
  ['赵一鸣', 'S1001', '男', '七年级', '1班', '2025-10-16', 38, '正常'],
  ['钱二丫', 'S1002', '女', '八年级', '2班', '2025-10-16', 66, '二级'],
  ['孙小三', 'S1003', '男', '九年级', '3班', '2025-10-17', 41, '三级'],
];
export const PUPIL_HEADER: Row = ['姓名', '学号', '性别', '年级', '班级', '测评时间', '总分', '预警等级'];
