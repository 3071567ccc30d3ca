import type { ReleasedFigure, ReleasedFigures } from '../privacy/released';
import type { FigureFormat, ReportCell, ReportFormula } from './model';

/** Released figures by indicator and group, for definitions of reports. */
export class FigureIndex {
  private readonly byKey = new Map<string, ReleasedFigure>();

  constructor(...released: readonly ReleasedFigures[]) {
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

/** One figure of an indicator as a cell; suppressed and missing stay what they are. */
export function cellOf(figure: ReleasedFigure | undefined, part: 'value' | 'numerator' | 'denominator', format: FigureFormat, formula?: ReportFormula): ReportCell {
  if (figure?.suppressed) return { kind: 'suppressed' };
  const value = figure?.[part] ?? null;
  if (value === null) return { kind: 'missing' };
  return formula === undefined ? { kind: 'figure', value, format } : { kind: 'figure', value, format, formula };
}

/** A total as a live sum where the shown rows really add up to it, else as a plain value. */
export function totalCell(city: ReportCell, body: readonly ReportCell[]): { readonly cell: ReportCell; readonly addsUp: boolean } {
  if (city.kind !== 'figure') return { cell: city, addsUp: true };
  const sum = body.reduce((running, cell) => running + (cell.kind === 'figure' ? cell.value : 0), 0);
  const addsUp = sum === city.value && body.every((cell) => cell.kind !== 'suppressed');
  return addsUp ? { cell: { ...city, formula: { kind: 'sumOfBody' } }, addsUp } : { cell: city, addsUp };
}
