/** Tells data rows below a header from totals, notes, repeated headers and code rows. */
import { normaliseHeader } from '../text/cell-text';
import type { TableLayout } from './types';

export type RowKind = 'data' | 'blank' | 'total' | 'note' | 'header' | 'code' | 'section';

/** Texts of one row by sheet column from 0; `text` gives '' for an empty cell. */
export interface RowTexts {
  readonly first: number;
  readonly last: number;
  text(column: number): string;
}

const totalPattern = /^(?:.{0,10})?(?:合计|小计|总计|共计|累计|平均|平均值|平均数|均值)[:：]?$/;
/** Last characters of what the pattern above can match: one look tells most cells that are no total. */
const totalEnds = new Set([...'计均值数:：']);
const notePattern = /^(?:注|备注|说明|附注|附|填表说明)[:：]|^(?:填表人|制表人|制表|审核人|审核|负责人|单位负责人|统计负责人|填报人|联系人|联系电话|报出日期|填报日期|填报时间|填表日期|填表时间|校长签字|负责人签字|续表)/;
const sectionPattern = /^(?:[一二三四五六七八九十]+、|[(（][一二三四五六七八九十]+[)）]).{1,20}$/;
const anySpace = /\s/g;

/** So many filled cells from the left tell what kind of row it is. */
const LEADING = 3;

export function textsOf(texts: readonly string[]): RowTexts {
  return { first: 0, last: texts.length - 1, text: (column) => texts[column] ?? '' };
}

/** @param rowsBelowHeader 1 for the row directly below the header. */
export function rowKind(row: RowTexts, layout: TableLayout, rowsBelowHeader: number): RowKind {
  const leading = leadingTexts(row);
  if (leading.length === 0) return 'blank';
  if (rowsBelowHeader <= 2 && isCodeRow(row)) return 'code';
  if (isRepeatedHeader(row, layout)) return 'header';
  if (leading.some((text) => totalEnds.has(text.trimEnd().slice(-1)) && totalPattern.test(text.replace(anySpace, '')))) return 'total';
  const first = leading[0]?.replace(anySpace, '') ?? '';
  if (notePattern.test(first)) return 'note';
  if (leading.length === 1) {
    if (sectionPattern.test(first)) return 'section';
    // The title printed again on the next page.
    if (leading[0] === layout.heading.title) return 'header';
    if (first.length > 25) return 'note';
  }
  return 'data';
}

function leadingTexts(row: RowTexts): string[] {
  const texts: string[] = [];
  for (let column = row.first; column <= row.last && texts.length < LEADING; column++) {
    const text = row.text(column);
    if (text !== '') texts.push(text);
  }
  return texts;
}

/** 甲 乙 丙 1 2 3, the numbering of columns in statistical forms. */
function isCodeRow(row: RowTexts): boolean {
  const numbers: number[] = [];
  let filled = 0;
  for (let column = row.first; column <= row.last; column++) {
    const code = row.text(column).replace(/[\s()（）]/g, '');
    if (code === '') continue;
    if (!/^(?:[甲乙丙丁戊己庚辛壬癸]|[A-Za-z]|\d{1,3})$/.test(code)) return false;
    if (/^\d+$/.test(code)) numbers.push(Number(code));
    filled++;
  }
  return filled >= LEADING && numbers.every((value, index) => index === 0 || value === (numbers[index - 1] ?? 0) + 1) && (numbers[0] ?? 1) <= 3;
}

function isRepeatedHeader(row: RowTexts, layout: TableLayout): boolean {
  let same = 0;
  let looked = 0;
  for (const { sheetColumn } of layout.columns) {
    const text = row.text(sheetColumn);
    const header = layout.headerTexts.get(sheetColumn);
    // Most cells are shorter than the header or do not even share a character with it: the costly comparison is left to the others.
    if (text !== '' && header !== undefined && text.length >= header.length && header.includes(firstLetter(text)) && normaliseHeader(text) === header) same++;
    looked++;
    if (same === 0 && looked >= 4 && looked * 2 >= layout.columns.length) return false;
  }
  return same >= 2 && same >= layout.columns.length * 0.5;
}

/** In capitals, as in normalised headers. */
function firstLetter(text: string): string {
  const first = text.charAt(0);
  if ((first >= '\u3400' && first <= '\u9fff') || (first >= '0' && first <= '9')) return first;
  return text.trimStart().charAt(0).toUpperCase();
}
