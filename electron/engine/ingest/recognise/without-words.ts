/** Sheets without a single row of header words: near matches, values and memory, and at last a question to a person. */
import type { MergedRange } from '../read/types';
import { sampleOf } from './column-profile';
import type { Findings } from './findings';
import { extend } from './header-blocks';
import { blankCells, hasGroupMerges, headerCells } from './header-cells';
import { findHeaderless } from './headerless';
import type { TablePlace } from './heading';
import { contextOf, headingOf } from './heading-rows';
import type { Judgement } from './judge';
import { judge } from './known-judgements';
import { layoutKeyOf } from './layout-key';
import type { FoundHeader } from './layouts';
import type { TableColumns } from './map-columns';
import type { HeadRow } from './types';
import { valueKind, type ValueKind } from './value-kinds';
import { SampleAnswers } from './value-questions';

/** A header below this many filled rows would have too little above it in common with a title. */
const ROWS_TRIED = 12;
const FEWEST_COLUMNS = 3;
const FEWEST_ROWS = 2;
const LONGEST_LABEL = 40;
const labelKinds: ReadonlySet<ValueKind> = new Set(['word', 'text', 'name', 'stage', 'class', 'grade', 'risk']);

interface Attempt {
  readonly header: FoundHeader;
  readonly columns: TableColumns;
  readonly judgement: Judgement | undefined;
}

export function findWithoutWords(head: readonly HeadRow[], merges: readonly MergedRange[], place: TablePlace, findings: Findings): void {
  const headerless = findHeaderless(head);
  const attempts = headerless === undefined ? headerLikeRows(head).map((row) => attemptAt(head, merges, place, row)) : [];
  const chosen = attempts.find(({ header }) => findings.remembers(header.layoutKey)) ?? attempts.find(({ judgement }) => judgement !== undefined) ?? attempts[0];
  if (chosen !== undefined) findings.add(chosen.header, chosen.columns, chosen.header.firstHeaderRow, () => chosen.judgement, true);
  if (headerless === undefined) return;
  const before = (head[headerless.start]?.rowNumber ?? 1) - 1;
  const above = head.slice(0, headerless.start);
  const header: FoundHeader = { cells: headerless.cells, layoutKey: layoutKeyOf(headerless.keys), firstHeaderRow: before, lastHeaderRow: before, heading: headingOf(above, place, undefined) };
  findings.add(header, { cells: headerless.cells, blanks: [], answers: new SampleAnswers(head.slice(headerless.start)) }, before, () => headerless.judgement, true);
}

/** Rows of short, different texts with filled rows below. */
function headerLikeRows(head: readonly HeadRow[]): number[] {
  return head.slice(0, ROWS_TRIED).flatMap(({ texts }, row) => {
    const filled = texts.filter((text) => text !== '');
    const labels = filled.filter((text) => text.length <= LONGEST_LABEL && labelKinds.has(valueKind(text)));
    const isLike = new Set(filled).size >= FEWEST_COLUMNS && labels.length >= filled.length * 0.8 && row + FEWEST_ROWS < head.length;
    return isLike ? [row] : [];
  });
}

function attemptAt(head: readonly HeadRow[], merges: readonly MergedRange[], place: TablePlace, row: number): Attempt {
  const { top, bottom } = extend(head, row, 0);
  const rows = head.slice(top, bottom + 1);
  const width = Math.max(...rows.map(({ texts }) => texts.length));
  const cells = headerCells(rows, hasGroupMerges(rows, merges, width), { first: 0, last: width - 1 });
  const above = head.slice(0, top);
  const header: FoundHeader = {
    cells,
    layoutKey: layoutKeyOf(cells.map(({ pathKey }) => pathKey)),
    firstHeaderRow: head[top]?.rowNumber ?? 0,
    lastHeaderRow: head[bottom]?.rowNumber ?? 0,
    heading: headingOf(above, place, undefined),
  };
  const sample = sampleOf(head.slice(bottom + 1));
  const columns = { cells, blanks: blankCells(cells, sample, { first: 0, last: width - 1 }), answers: new SampleAnswers(sample) };
  return { header, columns, judgement: judge(columns, contextOf(above, place)) };
}
