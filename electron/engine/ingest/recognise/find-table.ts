/** Finds the header of a sheet, the dataset it belongs to and what each column is. */
import { DATASETS, type DatasetColumn, type DatasetDefinition } from '../../../../shared/datasets';
import { normaliseHeader } from '../text/cell-text';
import type { MergedRange } from '../read/types';
import { spreadMerges } from './head-rows';
import { matchHeader } from './header-match';
import { readHeading, type TablePlace } from './heading';
import type { HeadRow, MappedColumn, TableLayout } from './types';

/** A header below this row is not looked for; titles and notes above official tables take far fewer. */
export const HEAD_ROWS = 60;
const MAXIMUM_HEADER_DEPTH = 3;
/** Headers that carry no data of ours and are not reported as unknown. */
const ignorable = new Set(['序号', '备注', '说明', '序', '编号顺序', 'No', 'NO', 'no', '']);

interface Candidate {
  readonly dataset: DatasetDefinition;
  readonly first: number;
  readonly depth: number;
  readonly columns: readonly MappedColumn[];
  readonly headers: ReadonlyMap<number, { readonly leaf: string; readonly path: string }>;
  readonly score: number;
}

/** Header texts by column for `depth` rows from `first`: the leaf alone, and the path from the top. */
function headersAt(rows: readonly HeadRow[], first: number, depth: number, hasMerges: boolean): Map<number, { leaf: string; path: string }> {
  const levels = rows.slice(first, first + depth).map((row) => row.texts);
  const width = Math.max(...levels.map((level) => level.length));
  const headers = new Map<number, { leaf: string; path: string }>();
  const carried: string[] = levels.map(() => '');
  for (let column = 0; column < width; column++) {
    const path: string[] = [];
    for (let level = 0; level < depth; level++) {
      const here = levels[level]?.[column] ?? '';
      const below = level + 1 < depth && levels.slice(level + 1).some((texts) => (texts[column] ?? '') !== '');
      if (here !== '') carried[level] = here;
      // Without merge information (CSV) a group label stands only over its first column.
      const text = here === '' && !hasMerges && below ? (carried[level] ?? '') : here;
      if (text !== '' && path.at(-1) !== text) path.push(text);
    }
    const leaf = path.at(-1);
    if (leaf !== undefined) headers.set(column, { leaf, path: path.join('·') });
  }
  return headers;
}

/** One sheet column per dataset column: the surest match wins, the leftmost of equals. */
function mapColumns(dataset: DatasetDefinition, headers: ReadonlyMap<number, { readonly leaf: string; readonly path: string }>): MappedColumn[] {
  const best = new Map<DatasetColumn, MappedColumn>();
  for (const [sheetColumn, { leaf, path }] of headers) {
    const match = matchHeader(dataset, normaliseHeader(leaf)) ?? matchHeader(dataset, normaliseHeader(path.replaceAll('·', '')));
    if (match === undefined) continue;
    const earlier = best.get(match.column);
    if (earlier === undefined || earlier.confidence < match.confidence) {
      best.set(match.column, { column: match.column, sheetColumn, header: path, confidence: match.confidence });
    }
  }
  return [...best.values()].sort((a, b) => a.sheetColumn - b.sheetColumn);
}

function hasSignature(dataset: DatasetDefinition, columns: readonly MappedColumn[]): boolean {
  const mapped = new Set(columns.map((entry) => entry.column.id));
  return dataset.signature.every((group) => group.some((id) => mapped.has(id)));
}

function scoreOf(dataset: DatasetDefinition, columns: readonly MappedColumn[], headers: ReadonlyMap<number, { readonly leaf: string }>, context: string): number {
  const leaves = new Set([...headers.values()].map(({ leaf }) => normaliseHeader(leaf)));
  const against = dataset.contraindications.filter((word) => leaves.has(normaliseHeader(word))).length;
  const titled = dataset.titleWords.some((word) => context.includes(word)) ? 1.5 : 0;
  return columns.reduce((sum, entry) => sum + entry.confidence, 0) + titled - against;
}

