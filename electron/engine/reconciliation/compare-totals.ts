import type { DuckDBConnection } from '@duckdb/node-api';
import { type ComparedCounty, type ComparedTotal, type CountyComparison, TOTAL_ITEMS, type TotalItem } from '../../../shared/county-comparison';
import { findIndicator } from '../../../shared/indicators';
import { countyLabel } from '../../../shared/regions';
import type { LevelNumbering } from '../../../shared/risk';
import type { WaterfallSubject } from '../../../shared/reconciliation';
import { compareGroups } from '../metrics/labels';
import type { PrivacySettings } from '../privacy/settings';
import type { ReleasedFigures } from '../privacy/released';
import { FigureIndex } from '../report/figures';
import { number, type Row, rows, text } from '../warehouse/sql';
import { explainDifference, type TakenStep } from './explain-difference';
import { takenByCounty } from './read-waterfall';

/** Counties report for the schools they manage. */
export const TOTALS_BASIS = 'managed';

export const TOTAL_INDICATORS: readonly string[] = [...new Set(TOTAL_ITEMS.map(({ indicator }) => indicator))];

const STATED = `SELECT t.*, b.fileName, b.sheet FROM fact_county_total t JOIN batch b USING (batch) WHERE t.schoolYear = $1`;

/**
 * @param county six-digit codes; empty or absent: all.
 * @param figures TOTAL_INDICATORS by county, past the gate.
 * @param numbering whether 一级 in the counties' forms is the worst or the mildest level
 */
export async function compareTotals(connection: DuckDBConnection, schoolYear: string, county: readonly string[] | undefined, figures: ReleasedFigures, { minimumValidResults }: PrivacySettings, numbering: LevelNumbering): Promise<CountyComparison> {
  const isAsked = (row: Row): boolean => county === undefined || county.length === 0 || county.includes(text(row['county']));
  const stated = (await rows(connection, STATED, [schoolYear])).filter(isAsked);
  const index = new FigureIndex(figures);
  const explained = new Map<WaterfallSubject, ReadonlyMap<string, readonly TakenStep[]>>();
  const stepsOf = async (subject: WaterfallSubject, of: string): Promise<readonly TakenStep[]> => {
    const known = explained.get(subject) ?? (await takenByCounty(connection, subject, { schoolYear, areaBasis: TOTALS_BASIS }));
    explained.set(subject, known);
    return known.get(of) ?? [];
  };
  const counties: ComparedCounty[] = [];
  for (const row of stated.sort((a, b) => compareGroups(['county'], { county: text(a['county']) }, { county: text(b['county']) }))) {
    const totals: ComparedTotal[] = [];
    for (const item of TOTAL_ITEMS) {
      const compared = compareItem(item, row, index, minimumValidResults, numbering);
      if (compared === null) continue;
      const difference = compared.stated === null || compared.counted === null ? 0 : compared.stated - compared.counted;
      const steps = difference === 0 || item.waterfall === undefined ? null : await stepsOf(item.waterfall, text(row['county']));
      totals.push({ ...compared, explanation: difference === 0 ? '' : explainDifference(difference, steps) });
    }
    counties.push({ county: countyLabel(text(row['county'])), file: text(row['fileName']), sheet: text(row['sheet']), row: number(row['sourceRow']), totals });
  }
  return { schoolYear, counties, minimum: minimumValidResults };
}

/** Null where neither side says anything. */
function compareItem({ id, indicator, part, riskLevel }: TotalItem, row: Row, index: FigureIndex, minimum: number, numbering: LevelNumbering): Omit<ComparedTotal, 'explanation'> | null {
  const figure = index.find(indicator, { county: text(row['county']), ...(riskLevel === undefined ? {} : { riskLevel: riskLevel[numbering] }) });
  const says = (column: string): number | null => (row[column] === null || row[column] === undefined ? null : number(row[column]));
  const isHealth = findIndicator(indicator)?.suppression === 'health';
  const valid = says('validResults');
  // A county that says itself how few its results are is protected as if we had counted them.
  const suppressed = figure?.suppressed === true || (isHealth && valid !== null && valid > 0 && valid < minimum);
  if (suppressed) return { item: id, stated: null, counted: null, suppressed };
  const stated = says(id);
  const counted = figure?.[part] ?? null;
  return stated === null && counted === null ? null : { item: id, stated, counted, suppressed };
}
