/** Rows as detail sheets have them: names of places and schools, counts, shares, cells that say nothing. */
export const COLUMNS = 20;

/** Texts first, then counts, then shares. */
const TEXTS = 6;
const COUNTS = 10;

export type Look = 'text' | 'count' | 'share';

export function lookOf(column: number): Look {
  return column < TEXTS ? 'text' : column < TEXTS + COUNTS ? 'count' : 'share';
}

export function valueOf(row: number, column: number): string | number {
  switch (lookOf(column)) {
    case 'text':
      return `${['曹县', '单县', '牡丹区', '郓城县'][(row + column) % 4] ?? ''}第${(row * 31 + column) % 997}中学`;
    case 'count':
      return (row * 7919 + column * 104_729) % 100_000;
    case 'share':
      return ((row * 31 + column) % 1000) / 1000;
  }
}
