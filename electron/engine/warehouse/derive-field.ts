/**
 * The rows that count of the datasets beside directory, roster and results: of each natural key the row of the latest batch, with
 * the school, county and stage of the directory. Rows of kindergartens and other schools out of scope are left out.
 */
import { DATASETS, type DatasetDefinition, type DatasetId } from '../../../shared/datasets';
import { UNKNOWN_COUNTY } from '../../../shared/regions';
import { administrativeSql, areaInYearSql } from './area-sql';
import { SCHOOL_KINDS, UNKNOWN_KINDS } from './directory-tables';
import { namesSchool } from './linked-tables';
import { OUT_OF_SCOPE } from './out-of-scope';
import { literal } from './sql';

/** These have rules of their own, in derive.ts. */
const ownRules: ReadonlySet<DatasetId> = new Set(['schools', 'counselors', 'assessmentResults', 'assessmentAnswers', 'schoolChanges', 'areaCrosswalk']);

const fieldDatasets = DATASETS.filter(({ id }) => !ownRules.has(id));

/** Rows of a dataset's table under their school and area, kindergartens among them; the natural key of the rows that count. */
export function placedRows(dataset: DatasetDefinition): { readonly sql: string; readonly hasSchool: boolean; readonly key: string } {
  const hasSchool = namesSchool(dataset);
  const hasGrade = dataset.columns.some(({ id }) => id === 'grade');
  const key = dataset.naturalKey.map((column) => (column === 'schoolRef' ? 'school' : column));
  const grade = hasGrade ? ", coalesce(CAST(t.grade AS VARCHAR), 'unknown') AS grade" : '';
  const gender = dataset.columns.some(({ id }) => id === 'gender') ? ", coalesce(t.gender, 'unknown') AS gender" : '';
  const left = ['county', ...(hasGrade ? ['grade'] : []), ...(gender === '' ? [] : ['gender']), ...(hasSchool ? ['schoolRef', 'schoolNameKey', 'schoolName', 'schoolCode'] : [])];
  const stated = areaInYearSql('t.county', 't.schoolYear');
  const place = hasSchool
    ? `l.school, l.schoolName, coalesce(l.county, ${stated}, ${literal(UNKNOWN_COUNTY.code)}) AS county, coalesce(l.administrativeCounty, ${administrativeSql(stated)}) AS administrativeCounty, ${SCHOOL_KINDS.map((column) => `coalesce(l.${column}, ${literal(UNKNOWN_KINDS[column])}) AS ${column}`).join(', ')}, coalesce(l.matched, false) AS matched`
    : `coalesce(${stated}, ${literal(UNKNOWN_COUNTY.code)}) AS county, ${administrativeSql(stated)} AS administrativeCounty`;
  return {
    sql: `SELECT t.* EXCLUDE (${left.join(', ')})${grade}${gender}, ${place} FROM ${dataset.table} t ${hasSchool ? 'LEFT JOIN school_link l USING (schoolYear, schoolRef)' : ''}`,
    hasSchool,
    key: ['schoolYear', ...key].join(', '),
  };
}

function factOf(dataset: DatasetDefinition): string {
  const { sql, hasSchool, key } = placedRows(dataset);
  return `CREATE OR REPLACE TABLE fact_${dataset.table} AS
    SELECT * FROM (${sql}) ${hasSchool ? `WHERE stage NOT IN (${OUT_OF_SCOPE})` : ''}
    QUALIFY row_number() OVER (PARTITION BY ${key} ORDER BY batch DESC, sourceRow DESC) = 1`;
}

export const fieldFactSteps: readonly string[] = fieldDatasets.map(factOf);
export const FIELD_FACTS: readonly string[] = fieldDatasets.map(({ table }) => `fact_${table}`);
