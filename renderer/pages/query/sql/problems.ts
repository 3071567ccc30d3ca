/** Where a refused or failed query is wrong, as marks in the editor. */
import type { Diagnostic } from '@codemirror/lint';
import type { Text } from '@codemirror/state';
import type { EngineError } from '../../../../shared/contract';

/** @returns null where the error tells no place */
export function diagnosticOf(doc: Text, { message, details }: EngineError): Diagnostic | null {
  const { line: lineNumber, column } = details ?? {};
  if (typeof lineNumber !== 'number' || typeof column !== 'number') return null;
  const line = doc.line(Math.min(Math.max(1, lineNumber), doc.lines));
  const before = [...line.text].slice(0, column - 1).join('').length;
  // The word that stands there, a quoted name, or one character; at the end of a line the one before.
  const word = /^(?:"[^"]*"|'[^']*'|:?[\p{L}\p{N}_.]+|.)/u.exec(line.text.slice(before))?.[0] ?? '';
  const from = line.from + (word === '' ? Math.max(0, before - 1) : before);
  return { from, to: line.from + before + word.length, severity: 'error', message };
}
