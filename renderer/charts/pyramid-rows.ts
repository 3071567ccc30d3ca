/** Pupils by grade and gender, for a pyramid. */
import type { CrossCell, CrossGrid } from '../cross-grid';

export interface PyramidSide {
  /** Assessed pupils; null where nothing was reported. */
  readonly persons: number | null;
  /** Of them on the gravest levels; null where it must not be told, or nothing is known. */
  readonly grave: number | null;
  /** As a share of the valid results, in words. */
  readonly shareText: string;
  readonly state: CrossCell['state'];
}

export interface PyramidRow {
  readonly key: string;
  readonly label: string;
  readonly male: PyramidSide;
  readonly female: PyramidSide;
}

/**
 * @param assessed persons by grade and gender
 * @param grave shares of the valid results, hidden cells marked
 */
export function pyramidRows(assessed: CrossGrid, grave: CrossGrid): readonly PyramidRow[] {
  const cellOf = (grid: CrossGrid, grade: string, gender: string): CrossCell | undefined => grid.cells[grid.rows.findIndex(({ key }) => key === grade)]?.[grid.columns.findIndex(({ key }) => key === gender)];
  const sideOf = (grade: string, gender: string): PyramidSide => {
    const cell = cellOf(grave, grade, gender);
    return {
      persons: cellOf(assessed, grade, gender)?.value ?? null,
      grave: cell?.value == null || cell.base === null ? null : Math.round(cell.value * cell.base),
      shareText: cell?.text ?? '—',
      state: cell?.state ?? 'missing',
    };
  };
  return assessed.rows.map(({ key, label }) => ({ key, label, male: sideOf(key, 'male'), female: sideOf(key, 'female') }));
}

/** Ends of axes, as multiples of powers of ten; all can be halved. */
const ENDS = [1, 2, 4, 6, 8, 10];

/** A round end of both halves of the axis: the same on both sides, so that lengths can be compared. */
export function roundEnd(most: number): number {
  if (most <= 2) return 2;
  const power = 10 ** Math.floor(Math.log10(most));
  return (ENDS.find((each) => each * power >= most) ?? 10) * power;
}
