/** Finds every table in the first rows of a sheet: what it is, what each column is, and how sure that is. */
import type { MergedRange } from '../read/types';
import { sampleOf } from './column-profile';
import { Findings, rangeOf } from './findings';
import { findHeaderBlocks, type HeaderBlock } from './header-blocks';
import { blankCells, hasGroupMerges, type HeaderCell, headerCells } from './header-cells';
import { spreadMerges } from './head-rows';
import type { TablePlace } from './heading';
import { contextOf, headingOf, headingStart, unitNamedIn } from './heading-rows';
import { judge } from './known-judgements';
import { layoutKeyOf } from './layout-key';
import { clip, type FoundHeader } from './layouts';
import { segmentsOf } from './segments';
import type { FoundTables, Heading, HeadRow, RememberedLayout } from './types';
import { SampleAnswers } from './value-questions';
import { findWithoutWords } from './without-words';

export { isForeignHeader } from './foreign-header';

/** So many filled rows of a sheet are looked at for headers; titles and notes above official tables take far fewer. */
export const HEAD_ROWS = 60;
/** A header that fits no dataset is told of when it is one beyond doubt. */
const FEWEST_WORDS = 3;
const SHARE_OF_WORDS = 0.5;

/**
 * @param rows the first filled rows of the sheet as read, or those around a header found further down.
 * @param merges of the whole sheet.
 * @param memory by layout key: what a person said of a header layout before.
 * @param outer the heading of the table above, where `rows` begin further down the sheet: it holds until another is met.
 */
export function findTables(
  rows: readonly HeadRow[],
  merges: readonly MergedRange[],
  place: TablePlace,
  memory: ReadonlyMap<string, RememberedLayout>,
  outer?: Heading,
): FoundTables {
  const head = spreadMerges(rows.slice(0, HEAD_ROWS), merges);
  const findings = new Findings(memory, outer);
  const blocks = findHeaderBlocks(head);
  for (const [index, block] of blocks.entries()) {
    readBlock({ head, merges, place, findings, block, notAbove: (blocks[index - 1]?.bottom ?? -1) + 1, end: blocks[index + 1]?.top ?? head.length });
  }
  if (findings.isEmpty) findWithoutWords(head, merges, place, findings);
  return findings.result();
}

interface Reading {
  readonly head: readonly HeadRow[];
  readonly merges: readonly MergedRange[];
  readonly place: TablePlace;
  readonly findings: Findings;
  readonly block: HeaderBlock;
  /** Indices of the first row below the header above, and of the first row of the next header. */
  readonly notAbove: number;
  readonly end: number;
}

function readBlock({ head, merges, place, findings, block, notAbove, end }: Reading): void {
  const headerRows = head.slice(block.top, block.bottom + 1);
  const width = widthOf(headerRows);
  const cells = headerCells(headerRows, hasGroupMerges(headerRows, merges, width), { first: 0, last: width - 1 });
  const below = sampleOf(head.slice(block.bottom + 1, end));
  const answers = new SampleAnswers(below);
  const segments = segmentsOf(cells, [...headerRows, ...below], (column) => findings.holds(column), (part) => judge({ cells: part, blanks: [], answers }, '') !== undefined);
  for (const segment of segments) {
    const [first, last] = rangeOf(segment);
    const isBeside = segments.length > 1 || findings.hasBeside(first, last);
    const own = isBeside ? clip(head, first, last) : head;
    const start = headingStart(own, notAbove, block.top, findings.isBelowTable(first, last));
    const above = filledOr(own.slice(start, block.top), head.slice(start, block.top));
    const header: FoundHeader = {
      cells: segment,
      layoutKey: layoutKeyOf(segment.map(({ pathKey }) => pathKey)),
      firstHeaderRow: head[block.top]?.rowNumber ?? 0,
      lastHeaderRow: head[block.bottom]?.rowNumber ?? 0,
      heading: headingOf(above, place, findings.outerHeading),
    };
    if (findings.repeats(header, unitNamedIn(above))) continue;
    const columns = { cells: segment, blanks: blankCells(segment, below, isBeside ? { first, last } : { first: 0, last: widthOf(below) - 1 }), answers };
    const headingRow = head[start]?.rowNumber ?? header.firstHeaderRow;
    findings.add(header, columns, headingRow, () => judge(columns, contextOf(above, place)), isTableLike(block, segment) && below.length > 0);
  }
}

function widthOf(rows: readonly HeadRow[]): number {
  return rows.reduce((width, { texts }) => Math.max(width, texts.length), 0);
}

function filledOr(rows: readonly HeadRow[], otherwise: readonly HeadRow[]): readonly HeadRow[] {
  return rows.some(({ texts }) => texts.some((text) => text !== '')) ? rows : otherwise;
}

function isTableLike({ words, filled }: HeaderBlock, segment: readonly HeaderCell[]): boolean {
  return words >= FEWEST_WORDS && words >= filled * SHARE_OF_WORDS && segment.length >= FEWEST_WORDS;
}
