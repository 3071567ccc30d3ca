/** Answers a question over indicators: every year, every total asked of the catalogue by fewer dimensions, each figure past the gate. */
import type { DuckDBConnection } from '@duckdb/node-api';
import { EngineFailure, type Filter } from '../../../../shared/contract';
import { type DimensionId, findIndicator } from '../../../../shared/indicators';
import { previousSchoolYear, schoolYearLabel } from '../../../../shared/school-year';
import { alwaysCutBy, askedParts, groupsOf, indicatorProblems, type IndicatorVisualQuery, shelvesOf, type VisualDimension, type VisualPart } from '../../../../shared/visual-query';
import { type ComparedFigure, compareYears } from '../../comparison/compare-years';
import type { IndicatorQuery } from '../../metrics/figures';
import { scopeNote, scopeNotes } from '../../metrics/scope-note';
import type { Ask } from '../../comparison/earlier-figures';
import type { ReleasedFigure, ReleasedFigures } from '../../privacy/released';

export interface VisualFigure {
  readonly part: VisualPart;
  readonly schoolYear: string;
  readonly figure: ReleasedFigure;
  /** Null where no year was put beside, or where the total of that year would tell what is hidden. */
  readonly compared: ComparedFigure | null;
}

export interface VisualFigures {
  readonly figures: readonly VisualFigure[];
  readonly scopeNote: string;
  readonly privacyNote: string;
  readonly comparison: { readonly schoolYear: string; readonly note: string } | null;
}

const isDimension = (id: VisualDimension): id is DimensionId => id !== 'schoolYear';

/**
 * @param ask for figures past the gate
 * @param schoolYears those of the answer, in order
 * @throws EngineFailure BAD_REQUEST where indicators and dimensions do not go together
 */
export async function visualFigures(connection: DuckDBConnection, ask: Ask, query: IndicatorVisualQuery, schoolYears: readonly string[]): Promise<VisualFigures> {
  const [problem] = indicatorProblems(query);
  if (problem !== undefined) throw new EngineFailure('BAD_REQUEST', problem);
  const base = { indicators: query.indicators, by: [], where: query.where as Filter, areaBasis: query.areaBasis, scope: query.scope };
  const compares = query.compare && schoolYears.length === 1;
  const years = [];
  for (const schoolYear of schoolYears) years.push(await ofYear(connection, ask, query, { ...base, schoolYear }, compares));
  const several = schoolYears.length > 1;
  const [first] = schoolYears;
  return {
    figures: years.flatMap(({ figures }) => figures),
    scopeNote: first === undefined ? '' : several ? await scopeNotes(connection, { ...base, schoolYear: schoolYears.at(-1) ?? first }, schoolYears) : await scopeNote(connection, { ...base, schoolYear: first }),
    privacyNote: years.map(({ note }, index) => (note === '' || !several ? note : `${schoolYearLabel(schoolYears[index] ?? '')}：${note}`)).join(''),
    comparison: years[0]?.comparison ?? null,
  };
}

interface YearOfFigures {
  readonly figures: readonly VisualFigure[];
  readonly note: string;
  readonly comparison: VisualFigures['comparison'];
}

async function ofYear(connection: DuckDBConnection, ask: Ask, query: IndicatorVisualQuery, base: IndicatorQuery, compares: boolean): Promise<YearOfFigures> {
  const shelves = shelvesOf(query);
  const asked: Partial<Record<VisualPart, { readonly query: IndicatorQuery; readonly released: ReleasedFigures }>> = {};
  for (const part of askedParts(query).parts) {
    const by = groupsOf(shelves, part).filter(isDimension);
    const indicators = base.indicators.filter((id) => alwaysCutBy(id).every((dimension) => by.includes(dimension)));
    if (indicators.length === 0) continue;
    const own = { ...base, indicators, by };
    asked[part] = { query: own, released: await ask(own) };
  }
  const { cell } = asked;
  if (cell === undefined) return { figures: [], note: '', comparison: null };
  const earlier = previousSchoolYear(base.schoolYear);
  const figures: VisualFigure[] = [];
  const telling = new Set<string>();
  let comparison: VisualFigures['comparison'] = null;
  for (const part of ['cell', 'rowTotal', 'columnTotal', 'total'] as const) {
    const own = asked[part];
    if (own === undefined) continue;
    const { released } = own;
    const compared = compares ? await compareYears(connection, ask, own.query, released, earlier) : null;
    if (part === 'cell' && compared !== null) {
      comparison = { schoolYear: compared.schoolYear, note: compared.note };
      released.figures.forEach((figure, index) => {
        if (findIndicator(figure.indicator)?.suppression === 'health' && (figure.suppressed || compared.figures[index]?.earlier?.suppressed === true)) telling.add(figure.indicator);
      });
    }
    // Last year's total beside last year's cells would tell the hidden ones as this year's would.
    released.figures.forEach((figure, index) => figures.push({ part, schoolYear: base.schoolYear, figure, compared: part !== 'cell' && telling.has(figure.indicator) ? null : (compared?.figures[index] ?? null) }));
  }
  return { figures, note: noteOf(Object.values(asked).map(({ released }) => released), telling.size > 0), comparison };
}

function noteOf(parts: readonly ReleasedFigures[], withoutComparison: boolean): string {
  const notes = [...new Set(parts.map(({ note }) => note))].join('');
  return `${notes}${withoutComparison ? '有单元格不显示的指标，合计不与上学年比较。' : ''}`;
}
