/** How large the type of a school's page may be, so that it ends on the page. What Word and LibreOffice lay out is reckoned line by line: lines are of exact heights. */
import { cellText } from '../cell-text';
import type { PageFigure, SchoolPage } from '../school-feedback/pages';
import { lineWidth, PAPER, SIZES, twips } from './page';
import { rowHeight, SIDE_MARGIN } from './table';
import { titleHeight } from './text';

export const MARGINS = { top: twips(17), bottom: twips(17), left: twips(20), right: twips(20) } as const;
export const PAGE_WIDTH = PAPER.width - MARGINS.left - MARGINS.right;
const PAGE_HEIGHT = PAPER.height - MARGINS.top - MARGINS.bottom;
/** Half points. */
export const TITLE_SIZE = SIZES.tableTitle;
/** Of tables and notes, the largest first; below the last nothing can be read. */
const TABLE_SIZES = [21, 20, 19, 18, 17, 16, 15] as const;
/** Running text is so much larger, up to 四号. */
const TEXT_ABOVE_TABLE = 3;
/** Twips of a line per half point. */
const TEXT_LINE = 15;
const NOTE_LINE = 13;
/** Twips before what follows a table or begins a part. */
export const GAP = 90;
const GAPS = 4;
/** Twips above and below the text of a cell. */
export const CELL_MARGIN = 12;
/** Lines that a program breaks earlier than reckoned, for signs that may not begin one and fonts that stand in for others. */
const BREAK_SHARE = 1.06;
const HEIGHT_SHARE = 0.985;

/** Of the width. */
export const FIGURE_SHARES = [0.34, 0.1, 0.14, 0.14, 0.14, 0.14] as const;
export const OBLIGATION_SHARES = [0.06, 0.65, 0.29] as const;
export const OBLIGATION_HEADERS = ['序号', '存在问题', '要求'] as const;
export const FIGURE_HEADERS = (county: string): readonly string[] => ['指标', '单位', '本校', county, '全市', '目标'];

export const HEADINGS = {
  figures: '一、主要指标',
  asked: (count: number, dueBy: string): string => (count === 0 ? '二、没有需整改、补报的事项，请继续保持。' : `二、需整改、补报的事项（${count}项，${dueBy}前完成）`),
} as const;

export interface Fit {
  /** Sizes in half points. */
  readonly text: number;
  readonly table: number;
  /** Heights of lines in twips: of running text, of notes. */
  readonly line: number;
  readonly noteLine: number;
  /** How many of the things asked of the school stand on the page; the rest are counted in a last row. */
  readonly shown: number;
}

export function widthsOf(shares: readonly number[]): readonly number[] {
  const widths = shares.map((share) => Math.floor(share * PAGE_WIDTH));
  return widths.map((width, index) => (index === 0 ? width + PAGE_WIDTH - widths.reduce((sum, each) => sum + each, 0) : width));
}

export function linesOfHead({ name, frame }: SchoolPage): { readonly addressee: string; readonly opening: string } {
  return { addressee: `${name}：`, opening: frame.opening };
}

export function placeLine({ county, stage, code }: SchoolPage): string {
  return [`县区：${county}`, `学段：${stage}`, ...(code === '' ? [] : [`学校标识码：${code}`])].join('　　');
}

/** @param shown of them; of the others the last row tells how many they are */
export function obligationCells({ obligations }: SchoolPage, shown: number): readonly (readonly string[])[] {
  const rows = obligations.slice(0, shown).map(({ problem, asked }, index) => [String(index + 1), problem, asked]);
  const left = obligations.length - shown;
  return left > 0 ? [...rows, ['', `另有${left}项，纸面不够，没有列出。`, '请向主管的教育（教体）局索要清单。']] : rows;
}

/** The largest type with which everything stands on the page; where even the smallest is too large, the last things asked are counted only. */
export function fitPage(page: SchoolPage): Fit {
  const all = page.obligations.length;
  for (const table of TABLE_SIZES) {
    const fit = withSize(table, all);
    if (heightOf(page, fit) <= PAGE_HEIGHT * HEIGHT_SHARE) return fit;
  }
  const smallest = TABLE_SIZES[TABLE_SIZES.length - 1] ?? SIZES.fine;
  let shown = all;
  while (shown > 0 && heightOf(page, withSize(smallest, shown)) > PAGE_HEIGHT * HEIGHT_SHARE) shown--;
  return withSize(smallest, shown);
}

function withSize(table: number, shown: number): Fit {
  const text = Math.min(SIZES.small, table + TEXT_ABOVE_TABLE);
  return { text, table, line: text * TEXT_LINE, noteLine: table * NOTE_LINE, shown };
}

function heightOf(page: SchoolPage, fit: Fit): number {
  const { text, table, line, noteLine } = fit;
  const { frame, figures, county } = page;
  const { addressee, opening } = linesOfHead(page);
  const texts = (words: string, size: number): number => linesOf(words, size, PAGE_WIDTH);
  const head = titleHeight(TITLE_SIZE) * texts(frame.title, TITLE_SIZE) + line * (texts(placeLine(page), table) + texts(addressee, text) + texts(`\u3000\u3000${opening}`, text) + 2);
  const figureRows = [FIGURE_HEADERS(county), ...figures.map(figureTexts)].map((row) => heightOfRow(row, FIGURE_SHARES, table));
  const askedRows = page.obligations.length === 0 ? [] : [OBLIGATION_HEADERS, ...obligationCells(page, fit.shown)].map((row) => heightOfRow(row, OBLIGATION_SHARES, table));
  const notes = noteLine * (frame.notes.reduce((sum, note) => sum + texts(`\u3000\u3000\u30001. ${note}`, table), 0) + texts(frame.contact, table));
  const signature = line * 2;
  return [head, ...figureRows, ...askedRows, notes, signature, GAP * GAPS].reduce((sum, height) => sum + height, 0);
}

function figureTexts({ label, unit, own, county, city, target }: PageFigure): readonly string[] {
  return [label, unit, ...[own, county, city, target].map(cellText)];
}

function heightOfRow(texts: readonly string[], shares: readonly number[], size: number): number {
  const widths = widthsOf(shares);
  return rowHeight(Math.max(...texts.map((text, column) => linesOf(text, size, (widths[column] ?? PAGE_WIDTH) - 2 * SIDE_MARGIN))), size, CELL_MARGIN);
}

function linesOf(text: string, size: number, width: number): number {
  const needed = lineWidth(text, size);
  return needed <= width ? 1 : Math.ceil((needed * BREAK_SHARE) / width);
}
