/** What a report says, piece by piece, each under the names that an official would give it. */
import { cellText } from '../cell-text';
import type { ReportCell, ReportModel, ReportTable } from '../model';
import type { ProseBlock } from '../prose-model';

export interface NamedCell {
  readonly row: string;
  readonly column: string;
  readonly text: string;
}

/** By a key that is the same in two makings of a report. */
export type NamedCells = ReadonlyMap<string, NamedCell>;

/** How the running text is called beside the tables, and what is said below one. */
export const TEXT = '正文';
const NOTES = '说明';
const ORDER = '序号';
const NAMING_COLUMNS = 2;

/** Cells by what names their row and column, so that a county more does not shift the others; rows of the same name by their order. */
export function cellsOf(table: ReportTable | undefined): NamedCells {
  const cells = new Map<string, NamedCell>();
  if (table === undefined) return cells;
  const naming = table.codeRow.map((code) => !/^\d+$/.test(code));
  const columns = table.columns.map(({ header }) => header.filter((text, level) => header.indexOf(text) === level).join('·'));
  const seen = new Map<string, number>();
  for (const row of [...(table.totals.length > 0 ? [table.totals] : []), ...table.rows, ...(table.parts ?? [])]) {
    const name = rowName(row, naming);
    const order = counted(seen, name);
    row.forEach((cell, column) => {
      // A school less moves all others up, which is no difference of theirs.
      if (columns[column] !== ORDER) cells.set(JSON.stringify([name, order, columns[column], column]), { row: name, column: columns[column] ?? '', text: cellText(cell) });
    });
  }
  for (const [key, note] of notesOf(table)) cells.set(key, note);
  return cells;
}

/** The texts of the first naming columns, a school after its county; lists are numbered, which names nobody. */
function rowName(row: readonly ReportCell[], naming: readonly boolean[]): string {
  const texts = row.flatMap((cell, column) => (naming[column] === true && cell.kind === 'text' && cell.text.trim() !== '' ? [cell.text.trim()] : []));
  return texts.slice(0, NAMING_COLUMNS).join(' ');
}

/** Notes tell figures too: hours on duty, how many teachers have no school. Known by their words, whatever their numbers. */
function notesOf({ notes }: ReportTable): NamedCells {
  const seen = new Map<string, number>();
  return new Map(
    notes.map((text, index) => {
      const words = text.replaceAll(/[\d.,]+/g, '#');
      return [JSON.stringify([NOTES, words, counted(seen, words)]), { row: NOTES, column: `第${index + 1}条`, text }];
    }),
  );
}

function counted(seen: Map<string, number>, name: string): number {
  const order = seen.get(name) ?? 0;
  seen.set(name, order + 1);
  return order;
}

/** Figures that a template may have asked for one by one. */
export function namedFiguresOf({ namedFigures: figures = {} }: ReportModel): NamedCells {
  return new Map(Object.entries(figures).map(([name, text]) => [name, { row: name, column: '数值', text }]));
}

/** Paragraphs by the heading they stand under, so that a chapter more does not shift the others. */
export function paragraphsOf({ sections }: ReportModel): NamedCells {
  const paragraphs = new Map<string, NamedCell>();
  let heading = '';
  let order = 0;
  for (const block of sections.flatMap((section): readonly ProseBlock[] => (section.kind === 'prose' ? section.blocks : []))) {
    if (block.kind === 'heading') {
      heading = block.text.replace(/^(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）)/, '');
      order = 0;
      continue;
    }
    order++;
    paragraphs.set(JSON.stringify([heading, order]), { row: heading === '' ? TEXT : heading, column: `第${order}段`, text: `${block.lead ?? ''}${block.text}` });
  }
  return paragraphs;
}

/** Lists of figures on sheets of text, by the first column. */
export function listedFiguresOf({ sections }: ReportModel): ReadonlyMap<string, NamedCells> {
  return new Map(
    sections.flatMap((section) => {
      const blocks = section.kind === 'text' ? section.blocks : [];
      const lists = blocks.flatMap((block) => (block.kind === 'list' && block.figures === true ? [block] : []));
      if (lists.length === 0) return [];
      const cells = lists.flatMap(({ heading, header, rows }) => rows.flatMap(([row = '', ...texts]) => texts.map((text, index) => [JSON.stringify([heading, row, index]), { row, column: header[index + 1] ?? '', text }] as const)));
      return [[section.name, new Map(cells)] as const];
    }),
  );
}

/** What the pages of schools put beside a school's own figures. */
export function placesBesideOf({ feedback }: ReportModel): NamedCells {
  if (feedback === undefined) return new Map();
  const places = [[WHOLE_CITY, feedback.city] as const, ...Object.entries(feedback.counties)];
  return new Map(places.flatMap(([row, cells]) => cells.map((cell, index) => [JSON.stringify([row, index]), { row, column: feedback.indicators[index]?.label ?? '', text: cellText(cell) }] as const)));
}

export const WHOLE_CITY = '全市';
