/** How the command line writes tables: for people in columns, for machines as JSON or CSV. */
import { withoutFormula } from '../../shared/formula-safe';

export type OutputFormat = 'table' | 'json' | 'csv';
export type OutputValue = string | number | boolean | null;
export type OutputRow = Readonly<Record<string, OutputValue>>;

/** Columns a text takes in a terminal: Chinese characters take two. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const character of text) width += /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|[\u{20000}-\u{3ffff}]/u.test(character) ? 2 : 1;
  return width;
}

export function formatTable(headers: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = headers.map((header, column) => Math.max(displayWidth(header), ...rows.map((row) => displayWidth(row[column] ?? ''))));
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - displayWidth(cell)))
      .join('  ')
      .trimEnd();
  return [line(headers), widths.map((width) => '-'.repeat(width)).join('  '), ...rows.map(line)].join('\n');
}

export function formatCsv(headers: readonly string[], rows: readonly OutputRow[]): string {
  return [headers.map(csvField).join(','), ...rows.map((row) => headers.map((header) => csvField(row[header] ?? null)).join(','))].join('\r\n');
}

function csvField(value: OutputValue): string {
  if (value === null) return '';
  if (typeof value !== 'string') return String(value);
  const safe = withoutFormula(value);
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export function printLine(text: string): void {
  process.stdout.write(`${text}\n`);
}

export function printJson(value: unknown): void {
  printLine(JSON.stringify(value, null, 2));
}
