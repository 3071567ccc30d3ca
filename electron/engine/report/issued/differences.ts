/** What is otherwise in two makings of the same report, cell by cell and paragraph by paragraph, named as an official would. */
import type { ReportDifference } from '../../../../shared/contract';
import { cellText } from '../cell-text';
import type { ReportCell, ReportModel, ReportTable } from '../model';
import type { ProseBlock } from '../prose-model';

export function differencesOf(then: ReportModel, now: ReportModel): ReportDifference[] {
  const tablesOf = ({ sections }: ReportModel): Map<string, ReportTable> => new Map(sections.flatMap((section) => (section.kind === 'table' ? [[section.name, section] as const] : [])));
  const [before, after] = [tablesOf(then), tablesOf(now)];
  const inText = tableDifferences(TEXT, paragraphsOf(then), paragraphsOf(now));
  const inTemplate = then.template === undefined ? [] : tableDifferences(SINGLE_FIGURES, namedFigures(then), namedFigures(now));
  return [...inText, ...inTemplate, ...[...new Set([...before.keys(), ...after.keys()])].flatMap((name) => tableDifferences(name, cellsOf(before.get(name)), cellsOf(after.get(name))))];
}

/** How the running text is called beside the tables. */
const TEXT = '正文';

/** Figures that a template may have asked for one by one. */
const SINGLE_FIGURES = '模板可用的单个数字';

function namedFigures({ namedFigures: figures = {} }: ReportModel): ReadonlyMap<string, NamedCell> {
  return new Map(Object.entries(figures).map(([name, text]) => [name, { row: name, column: '数值', text }]));
}

/** Paragraphs by the heading they stand under, so that a chapter more does not shift the others. */
function paragraphsOf({ sections }: ReportModel): ReadonlyMap<string, NamedCell> {
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

interface NamedCell {
  readonly row: string;
  readonly column: string;
  readonly text: string;
}

function tableDifferences(table: string, before: ReadonlyMap<string, NamedCell>, after: ReadonlyMap<string, NamedCell>): ReportDifference[] {
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((key) => {
    const [one, other] = [before.get(key), after.get(key)];
    const { row, column } = one ?? other ?? { row: '', column: '' };
    const [then, now] = [one?.text ?? '', other?.text ?? ''];
    return then === now ? [] : [{ table, row, column, then, now }];
  });
}

/** Cells by what names their row and column, so that a county more does not shift the others; rows of the same name by their order. */
function cellsOf(table: ReportTable | undefined): ReadonlyMap<string, NamedCell> {
  const cells = new Map<string, NamedCell>();
  if (table === undefined) return cells;
  const naming = table.codeRow.map((code) => !/^\d+$/.test(code));
  const columns = table.columns.map(({ header }) => header.filter((text, level) => header.indexOf(text) === level).join('·'));
  const seen = new Map<string, number>();
  for (const row of [...(table.totals.length > 0 ? [table.totals] : []), ...table.rows, ...(table.parts ?? [])]) {
    const name = rowName(row, naming);
    const order = seen.get(name) ?? 0;
    seen.set(name, order + 1);
    row.forEach((cell, column) => {
      if (columns[column] !== ORDER) cells.set(JSON.stringify([name, order, columns[column], column]), { row: name, column: columns[column] ?? '', text: cellText(cell) });
    });
  }
  return cells;
}

/** The texts of the first naming columns, a school after its county; lists are numbered, which names nobody. */
function rowName(row: readonly ReportCell[], naming: readonly boolean[]): string {
  const texts = row.flatMap((cell, column) => (naming[column] === true && cell.kind === 'text' && cell.text.trim() !== '' ? [cell.text.trim()] : []));
  return texts.slice(0, NAMING_COLUMNS).join(' ');
}

const NAMING_COLUMNS = 2;
/** A school less moves all others up, which is no difference of theirs. */
const ORDER = '序号';