function candidatesAt(rows: readonly HeadRow[], first: number, depth: number, hasMerges: boolean, context: string): Candidate[] {
  const headers = headersAt(rows, first, depth, hasMerges);
  if (headers.size < 2) return [];
  return DATASETS.flatMap((dataset) => {
    const columns = mapColumns(dataset, headers);
    if (!hasSignature(dataset, columns)) return [];
    // A deeper header must earn its extra row.
    return [{ dataset, first, depth, columns, headers, score: scoreOf(dataset, columns, headers, context) - 0.2 * (depth - 1) }];
  });
}

/**
 * @param rows the first rows of the sheet, as read.
 * @returns the layout, or null when no dataset fits.
 */
export function findTable(rows: readonly HeadRow[], merges: readonly MergedRange[], place: TablePlace): TableLayout | null {
  const head = spreadMerges(rows.slice(0, HEAD_ROWS), merges);
  const context = contextOf(head, place);
  const candidates: Candidate[] = [];
  for (let first = 0; first < head.length; first++) {
    for (let depth = 1; depth <= MAXIMUM_HEADER_DEPTH && first + depth <= head.length; depth++) {
      candidates.push(...candidatesAt(head, first, depth, merges.length > 0, context));
    }
  }
  const best = firstOfItsKind(candidates, highest(candidates));
  return best === undefined ? null : layoutOf(best, head, place);
}

/** What the sheet says of itself: names and title-like rows (few different texts), the same for every candidate. */
function contextOf(head: readonly HeadRow[], place: TablePlace): string {
  const titles = head.flatMap((row) => {
    const texts = new Set(row.texts.filter((text) => text !== ''));
    return texts.size <= 2 ? [...texts] : [];
  });
  return [...titles, place.sheet, place.filePath.split(/[\\/]/).at(-1) ?? ''].join(' ');
}

function highest(candidates: readonly Candidate[]): Candidate | undefined {
  return candidates.reduce<Candidate | undefined>((best, candidate) => (best === undefined || candidate.score > best.score ? candidate : best), undefined);
}

/**
 * A header is often repeated after page breaks. Rows above a chosen header are lost, so the first that is nearly as good is
 * taken, as long as a row that is no header stands between the two: levels of one header follow each other.
 */
function firstOfItsKind(candidates: readonly Candidate[], best: Candidate | undefined): Candidate | undefined {
  if (best === undefined) return undefined;
  const likeHeaders = new Set(candidates.filter(({ dataset, depth, score }) => dataset === best.dataset && depth === 1 && score >= best.score * 0.5).map(({ first }) => first));
  const isApart = (end: number): boolean => Array.from({ length: Math.max(0, best.first - end) }, (_, index) => end + index).some((row) => !likeHeaders.has(row));
  const earlier = candidates.filter(({ dataset, first, depth, score }) => dataset === best.dataset && score >= best.score * 0.75 && isApart(first + depth));
  return earlier.length === 0 ? best : firstOfItsKind(candidates, highest(earlier));
}

function layoutOf(candidate: Candidate, head: readonly HeadRow[], place: TablePlace): TableLayout {
  const { dataset, columns, headers, first, depth } = candidate;
  const mappedColumns = new Set(columns.map((entry) => entry.sheetColumn));
  const mappedIds = new Set(columns.map((entry) => entry.column.id));
  const mean = columns.reduce((sum, entry) => sum + entry.confidence, 0) / columns.length;
  const known = [...headers.entries()].filter(([column, { leaf }]) => mappedColumns.has(column) || ignorable.has(normaliseHeader(leaf)));
  const firstRow = head[first];
  const lastRow = head[first + depth - 1];
  if (firstRow === undefined || lastRow === undefined) throw new Error('header outside the rows it was found in');
  return {
    dataset,
    // How sure the matches are, and how much of the header was understood.
    confidence: Math.round(mean * (0.6 + (0.4 * known.length) / headers.size) * 100) / 100,
    firstHeaderRow: firstRow.rowNumber,
    lastHeaderRow: lastRow.rowNumber,
    columns,
    unmappedHeaders: [...headers.entries()].filter(([column, { leaf }]) => !mappedColumns.has(column) && !ignorable.has(normaliseHeader(leaf))).map(([, { path }]) => path),
    missingRequired: dataset.columns.filter((column) => column.required && !mappedIds.has(column.id)),
    headerTexts: new Map([...headers].map(([column, { leaf }]) => [column, normaliseHeader(leaf)])),
    heading: readHeading(head.slice(0, first), place),
  };
}
