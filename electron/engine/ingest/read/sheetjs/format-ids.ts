import { DateClass, dateClassOf } from '../xlsx/number-format';

/** Formats of the Chinese versions that have a meaning without being written in the file; SheetJS knows none of them. */
const CHINESE = { first: 27, last: 58 } as const;
const KNOWN_TO_SHEETJS: ReadonlySet<number> = new Set([37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47, 48, 49, 56]);
/** m/d/yy and h:mm:ss */
const PLAIN_DATE = 14;
const PLAIN_TIME = 21;

/** The format to read instead of format `id`: a plain date or time for a Chinese one, unless the file has written its own. */
export function plainFormatId(id: number, written: ReadonlySet<number>): number {
  if (id < CHINESE.first || id > CHINESE.last || KNOWN_TO_SHEETJS.has(id) || written.has(id)) return id;
  const dateClass = dateClassOf(id, undefined);
  if (dateClass === DateClass.none) return id;
  return dateClass === DateClass.date ? PLAIN_DATE : PLAIN_TIME;
}
