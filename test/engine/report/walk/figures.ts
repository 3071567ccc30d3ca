/** Figures as `yuxin indicator` tells them, by indicator and place. */
import { findIndicator, type IndicatorUnit } from '../../../../shared/indicators';
import { COUNTIES, UNDETERMINED_COUNTY, UNKNOWN_COUNTY } from '../../../../shared/regions';
import { STAGES } from '../../../../shared/stages';
import type { RequestOf } from '../../../../shared/contract';
import type { TestDesk } from '../../support/engine';
import { YEAR } from '../sample-city';
import type { FileTable } from './file-tables';
import type { Expected, Figure, Source } from './walk';

type Row = Readonly<Record<string, unknown>>;
type Group = Readonly<Record<string, string>>;
type Query = RequestOf<'indicator.query'>;

const MOST_INDICATORS = 50;

/** What of an indicator stands in a cell; `missing`: what the denominator has more than the numerator. */
export type Part = 'value' | 'numerator' | 'denominator' | 'missing';
export type Cell = readonly [indicator: string, part?: Part, riskLevel?: string];

const unitOf = (indicator: string): IndicatorUnit => findIndicator(indicator)?.unit ?? 'person';
const asNumber = (value: unknown): number | null => (value === null || value === undefined ? null : Number(value));

export class Figures {
  private constructor(private readonly rows: readonly (Row & { readonly cut: string })[]) {}

  /** @param cuts one question each, such as [] and ['county'] */
  static async of(desk: TestDesk, indicators: readonly string[], cuts: readonly NonNullable<Query['by']>[], where: Query['where'] = {}, schoolYear = YEAR): Promise<Figures> {
    const found: (Row & { readonly cut: string })[] = [];
    const ids = [...new Set(indicators)];
    for (const by of cuts) {
      const can = ids.filter((id) => by.every((dimension) => findIndicator(id)?.dimensions.includes(dimension) === true));
      for (let start = 0; start < can.length; start += MOST_INDICATORS) {
        for (const row of await desk.figures({ indicators: can.slice(start, start + MOST_INDICATORS), by, where, schoolYear })) found.push({ ...row, cut: by.join() });
      }
    }
    return new Figures(found);
  }

  at([indicator, part = 'value', riskLevel]: Cell, group: Group = {}): Figure {
    const cut = Object.keys(group).join();
    const own = this.rows.find((row) => row['indicator'] === indicator && row.cut === cut && Object.entries(group).every(([dimension, value]) => row[dimension] === value) && (riskLevel === undefined || row['riskLevel'] === riskLevel));
    const unit = part === 'value' ? unitOf(indicator) : 'person';
    if (own?.['suppressed'] === true) return { value: null, suppressed: true, unit };
    const [numerator, denominator] = [asNumber(own?.['numerator']), asNumber(own?.['denominator'])];
    const value = part === 'missing' ? (numerator === null || denominator === null ? null : denominator - numerator) : asNumber(own?.[part]);
    return { value, suppressed: false, unit };
  }

  /** Values of a dimension that any figure has. */
  values(dimension: string): ReadonlySet<string> {
    return new Set(this.rows.flatMap((row) => (row.cut === dimension && typeof row[dimension] === 'string' ? [row[dimension]] : [])));
  }
}

export interface PlaceRow {
  readonly label: string;
  readonly group: Group;
}

/** The city's nine counties always, others where they have figures. */
export function countyRows(figures: Figures): readonly PlaceRow[] {
  const known = figures.values('county');
  return [...COUNTIES, UNDETERMINED_COUNTY, UNKNOWN_COUNTY].filter((county) => known.has(county.code) || ('kind' in county && county.kind === 'county')).map(({ code, label }) => ({ label, group: { county: code } }));
}

export function stageRows(figures: Figures): readonly PlaceRow[] {
  const known = figures.values('stage');
  return STAGES.filter(({ id }) => known.has(id)).map(({ id, label }) => ({ label, group: { stage: id } }));
}

/** A table whose rows are places and whose columns are figures, by their heads. A head that is not named fails. */
export function placesTable(figures: Figures, heads: Readonly<Record<string, Cell>>, rows: readonly PlaceRow[]): Source {
  return (table) => {
    const cells = table.heads.slice(1).map((head) => named(heads, head, table));
    return rows.map(({ label, group }): Expected[] => [label, ...cells.map((cell) => figures.at(cell, group))]);
  };
}

export function named<T>(heads: Readonly<Record<string, T>>, head: string, table: FileTable): T {
  const found = heads[head];
  if (found === undefined) throw new Error(`nothing says what column “${head}” of ${table.name} is`);
  return found;
}
