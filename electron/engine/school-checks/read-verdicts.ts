import type { DuckDBConnection } from '@duckdb/node-api';
import { getDataset } from '../../../shared/datasets';
import { gradeRange } from '../../../shared/grades';
import { type CheckedSchool, SCHOOL_CHECKS, type SchoolCheck, type SchoolPlace, type Verdict } from '../../../shared/school-checks';
import { number, type Row, rows, text } from '../warehouse/sql';
import { CHECK_RULES, type CheckRule, type QuantityRule } from './check-rules';
import { placeCondition, type PlaceFilter, schoolsOf } from './place-filter';

interface Judged {
  readonly verdict: Verdict;
  readonly evidence: string;
}

/** Schools of the year's directory in the order of county, stage and name, each with every check. @throws nothing of its own */
export async function readVerdicts(connection: DuckDBConnection, schoolYear: string, filter: PlaceFilter): Promise<CheckedSchool[]> {
  const schools = new Map<string, { readonly place: SchoolPlace; readonly judged: Judged[] }>();
  for (const check of SCHOOL_CHECKS) {
    const rule = CHECK_RULES[check.indicator];
    if (rule === undefined) throw new Error(`no rule for ${check.indicator}`);
    for (const row of await rows(connection, verdictQuery(rule, filter), [schoolYear])) {
      const code = text(row['school']);
      const entry = schools.get(code) ?? { place: { school: code, name: text(row['schoolName']), county: text(row['county']), stage: text(row['stage']) }, judged: [] };
      entry.judged.push(judge(check, rule, row));
      schools.set(code, entry);
    }
  }
  return [...schools.values()].map(({ place, judged }) => ({ ...place, verdicts: judged.map(({ verdict }) => verdict), evidence: judged.map(({ evidence }) => evidence) }));
}

/** Failing rows as `grade:value:limit;…`, put into words afterwards; the number of rows with a value tells an empty item from one that has no limit. */
function verdictQuery(rule: CheckRule, filter: PlaceFilter): string {
  const { table, column } = rule;
  const grade = table === 'fact_counseling_room' ? "'unknown'" : 'grade';
  const limit = rule.kind === 'quantity' ? rule.limit : 'NULL';
  const fails = rule.kind === 'quantity' ? `NOT (${column} ${rule.relation} ${limit})` : `${column} IS ${rule.wrong ? 'TRUE' : 'FALSE'}`;
  return `
    SELECT s.school, s.schoolName, s.county, s.stage, s.${rule.reported} AS reported, s.${rule.met} AS met, coalesce(f.given, 0) AS given, coalesce(f.ungraded, 0) AS ungraded, coalesce(f.failing, '') AS failing
    FROM ${schoolsOf(filter)} s LEFT JOIN (
      SELECT school, count(${column}) AS given, count(${column}) FILTER (WHERE ${grade} = 'unknown') AS ungraded,
        string_agg(concat(${grade}, ':', ${column}, ':', ${limit}), ';' ORDER BY try_cast(${grade} AS INTEGER)) FILTER (WHERE ${fails}) AS failing
      FROM ${table} WHERE schoolYear = $1 GROUP BY school
    ) f USING (school)
    WHERE s.schoolYear = $1 ${placeCondition('s', filter)}
    ORDER BY s.county, s.stage, s.schoolName, s.school`;
}

function judge(check: SchoolCheck, rule: CheckRule, row: Row): Judged {
  const dataset = getDataset(check.dataset);
  if (row['reported'] !== true) return { verdict: 'unreported', evidence: `没有报“${dataset.label}”` };
  if (row['met'] === true) return { verdict: 'met', evidence: '' };
  if (row['met'] === false) return { verdict: 'missed', evidence: wordsOf(rule, text(row['failing'])) };
  const label = dataset.columns.find(({ id }) => id === rule.column)?.label ?? rule.column;
  if (number(row['given']) === 0) return { verdict: 'blank', evidence: `没有填“${label}”` };
  if (number(row['ungraded']) > 0 && isForSomeGrades(text(row['stage']))) return { verdict: 'blank', evidence: `“${label}”没有分年级填报，不知道按哪个年级的限额核对` };
  return { verdict: 'notApplicable', evidence: '' };
}

/** Whether a school of this stage teaches grades that have a limit beside others: without the grade nothing can be said. */
function isForSomeGrades(stage: string): boolean {
  return stage !== 'senior' && stage !== 'vocational';
}

interface Failing {
  readonly first: string;
  readonly last: string;
  readonly value: string;
  readonly limit: string;
}

function wordsOf(rule: CheckRule, failing: string): string {
  const found = failing.split(';').filter((part) => part !== '').map((part) => part.split(':'));
  const groups = together(found.map(([grade = '', value = '', limit = '']): Failing => ({ first: grade, last: grade, value: rule.kind === 'quantity' ? value : '', limit })));
  if (rule.kind === 'quantity') {
    const limits = [...new Set(groups.map(({ limit }) => limit))];
    const under = (wanted: string): string => groups.flatMap(({ first, last, value, limit }) => (limit === wanted ? [`${gradesOf(first, last)}${Number(value)}${rule.unit}`] : [])).join('、');
    return limits.map((limit) => `${under(limit)}（${limitWords(rule, Number(limit))}）`).join('；');
  }
  const grades = groups.map(({ first, last }) => gradesOf(first, last)).filter((label) => label !== '');
  return `${grades.join('、')}${rule.wording}`;
}

/** Neighbouring grades of which the same is said are said once. */
function together(rows: readonly Failing[]): readonly Failing[] {
  const groups: Failing[] = [];
  for (const row of rows) {
    const before = groups.at(-1);
    if (before !== undefined && before.value === row.value && before.limit === row.limit && Number(row.first) === Number(before.last) + 1) groups[groups.length - 1] = { ...before, last: row.last };
    else groups.push(row);
  }
  return groups;
}

function gradesOf(first: string, last: string): string {
  return first === 'unknown' ? '' : gradeRange(first, last);
}

function limitWords({ relation, unit }: QuantityRule, limit: number): string {
  if (relation === '>=') return `应不少于${limit}${unit}`;
  return limit === 0 ? '应没有' : `应不超过${limit}${unit}`;
}
