/** What a number format makes of a number: nothing special, a calendar date, or a time without a date. */
export const DateClass = { none: 0, date: 1, time: 2 } as const;
export type DateClass = (typeof DateClass)[keyof typeof DateClass];

/** Built-in formats that are not written in the file, with those of the Chinese versions (27-36, 50-58). */
const BUILT_IN: ReadonlyMap<number, DateClass> = new Map<number, DateClass>([
  ...[14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58].map((id) => [id, DateClass.date] as const),
  ...[18, 19, 20, 21, 32, 33, 34, 35, 45, 46, 47, 55, 56].map((id) => [id, DateClass.time] as const),
]);

/** Quoted text, escaped characters, padding, and brackets other than elapsed time such as [h]. */
const NOT_PATTERN = /"[^"]*"?|\\.|[_*].|\[(?![hms]+\])[^\]]*\]/gi;

function classOfCode(code: string): DateClass {
  const section = code.replace(NOT_PATTERN, '').split(';')[0] ?? '';
  if (/general|g\/通用格式/i.test(section)) return DateClass.none;
  const pattern = section.replace(/am\/pm|a\/p|上午\/下午/gi, 'h').replace(/s\.0+/gi, 's');
  // Digit places, as in 0.00E+00, rule out a date.
  if (/[0#?@]/.test(pattern)) return DateClass.none;
  if (/[yde]|aaa/i.test(pattern)) return DateClass.date;
  if (!/[hms]/i.test(pattern)) return DateClass.none;
  // m alone is the month; beside hours or seconds, or as [m], it is minutes.
  return /[hs]|\[m+\]/i.test(pattern) ? DateClass.time : DateClass.date;
}

/** Classifies a number format by its id and, for formats written in the file, its code. */
export function dateClassOf(id: number, code: string | undefined): DateClass {
  return code === undefined ? (BUILT_IN.get(id) ?? DateClass.none) : classOfCode(code);
}
