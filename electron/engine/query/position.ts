/** Where in a user's text something is: DuckDB tells bytes, code points, or draws a line with a mark under it. */

export interface Place {
  /** From 1. */
  readonly line: number;
  /** In code points, from 1. */
  readonly column: number;
}

/** A text as DuckDB takes it, and where each place of it is in what the user wrote. */
export interface SourceText {
  readonly text: string;
  /** @param index of `text` */
  readonly placeAt: (index: number) => Place;
}

/** @param index of the text, in UTF-16 units as JavaScript counts */
export function placeIn(text: string, index: number): Place {
  const lines = text.slice(0, index).split('\n');
  return { line: lines.length, column: [...(lines.at(-1) ?? '')].length + 1 };
}

/** A text that DuckDB takes as it was written. */
export function asWritten(text: string): SourceText {
  return { text, placeAt: (index) => placeIn(text, index) };
}

export function indexOfByte(text: string, bytes: number): number {
  return Buffer.from(text, 'utf8').subarray(0, bytes).toString('utf8').length;
}

export function indexOfCharacter(text: string, characters: number): number {
  return [...text].slice(0, characters).join('').length;
}

/** Columns that a character takes where DuckDB places its mark: Chinese ones take two. */
function width(character: string): number {
  return /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|[\u{1f300}-\u{1faff}]|[\u{20000}-\u{3ffff}]/u.test(character) ? 2 : 1;
}

const marked = /\nLINE (\d+): (.*)\n( *)\^/;

/**
 * Reads `LINE 2: ...part of the line...` and the mark below it.
 * @returns null where the message has none
 */
export function indexInMessage(message: string, text: string): number | null {
  const match = marked.exec(message);
  if (match === null) return null;
  const [, number = '', shown = '', indent = ''] = match;
  const start = startOfLine(text, Number(number));
  const line = /^[^\r\n]*/.exec(text.slice(start))?.[0] ?? '';
  const bare = (part: string): string => part.replace(/\.{3}$/, '');
  const cutBefore = shown.startsWith('...') && !line.startsWith(bare(shown));
  const part = bare(cutBefore ? shown.slice(3) : shown);
  let left = indent.length - `LINE ${number}: `.length - (cutBefore ? 3 : 0);
  let inPart = 0;
  for (const character of part) {
    if (left <= 0) break;
    left -= width(character);
    inPart += character.length;
  }
  return start + Math.max(0, line.indexOf(part)) + inPart;
}

function startOfLine(text: string, number: number): number {
  const ends = [...text.matchAll(/\r\n|[\r\n]/g)].map((match) => match.index + match[0].length);
  return ends[number - 2] ?? 0;
}
