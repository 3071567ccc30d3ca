/** Placed cells -> a table. */
import type { HeadValue, PlacedCell, TableColumn, TableLine, VisualTable } from './types';

type Path = readonly HeadValue[];
export type ComparePaths = (one: Path, other: Path) => number;

export interface Plan {
  readonly rowHeads: readonly string[];
  readonly columnHeads: readonly string[];
  /** In the order of the columns. */
  readonly measures: readonly string[];
  /** Absent: in the order in which the cells came. */
  readonly compareRows?: ComparePaths;
  readonly compareColumns?: ComparePaths;
}

export function pathKey(path: Path): string {
  return JSON.stringify(path.map(({ key }) => key));
}

/** Totals come last. A total that not a single measure has is left out. */
export function layOut<C>(placed: readonly PlacedCell<C>[], plan: Plan): VisualTable<C> {
  const cells = placed.filter(({ part }) => part === 'cell');
  const has = (part: string): boolean => placed.some((own) => own.part === part);
  const rows: TableLine[] = linesOf(cells.map(({ row }) => row), plan.compareRows);
  if (has('columnTotal')) rows.push({ path: [], isTotal: true });
  const columns: TableColumn[] = linesOf(cells.map(({ column }) => column), plan.compareColumns).flatMap((line) => plan.measures.map((measure) => ({ ...line, measure })));
  const withTotal = new Set(placed.filter(({ part }) => part === 'rowTotal').map(({ measure }) => measure));
  for (const measure of plan.measures) if (withTotal.has(measure)) columns.push({ path: [], isTotal: true, measure });

  const found = new Map(placed.map(({ part, row, column, measure, cell }) => [placeKey(part === 'columnTotal' || part === 'total', row, part === 'rowTotal' || part === 'total', column, measure), cell]));
  return {
    rowHeads: plan.rowHeads,
    columnHeads: plan.columnHeads,
    rows,
    columns,
    cells: rows.map((row) => columns.map((column) => found.get(placeKey(row.isTotal, row.path, column.isTotal, column.path, column.measure)))),
  };
}

function placeKey(rowTotal: boolean, row: Path, columnTotal: boolean, column: Path, measure: string): string {
  return `${rowTotal ? 'total' : pathKey(row)}|${columnTotal ? 'total' : pathKey(column)}|${measure}`;
}

function linesOf(paths: readonly Path[], compare: ComparePaths | undefined): TableLine[] {
  const lines = [...new Map(paths.map((path) => [pathKey(path), path])).values()].map((path): TableLine => ({ path, isTotal: false }));
  return compare === undefined ? lines : lines.sort((one, other) => compare(one.path, other.path));
}
