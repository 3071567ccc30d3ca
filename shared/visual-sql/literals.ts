/** Values and names as SQL. A value never leaves its quotes, and a name is one of the documented list. */
import type { FieldKind } from './fields';

export function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

export function textLiteral(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** @returns null where the text is no value of the kind */
export function literal(text: string, kind: FieldKind): string | null {
  switch (kind) {
    case 'text':
      return textLiteral(text);
    case 'number':
      return /^-?\d{1,15}(\.\d{1,9})?$/.test(text.trim()) ? text.trim() : null;
    case 'date':
      return isDay(text.trim()) ? `DATE '${text.trim()}'` : null;
    case 'boolean':
      return text === 'true' || text === 'false' ? text : null;
  }
}

function isDay(text: string): boolean {
  const read = new Date(`${text}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(read.getTime()) && read.toISOString().slice(0, 10) === text;
}
