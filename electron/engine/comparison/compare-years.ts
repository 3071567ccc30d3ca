/** An answer beside an earlier year: figures, changes, tests, and in words what was done. */
import type { DuckDBConnection } from '@duckdb/node-api';
import { findIndicator, isProportion } from '../../../shared/indicators';
import { countyLabel, isKnownArea } from '../../../shared/regions';
import { schoolYearLabel } from '../../../shared/school-year';
import type { IndicatorQuery } from '../metrics/figures';
import { scopeNotes } from '../metrics/scope-note';
import type { ReleasedFigure, ReleasedFigures } from '../privacy/released';
import { type Change, changesOf, LEAST_EXPECTED, LEVEL } from './changes';
import { type Ask, earlierFigures } from './earlier-figures';
import { readLinkedSchools } from './linked-schools';
import { knownIn, type ReportingAreas, reportingAreas } from './reporting';

export interface ComparedFigure extends Change {
  /** Undefined: the earlier year has no data of the group. */
  readonly earlier: ReleasedFigure | undefined;
}

export interface YearComparison {
  readonly schoolYear: string;
  /** Chinese: method, threshold, which areas one of the years lacks, and how many schools the 口径 leaves out of the earlier. */
  readonly note: string;
  /** The same for readers to whom no test is told. */
  readonly noteWithoutTests: string;
  /** One per figure of the answer, in its order. */
  readonly figures: readonly ComparedFigure[];
}

/** @param schoolYear the earlier year. */
export async function compareYears(connection: DuckDBConnection, ask: Ask, query: IndicatorQuery, current: ReleasedFigures, schoolYear: string): Promise<YearComparison> {
  const earlier = await earlierFigures(ask, () => readLinkedSchools(connection, schoolYear, query), query, current, schoolYear);
  const then = await reportingAreas(connection, query, schoolYear);
  const now = await reportingAreas(connection, query, query.schoolYear);
  const bySchool = query.by.includes('school') || query.where.school !== undefined;
  const uneven = bySchool ? new Map<string, Uneven>() : unevenAreas(query, then, now);
  const pairs = current.figures.map((figure) => {
    const county = figure.group['county'];
    const counties = county === undefined ? query.where.county : [county];
    const known = bySchool || [then, now].every((areas) => knownIn(areas, figure.indicator, counties));
    return { figure, earlier: known ? earlier.get(figure) : undefined, comparable: county !== undefined || !uneven.has(figure.indicator) };
  });
  const changes = changesOf(pairs);
  const anything = pairs.some(({ earlier: each }) => each?.value != null);
  const limits = [...unevenNotes(uneven), anything ? await scopeNotes(connection, query, [schoolYear]) : ''];
  const method = methodNote(schoolYear, anything);
  return {
    schoolYear,
    note: [method, anything ? testNote(query) : '', ...limits].join(''),
    noteWithoutTests: [method, ...limits].join(''),
    figures: changes.map((change, index) => ({ ...change, earlier: pairs[index]?.earlier })),
  };
}

interface Uneven {
  readonly lackedThen: readonly string[];
  readonly lacksNow: readonly string[];
}

/** By indicator, the areas from which only one of the years has any report. */
function unevenAreas({ indicators, where }: IndicatorQuery, then: ReportingAreas, now: ReportingAreas): ReadonlyMap<string, Uneven> {
  const asked = (area: string): boolean => isKnownArea(area) && (where.county === undefined || where.county.includes(area));
  return new Map(
    indicators.flatMap((id) => {
      const [before, after] = [then.get(id), now.get(id)];
      // A year without any report is missing as a whole, which the figures say themselves.
      if (before === undefined || after === undefined || before.size === 0 || after.size === 0) return [];
      const lackedThen = [...after].filter((area) => asked(area) && !before.has(area));
      const lacksNow = [...before].filter((area) => asked(area) && !after.has(area));
      return lackedThen.length + lacksNow.length === 0 ? [] : [[id, { lackedThen, lacksNow }] as const];
    }),
  );
}

function methodNote(schoolYear: string, anything: boolean): string {
  const year = schoolYearLabel(schoolYear);
  return anything ? `与${year}比较：两年的数各自通过隐私保护，任一年不显示或没有数据的不比较。` : `${year}没有可以比较的数据。`;
}

/** In words that need no book of statistics; the formulas stand in decision 0017. */
function testNote({ indicators }: IndicatorQuery): string {
  const tested = indicators.some((id) => {
    const definition = findIndicator(id);
    return definition !== undefined && isProportion(definition);
  });
  return tested ? `比例的变化按两个比例的双侧检验（显著性水平 ${LEVEL * 100}%，同一指标各组一并校正）判断是否“超出偶然”；任一年按合并比例推算的“是”或“否”不足 ${LEAST_EXPECTED} 个的不检验。` : '';
}

function unevenNotes(uneven: ReadonlyMap<string, Uneven>): string[] {
  const named = (areas: readonly string[]): string => [...areas].sort().map(countyLabel).join('、');
  const texts = [...uneven].map(([id, { lackedThen, lacksNow }]) => {
    const parts = [...(lackedThen.length === 0 ? [] : [`对照学年没有${named(lackedThen)}的数据`]), ...(lacksNow.length === 0 ? [] : [`本学年没有${named(lacksNow)}的数据`])];
    return { label: findIndicator(id)?.label ?? id, text: parts.join('，') };
  });
  // Indicators of one report lack the same areas: said once.
  return [...new Set(texts.map(({ text }) => text))].map((text) => `${text}，${namesInShort(texts.filter((each) => each.text === text).map(({ label }) => label))}合计的增减含此因素，不作检验。`);
}

/** Indicators up to this many are all named. */
const MOST_NAMED = 3;

function namesInShort(labels: readonly string[]): string {
  return labels.length <= MOST_NAMED ? labels.join('、') : `${labels.slice(0, MOST_NAMED).join('、')}等${labels.length}项`;
}
