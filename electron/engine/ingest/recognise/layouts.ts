/** Puts together what is known of one table: from the recogniser's own judgement or from an earlier answer of a person. */
import { type DatasetDefinition, type DatasetId, getDataset } from '../../../../shared/datasets';
import { normaliseHeader } from '../text/cell-text';
import { DICTIONARIES, IGNORABLE } from './dictionary';
import type { HeaderCell } from './header-cells';
import type { Judgement } from './judge';
import { type TableColumns, withValues } from './map-columns';
import { itemOf } from './item-headers';
import { withoutScoreEnding } from './subscale-names';
import type { Heading, HeadRow, MappedColumn, MappedSeries, RememberedLayout, TableLayout } from './types';

export interface FoundHeader {
  readonly cells: readonly HeaderCell[];
  readonly layoutKey: string;
  /** Sheet rows from 1. */
  readonly firstHeaderRow: number;
  readonly lastHeaderRow: number;
  readonly heading: Heading;
}

/** What a person said of this layout; columns the catalogue no longer has are left out. */
export function recall(datasetId: DatasetId, remembered: RememberedLayout['columns'], { cells, blanks, answers }: TableColumns): Judgement {
  const dataset = getDataset(datasetId);
  const columns = remembered
    .flatMap(({ columnId, position }): MappedColumn[] => {
      const column = dataset.columns.find(({ id }) => id === columnId);
      const cell = cells[position];
      return column === undefined || cell === undefined ? [] : [{ column, sheetColumn: cell.sheetColumn, header: cell.path, confidence: 1, basis: 'memory' }];
    })
    .sort((a, b) => a.sheetColumn - b.sheetColumn);
  const taken = new Set(columns.map(({ sheetColumn }) => sheetColumn));
  const dictionary = DICTIONARIES.find((each) => each.dataset === dataset);
  if (dictionary === undefined) return { dataset, columns, series: [], confidence: 1, needsConfirmation: false };
  // A column without a header has no position to be remembered by. A numbered column that the person did not name is left out.
  return { dataset, columns: withValues(dictionary, blanks, answers, taken, columns), series: namedSeries(dataset, remembered, cells), confidence: 1, needsConfirmation: false };
}

/** Columns that a person called questions or subscales. */
function namedSeries(dataset: DatasetDefinition, remembered: RememberedLayout['columns'], cells: readonly HeaderCell[]): MappedSeries[] {
  return (dataset.series ?? []).flatMap((series) => {
    const chosen = remembered.filter(({ columnId }) => columnId === series.id).sort((a, b) => a.position - b.position);
    const entries = chosen.flatMap(({ position }, index) => {
      const cell = cells[position];
      if (cell === undefined) return [];
      const measure = series.id === 'items' ? String(itemOf(cell.leaf)?.number ?? index + 1) : withoutScoreEnding(cell.key);
      return [{ measure, sheetColumn: cell.sheetColumn, header: cell.path }];
    });
    return entries.length === 0 ? [] : [{ series, entries }];
  });
}

export function layoutOf(header: FoundHeader, judgement: Judgement): TableLayout {
  const { cells, layoutKey, firstHeaderRow, lastHeaderRow, heading } = header;
  const { dataset, columns, series } = judgement;
  const used = new Set([...columns.map(({ sheetColumn }) => sheetColumn), ...series.flatMap(({ entries }) => entries.map(({ sheetColumn }) => sheetColumn))]);
  const mapped = new Set(columns.map(({ column }) => column.id));
  const missingRequired = dataset.columns.filter(({ id, required }) => required === true && !mapped.has(id));
  const isRemembered = columns.some(({ basis }) => basis === 'memory');
  return {
    dataset,
    confidence: judgement.confidence,
    needsConfirmation: judgement.needsConfirmation || (missingRequired.length > 0 && !isRemembered),
    layoutKey,
    firstColumn: cells[0]?.sheetColumn ?? 0,
    lastColumn: cells.at(-1)?.sheetColumn ?? 0,
    lastRow: null,
    headers: headersOf(cells),
    firstHeaderRow,
    lastHeaderRow,
    columns,
    series,
    unmappedHeaders: cells.filter(({ sheetColumn, key }) => !used.has(sheetColumn) && !IGNORABLE.has(key)).map(({ path }) => path),
    missingRequired,
    headerTexts: new Map(cells.filter(({ leaf }) => leaf !== '').map(({ sheetColumn, leaf }) => [sheetColumn, normaliseHeader(leaf)])),
    heading,
  };
}

export function headersOf(cells: readonly HeaderCell[]): TableLayout['headers'] {
  return cells.map(({ sheetColumn, path }) => ({ sheetColumn, path }));
}

/** Rows without a table's neighbours to the left and right. */
export function clip(rows: readonly HeadRow[], first: number, last: number): HeadRow[] {
  return rows.map(({ rowNumber, texts }) => ({ rowNumber, texts: texts.map((text, column) => (column >= first && column <= last ? text : '')) }));
}
