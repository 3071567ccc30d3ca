/** What a reader saw, in a form that two readers can be compared by. The header row counts like any other. */
export interface Checksum {
  rows: number;
  /** Cells that are not empty. */
  cells: number;
  /** Sum of all numbers; dates count as Excel serials. */
  numbers: number;
  /** UTF-16 units of all texts. */
  characters: number;
  /** Cells with U+FFFD: text that was decoded wrongly. */
  damaged: number;
}

export function emptyChecksum(): Checksum {
  return { rows: 0, cells: 0, numbers: 0, characters: 0, damaged: 0 };
}

export function addText(sum: Checksum, text: string): void {
  sum.cells++;
  sum.characters += text.length;
  if (text.includes('\uFFFD')) sum.damaged++;
}

export function addNumber(sum: Checksum, value: number): void {
  sum.cells++;
  sum.numbers += value;
}

export function addAll(sum: Checksum, other: Checksum): void {
  sum.rows += other.rows;
  sum.cells += other.cells;
  sum.numbers += other.numbers;
  sum.characters += other.characters;
  sum.damaged += other.damaged;
}

/** Sums of fractions depend on their order in the last digits. */
const TOLERANCE = 1e-9;

/** In words: `exact`, or what differs. */
export function compare(seen: Checksum, expected: Checksum): string {
  const differences = [
    ...(['rows', 'cells', 'characters'] as const).flatMap((key) => (seen[key] === expected[key] ? [] : [`${key} ${signed(seen[key] - expected[key])}`])),
    ...(Math.abs(seen.numbers - expected.numbers) <= TOLERANCE * Math.abs(expected.numbers) ? [] : ['sum of numbers differs']),
    ...(seen.damaged > expected.damaged ? [`${seen.damaged} cells with broken characters`] : []),
  ];
  return differences.length === 0 ? 'exact' : differences.join(', ');
}

function signed(value: number): string {
  return value > 0 ? `+${value}` : String(value);
}
