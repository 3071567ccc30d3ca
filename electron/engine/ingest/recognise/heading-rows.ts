/** Which rows above a header belong to it, where other tables may stand above. */
import { isHeaderWord } from './dictionary';
import { type TablePlace, readHeading } from './heading';
import type { Heading, HeadRow } from './types';
import { valueKind, type ValueKind } from './value-kinds';

const footer = /^(?:填表人|制表人?|审核人?|负责人|单位负责人|统计负责人|填报人|校长签字|负责人签字|报出日期|注[:：]|说明[:：]|备注[:：])/;
const nowhere: TablePlace = { sheet: '', filePath: '' };

/**
 * @param start first index that may belong to the heading, below the previous header.
 * @param top index of the header's first row.
 * @param isBelowTable whether data rows of another table stand between.
 * @returns index of the first row that belongs to this header.
 */
export function headingStart(rows: readonly HeadRow[], start: number, top: number, isBelowTable: boolean): number {
  let first = top;
  while (first > start && (isBelowTable ? isHeadingLike(rows[first - 1]) : !isDataLike(rows[first - 1]))) first--;
  return first;
}

const recordKinds: ReadonlySet<ValueKind> = new Set(['number', 'idCard', 'longNumber', 'nationalNumber', 'schoolCode', 'gender', 'risk', 'grade', 'name']);

/** A record of some other table, which must not be taken for a title: it may name a child. */
function isDataLike(row: HeadRow | undefined): boolean {
  if (row === undefined) return false;
  const texts = [...new Set(row.texts.filter((text) => text !== ''))];
  return texts.length >= 3 && !texts.some((text) => /[:：]/.test(text) || isHeaderWord(text)) && texts.some((text) => recordKinds.has(valueKind(text)));
}

function isHeadingLike(row: HeadRow | undefined): boolean {
  if (row === undefined) return false;
  const texts = [...new Set(row.texts.filter((text) => text !== ''))];
  const [lead] = texts;
  if (lead === undefined) return true;
  if (footer.test(lead.replace(/\s/g, '')) || texts.some((text) => valueKind(text) === 'number')) return false;
  return texts.length === 1 || (texts.length <= 6 && texts.some((text) => /[:：]/.test(text)));
}

/** @param outer the heading of the sheet's first table: what it says holds below it unless a table says otherwise. */
export function headingOf(above: readonly HeadRow[], place: TablePlace, outer: Heading | undefined): Heading {
  if (outer === undefined) return readHeading(above, place);
  const own = readHeading(above, nowhere);
  return {
    title: own.title ?? outer.title,
    schoolYear: own.schoolYear ?? outer.schoolYear,
    schoolYearOfDate: own.schoolYearOfDate ?? outer.schoolYearOfDate,
    unit: own.unit ?? outer.unit,
    county: own.county ?? outer.county,
  };
}

/** The school named by the rows themselves. */
export function unitNamedIn(above: readonly HeadRow[]): string | null {
  return readHeading(above, nowhere).unit;
}

/** Titles, names of sheet and file: what the place says a table is about. */
export function contextOf(above: readonly HeadRow[], place: TablePlace): string {
  const titles = above.flatMap(({ texts }) => {
    const distinct = new Set(texts.filter((text) => text !== ''));
    return distinct.size <= 2 ? [...distinct] : [];
  });
  return [...titles, place.sheet, place.filePath.split(/[\\/]/).at(-1) ?? ''].join(' ');
}
