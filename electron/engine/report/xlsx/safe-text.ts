/** Texts that are safe in any spreadsheet program. */

/** Control characters make a workbook unreadable, and _xHHHH_ would be read as one. */
export function safeText(text: string): string {
  return (
    text
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
      .replace(/_(x[0-9A-Fa-f]{4}_)/g, '_x005F_$1')
      // 32,767 characters are what a cell holds.
      .slice(0, 32_000)
  );
}

/** Sheet names: at most 31 characters, none of []:*?/\, unique. */
export function sheetName(name: string, taken: ReadonlySet<string>): string {
  const base = name.replace(/[[\]:*?/\\]/g, ' ').trim().slice(0, 31) || '表';
  let unique = base;
  for (let number = 2; taken.has(unique); number++) unique = `${base.slice(0, 27)}(${number})`;
  return unique;
}

/** Columns a text takes in a cell: a Chinese character takes two. */
export function textWidth(text: string): number {
  let width = 0;
  for (const character of text) width += character < '\u2e80' ? 1 : 2;
  return width;
}

/** Lines a text takes in a cell of this width (in characters), for row heights: wrapped merged cells do not grow by themselves. */
export function linesOf(text: string, width: number): number {
  return text.split('\n').reduce((lines, line) => lines + Math.max(1, Math.ceil(textWidth(line) / Math.max(1, width - 1))), 0);
}
