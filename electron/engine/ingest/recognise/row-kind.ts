/** Tells data rows below a header from totals, notes, repeated headers and code rows. */
import { normaliseHeader } from '../text/cell-text';
import type { TableLayout } from './types';

export type RowKind = 'data' | 'blank' | 'total' | 'note' | 'header' | 'code' | 'section';

const totalPattern = /^(?:.{0,10})?(?:合计|小计|总计|共计|累计|平均|平均值|平均数|均值)[:：]?$/;
const notePattern = /^(?:注|备注|说明|附注|附|填表说明)[:：]|^(?:填表人|制表人|制表|审核人|审核|负责人|单位负责人|统计负责人|填报人|联系人|联系电话|报出日期|填报日期|填报时间|填表日期|填表时间|校长签字|负责人签字|续表)/;
const sectionPattern = /^(?:[一二三四五六七八九十]+、|[(（][一二三四五六七八九十]+[)）]).{1,20}$/;

/**
 * @param texts by sheet column from 0, '' for empty.
 * @param rowsBelowHeader 1 for the row directly below the header.
 */
export function rowKind(texts: readonly string[], layout: TableLayout, rowsBelowHeader: number): RowKind {
  const filled = texts.filter((text) => text !== '');
  if (filled.length === 0) return 'blank';
  if (rowsBelowHeader <= 2 && isCodeRow(filled)) return 'code';
  if (isRepeatedHeader(texts, layout)) return 'header';
  const first = (filled[0] ?? '').replace(/\s/g, '');
  const leading = filled.slice(0, 3).map((text) => text.replace(/\s/g, ''));
  if (leading.some((text) => totalPattern.test(text))) return 'total';
  if (notePattern.test(first)) return 'note';
  if (filled.length === 1) {
    if (sectionPattern.test(first)) return 'section';
    // The title printed again on the next page.
    if (filled[0] === layout.heading.title) return 'header';
    if (first.length > 25) return 'note';
  }
  return 'data';
}

/** 甲 乙 丙 1 2 3, the numbering of columns in statistical forms. */
function isCodeRow(filled: readonly string[]): boolean {
  if (filled.length < 3) return false;
  const codes = filled.map((text) => text.replace(/[\s()（）]/g, ''));
  if (!codes.every((code) => /^(?:[甲乙丙丁戊己庚辛壬癸]|[A-Za-z]|\d{1,3})$/.test(code))) return false;
  const numbers = codes.filter((code) => /^\d+$/.test(code)).map(Number);
  return numbers.every((value, index) => index === 0 || value === (numbers[index - 1] ?? 0) + 1) && (numbers[0] ?? 1) <= 3;
}

function isRepeatedHeader(texts: readonly string[], layout: TableLayout): boolean {
  const same = layout.columns.filter(({ sheetColumn }) => {
    const text = texts[sheetColumn] ?? '';
    return text !== '' && normaliseHeader(text) === layout.headerTexts.get(sheetColumn);
  }).length;
  return same >= 2 && same >= layout.columns.length * 0.5;
}
