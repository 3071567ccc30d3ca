/** Lines of the tables that a school opens, perhaps with a spreadsheet program and nothing else. */
import { withoutFormula } from '../../../shared/formula-safe';

/** Without it such programs take UTF-8 for something else. */
export const CSV_MARK = '\ufeff';

export function csvLine(values: readonly string[]): string {
  return `${values.map(field).join(',')}\r\n`;
}

function field(value: string): string {
  const safe = withoutFormula(value);
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The values of a table that `csvLine` has written, without its header; an apostrophe in front of a formula stays. */
export function csvRows(content: string): readonly (readonly string[])[] {
  const rows: string[][] = [];
  let row: string[] = [];
  // One field and what ends it: quoted with doubled quotes, or without quotes.
  for (const [, quoted, plain, end] of content.replace(CSV_MARK, '').matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    row.push(quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'));
    if (end === ',') continue;
    rows.push(row);
    row = [];
  }
  return rows.slice(1);
}
