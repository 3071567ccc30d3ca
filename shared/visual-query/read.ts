/** The text of an address or a file -> a question, or what is wrong with it. */
import { AREA_BASIS_IDS, DEFAULT_AREA_BASIS } from '../area-basis';
import { DIMENSION_IDS, findIndicator } from '../indicators';
import { isSchoolYear } from '../school-year';
import { DEFAULT_SCOPE, type Scope, SCOPE_SWITCH_IDS, scopeSwitch } from '../scope';
import { readFieldQuery } from './read-fields';
import { type DimensionFilter, type IndicatorVisualQuery, MOST_COLUMN_GROUPS, MOST_INDICATORS, MOST_ROW_GROUPS, MOST_SCHOOL_YEARS, MOST_TITLE, PRESENTATIONS, type VisualDimension, type VisualQuery } from './types';
import { type Json, listOf, objectOf, oneOf, onlyNames, refuse, textOf, truthOf, Unreadable, withoutRepeats } from './values';

export type ReadVisualQuery = { readonly ok: true; readonly query: VisualQuery } | { readonly ok: false; readonly problem: string };

const MOST_TEXT = 50_000;
const LOOKS = ['source', 'title', 'presentation', 'rowTotals', 'columnTotals'];
const OF_INDICATORS = [...LOOKS, 'indicators', 'rows', 'columns', 'where', 'schoolYears', 'areaBasis', 'scope', 'asOf', 'compare'];
const OF_FIELDS = [...LOOKS, 'view', 'rows', 'columns', 'measures', 'where', 'order', 'limit'];
const VISUAL_DIMENSIONS: readonly VisualDimension[] = [...DIMENSION_IDS, 'schoolYear'];

/** @param text JSON as `writeVisualQuery` writes it, or by hand; what is left out stands at its default. */
export function readVisualQuery(text: string): ReadVisualQuery {
  if (text.length > MOST_TEXT) return { ok: false, problem: '查询说明太长，没有读取。' };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { ok: false, problem: '查询说明不是有效的 JSON，没有读取。请从查询页重新复制链接。' };
  }
  return checkVisualQuery(value);
}

/** The same of what has been parsed already. */
export function checkVisualQuery(value: unknown): ReadVisualQuery {
  try {
    const json = objectOf(value, '查询');
    const source = oneOf(json['source'], 'source（来源）', ['indicators', 'fields']);
    onlyNames(json, source === 'indicators' ? OF_INDICATORS : OF_FIELDS, '查询');
    const looks = {
      title: json['title'] === undefined ? '' : textOf(json['title'], 'title（标题）', MOST_TITLE),
      presentation: json['presentation'] === undefined ? ('table' as const) : oneOf(json['presentation'], 'presentation（呈现方式）', PRESENTATIONS),
      rowTotals: truthOf(json['rowTotals'], 'rowTotals（行合计）'),
      columnTotals: truthOf(json['columnTotals'], 'columnTotals（列合计）'),
    };
    return { ok: true, query: source === 'indicators' ? { source, ...looks, ...readIndicatorQuery(json) } : { source, ...looks, ...readFieldQuery(json) } };
  } catch (error) {
    if (error instanceof Unreadable) return { ok: false, problem: error.message };
    throw error;
  }
}

function readIndicatorQuery(json: Json): Omit<IndicatorVisualQuery, 'source' | 'title' | 'presentation' | 'rowTotals' | 'columnTotals'> {
  const dimension = (place: string) => (value: unknown) => oneOf(value, place, VISUAL_DIMENSIONS);
  const rows = listOf(json['rows'], 'rows（行）', MOST_ROW_GROUPS, dimension('rows（行）'));
  const columns = listOf(json['columns'], 'columns（列）', MOST_COLUMN_GROUPS, dimension('columns（列）'));
  withoutRepeats([...rows, ...columns], 'rows、columns（行、列）', (id) => id);
  const schoolYears = withoutRepeats(listOf(json['schoolYears'], 'schoolYears（学年）', MOST_SCHOOL_YEARS, schoolYearOf), 'schoolYears（学年）', (year) => year);
  if (schoolYears.length > 1 && ![...rows, ...columns].includes('schoolYear')) refuse('选了几个学年时，行或列里要有“schoolYear（学年）”。');
  return {
    indicators: withoutRepeats(listOf(json['indicators'], 'indicators（指标）', MOST_INDICATORS, indicatorOf), 'indicators（指标）', (id) => id),
    rows,
    columns,
    where: filterOf(json['where']),
    schoolYears,
    areaBasis: json['areaBasis'] === undefined ? DEFAULT_AREA_BASIS : oneOf(json['areaBasis'], 'areaBasis（县区口径）', AREA_BASIS_IDS),
    scope: scopeOf(json['scope']),
    asOf: json['asOf'] === undefined || json['asOf'] === null ? null : dayOf(json['asOf']),
    compare: truthOf(json['compare'], 'compare（与上学年比较）'),
  };
}

function indicatorOf(value: unknown): string {
  const id = textOf(value, 'indicators（指标）', 100);
  if (findIndicator(id) === undefined) refuse(`没有名为“${id}”的指标。请在查询页重新选择。`);
  return id;
}

function schoolYearOf(value: unknown): string {
  const year = textOf(value, 'schoolYears（学年）', 20);
  if (!isSchoolYear(year)) refuse('“schoolYears（学年）”应写成 2025-2026。');
  return year;
}

function dayOf(value: unknown): string {
  const day = textOf(value, 'asOf（目标日期）', 10);
  const read = new Date(`${day}T00:00:00Z`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || Number.isNaN(read.getTime()) || read.toISOString().slice(0, 10) !== day) refuse('“asOf（目标日期）”应写成 2025-11-03。');
  return day;
}

/** As many values of each as the engine's filter takes. */
const MOST_VALUES: Readonly<Record<string, number>> = { school: 5000, grade: 20, gender: 5, riskLevel: 6, urbanRural: 10, ownership: 10 };

function filterOf(value: unknown): DimensionFilter {
  if (value === undefined) return {};
  const json = objectOf(value, 'where（筛选）');
  onlyNames(json, DIMENSION_IDS, 'where（筛选）');
  return Object.fromEntries(
    DIMENSION_IDS.filter((id) => json[id] !== undefined)
      .map((id) => [id, listOf(json[id], `where.${id}（筛选）`, MOST_VALUES[id] ?? 100, (item) => textOf(item, `where.${id}（筛选）`, 200))] as const)
      .filter(([, values]) => values.length > 0),
  );
}

function scopeOf(value: unknown): Scope {
  if (value === undefined) return DEFAULT_SCOPE;
  const json = objectOf(value, 'scope（统计口径）');
  onlyNames(json, SCOPE_SWITCH_IDS, 'scope（统计口径）');
  const chosen = SCOPE_SWITCH_IDS.map((id) => [id, json[id] === undefined ? DEFAULT_SCOPE[id] : oneOf(json[id], `scope.${id}`, scopeSwitch(id).choices.map((choice) => choice.id))]);
  return Object.fromEntries(chosen) as Scope;
}
