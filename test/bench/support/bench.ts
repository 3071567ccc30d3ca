/** What a benchmark is: a name, one line on what it measures, and tables. */
export interface Table {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export interface Section {
  readonly title: string;
  /** Sentences before the table. */
  readonly text: readonly string[];
  readonly table: Table;
}

export interface BenchContext {
  /** Smaller data and one round: shows that everything runs, measures nothing worth keeping. */
  readonly quick: boolean;
  readonly rounds: number;
  /** Progress for a person who waits; goes to stderr. */
  readonly note: (text: string) => void;
}

export interface Bench {
  readonly name: string;
  readonly summary: string;
  /** How it is measured, for docs/benchmarks.md. */
  readonly method: readonly string[];
  run(context: BenchContext): Promise<readonly Section[]>;
}

export function metOrNot(met: boolean): string {
  return met ? 'met' : '**not met**';
}

export function seconds(value: number): string {
  return value < 10 ? value.toFixed(2) : value.toFixed(1);
}

export function mebibytes(bytes: number): string {
  return (bytes / 1024 ** 2).toFixed(0);
}
