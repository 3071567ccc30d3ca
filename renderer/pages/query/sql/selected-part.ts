/** A part of the text that was chosen to be run alone, and where its mistakes are in the whole. */
import type { EngineError } from '../../../../shared/contract';

export interface SelectedPart {
  readonly text: string;
  /** Of its first character in the whole text, from 1; columns in code points. */
  readonly line: number;
  readonly column: number;
}

export function partOf(text: string, from: number, to: number): SelectedPart | null {
  const chosen = text.slice(from, to);
  if (chosen.trim() === '') return null;
  const before = text.slice(0, from).split('\n');
  return { text: chosen, line: before.length, column: [...(before.at(-1) ?? '')].length + 1 };
}

/** The error of the part, with its place in the whole. */
export function errorInWhole(error: EngineError, part: SelectedPart | null): EngineError {
  const { line, column } = error.details ?? {};
  if (part === null || typeof line !== 'number' || typeof column !== 'number') return error;
  const place = { line: line + part.line - 1, column: line === 1 ? column + part.column - 1 : column };
  const said = (at: { readonly line: number; readonly column: number }): string => `第 ${at.line} 行第 ${at.column} 个字`;
  return { ...error, message: error.message.replace(said({ line, column }), said(place)), details: { ...error.details, ...place } };
}
