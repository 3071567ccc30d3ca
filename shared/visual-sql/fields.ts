/** Fields of a documented view, as far as a question has to know them. */
export type FieldKind = 'text' | 'number' | 'date' | 'boolean';

export interface ViewField {
  readonly name: string;
  /** Chinese. */
  readonly label: string;
  readonly kind: FieldKind;
}

/** @param type as DuckDB names it */
export function fieldKind(type: string): FieldKind {
  if (/^(U?(TINY|SMALL|BIG|HUGE)INT|U?INTEGER|DOUBLE|FLOAT|DECIMAL)/.test(type)) return 'number';
  if (/^(DATE|TIMESTAMP)/.test(type)) return 'date';
  return type === 'BOOLEAN' ? 'boolean' : 'text';
}

/** Views that hide counts of few say so in this column; their counts are then empty. */
export const HIDDEN_FIELD = 'suppressed';
