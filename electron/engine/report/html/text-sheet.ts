/** Sheets of facts, lists and remarks: definitions, sources, how a proposal came about. */
import type { ReportTextBlock, ReportTextSheet } from '../model';
import { textWidth } from '../xlsx/safe-text';
import { element, escaped } from './markup';

/** Characters: a column of short words, one of whole sentences, a line of an upright sheet in the size of lists. */
const NARROWEST = 8;
const WIDEST = 44;
const UPRIGHT_LINE = 110;
/** Longer texts begin at the left. */
const SHORT_TEXT = 16;
/** Facts are read from the left, short or long: one above the other they make a column. */
const ALL_LEFT = 0;
/** Share of what a fact is called. */
const FACT_LABEL = 24;

type List = Extract<ReportTextBlock, { readonly kind: 'list' }>;

export function textSheetHtml(sheet: ReportTextSheet): string {
  return `${element('p', { class: 'table-title' }, escaped(sheet.title))}${sheet.blocks.map(blockHtml).join('')}`;
}

/** Classes of the sheet. */
export function textSheetClasses({ blocks }: ReportTextSheet): readonly string[] {
  const widest = Math.max(0, ...blocks.map((block) => (block.kind === 'list' ? listWidths(block).reduce((sum, width) => sum + width, 0) : 0)));
  return widest > UPRIGHT_LINE ? ['across', 'listed'] : ['listed'];
}

function listWidths({ header, rows }: List): readonly number[] {
  return header.map((title, column) => Math.min(WIDEST, [title, ...rows.map((row) => row[column] ?? '')].reduce((widest, text) => Math.max(widest, textWidth(text) + 1), NARROWEST)));
}

function blockHtml(block: ReportTextBlock): string {
  const heading = element('p', { class: 'level-1' }, escaped(block.heading));
  switch (block.kind) {
    case 'facts':
      return `${heading}${tableOf([FACT_LABEL, 100 - FACT_LABEL], '', block.facts.map(({ label, text }) => [label, text]), ALL_LEFT)}`;
    case 'list':
      return `${heading}${tableOf(listWidths(block), element('thead', {}, element('tr', {}, block.header.map((text) => element('th', {}, escaped(text))).join(''))), block.rows)}`;
    case 'paragraphs':
      return `${heading}${block.texts.map((text, index) => element('p', { class: 'note' }, escaped(`${index + 1}. ${text}`))).join('')}`;
  }
}

/** @param centred texts up to this many characters stand in the middle of their cell */
function tableOf(widths: readonly number[], head: string, rows: readonly (readonly string[])[], centred = SHORT_TEXT): string {
  const total = widths.reduce((sum, width) => sum + width, 0);
  const columns = element('colgroup', {}, widths.map((width) => `<col style="width:${((100 * width) / total).toFixed(2)}%">`).join(''));
  const body = rows.map((row) => element('tr', {}, row.map((text) => element('td', { class: textWidth(text) > centred ? 'told' : '' }, escaped(text))).join('')));
  return element('table', {}, `${columns}${head}${element('tbody', {}, body.join(''))}`);
}
