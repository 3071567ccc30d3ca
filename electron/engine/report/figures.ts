import type { Rounding } from '../../../shared/audience';
import { missingToTarget, unitsNeeded } from '../comparison/target';
import type { ReleasedFigure, ReleasedFigures } from '../privacy/released';
import type { FigureFormat, ReportCell, ReportFormula } from './model';

/** Released figures by indicator and group, for definitions of reports. */
export class FigureIndex {
  private readonly byKey = new Map<string, ReleasedFigure>();
  /** To multiples of how many pupils are rounded. */
  readonly rounding: Rounding;

  constructor(...released: readonly ReleasedFigures[]) {
    this.rounding = released[0]?.rounding ?? null;
    for (const figures of released) for (const figure of figures.figures) this.byKey.set(keyOf(figure.indicator, figure.group), figure);
  }

  find(indicator: string, group: Readonly<Record<string, string>>): ReleasedFigure | undefined {
    return this.byKey.get(keyOf(indicator, group));
  }

  /** Values that a dimension takes in any figure. */
  valuesOf(dimension: string): ReadonlySet<string> {
    return new Set([...this.byKey.values()].flatMap((figure) => (figure.group[dimension] === undefined ? [] : [figure.group[dimension]])));
  }
}

function keyOf(indicator: string, group: Readonly<Record<string, string>>): string {
  return `${indicator}|${Object.entries(group)
    .map(([dimension, value]) => `${dimension}=${value}`)
    .sort()
    .join('|')}`;
}

export type FigurePart = 'value' | 'numerator' | 'denominator';

/** One figure of an indicator as a cell; suppressed and missing stay what they are. */
export function cellOf(figure: ReleasedFigure | undefined, part: FigurePart, format: FigureFormat, formula?: ReportFormula): ReportCell {
  if (figure?.suppressed) return { kind: 'suppressed' };
  return numberCell(figure?.[part] ?? null, format, formula);
}

/**
 * How much the numerator of a share falls short of a target, in whole units, never below 0.
 * @param target share of the denominator that has to be reached, 0–1.
 * @param whole formula of the plain difference; used where the target is the whole, so that officials can check by clicking.
 */
export function shortfallCell(figure: ReleasedFigure | undefined, target: number, whole: ReportFormula): ReportCell {
  if (figure?.suppressed) return { kind: 'suppressed' };
  const { numerator, denominator } = figure ?? { numerator: null, denominator: null };
  if (numerator === null || denominator === null) return { kind: 'missing' };
  return numberCell(missingToTarget(numerator, denominator, target), 'integer', unitsNeeded(denominator, target) === denominator ? whole : undefined);
}

function numberCell(value: number | null, format: FigureFormat, formula: ReportFormula | undefined): ReportCell {
  if (value === null) return { kind: 'missing' };
  return formula === undefined ? { kind: 'figure', value, format } : { kind: 'figure', value, format, formula };
}

/** Why a total is not the sum of the rows shown: a row is hidden, or the city counts otherwise (one person in two counties). */
export type TotalBasis = 'sum' | 'hiddenRow' | 'countedApart';

/** A total as a live sum where the shown rows really add up to it, else as a plain value. */
export function totalCell(city: ReportCell, body: readonly ReportCell[]): { readonly cell: ReportCell; readonly basis: TotalBasis } {
  if (body.some((cell) => cell.kind === 'suppressed')) return { cell: city, basis: 'hiddenRow' };
  if (city.kind !== 'figure') return { cell: city, basis: 'sum' };
  const sum = body.reduce((running, cell) => running + (cell.kind === 'figure' ? cell.value : 0), 0);
  return sum === city.value ? { cell: { ...city, formula: { kind: 'sumOfBody' } }, basis: 'sum' } : { cell: city, basis: 'countedApart' };
}
