/** Texts that are safe in any spreadsheet program. */

/** 32,767 characters are what a cell holds; escapes below may lengthen the text a little. */
const CELL_CHARACTERS = 32_000;

/** Control characters make a workbook unreadable, and _xHHHH_ would be read as one. */
export function safeText(text: string): string {
  return (
    text
      .slice(0, CELL_CHARACTERS)
      // A lone CR would be written as an escape that some programs show as text.
      .replace(/\r\n?/g, '\n')
      .replace(/[^\P{Cc}\t\n]|[\ufffe\uffff]/gu, '')
      // Looking ahead, not consuming: in _x000D_x000D_ the second escape begins with the end of the first.
      .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
  );
}

/** Sheet names: at most 31 characters, none of []:*?/\, no quote at the ends, unique whatever the case. */
export function sheetName(name: string, taken: readonly string[]): string {
  const base =
    name
      .replace(/[\p{Cc}[\]:*?/\\]/gu, ' ')
      .slice(0, 31)
      .replace(/^['\s]+|['\s]+$/g, '') || '表';
  const used = new Set(taken.map((other) => other.toLowerCase()));
  let unique = base;
  for (let number = 2; used.has(unique.toLowerCase()); number++) unique = `${base.slice(0, 26)}(${number})`;
  return unique;
}

/** Columns a text takes in a cell: a Chinese character takes two, and so do dashes, quotes and signs in Chinese fonts. */
export function textWidth(text: string): number {
  let width = 0;
  for (const character of text) width += character >= '\u2010' || character === '×' || character === '÷' ? 2 : 1;
  return width;
}

/** Columns of the longest run that no program breaks: a hash, a number, a word in Latin letters; two for Chinese. */
export function unbreakableWidth(text: string): number {
  return Math.max(0, ...text.split(/[\s\u2e80-\uffff]+/).map((run) => run.length), /[\u2e80-\uffff]/.test(text) ? 2 : 0);
}

/** Lines a text takes in a cell of this width (in characters), for row heights: wrapped merged cells do not grow by themselves. */
export function linesOf(text: string, width: number): number {
  return text.split('\n').reduce((lines, line) => lines + Math.max(1, Math.ceil(textWidth(line) / Math.max(1, width - 1))), 0);
}
