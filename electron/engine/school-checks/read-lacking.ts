/** Schools of the directory that have no counselor, and schools of which no pupil was assessed: those that the coverage and the share of assessed schools lack. */
import type { DuckDBConnection } from '@duckdb/node-api';
import type { SchoolPlace } from '../../../shared/school-checks';
import { number, rows, text } from '../warehouse/sql';
import { placeCondition, type PlaceFilter, schoolsOf } from './place-filter';

export interface LackingSchool extends SchoolPlace {
  /** Null where the directory does not say. */
  readonly classes: number | null;
  readonly students: number | null;
}

export interface LackingSchools {
  readonly withoutCounselor: readonly LackingSchool[];
  readonly notAssessed: readonly LackingSchool[];
  /** Codes of counties that sent no roster, or no assessment: of their schools nothing is known. */
  readonly silent: { readonly counselors: readonly string[]; readonly assessment: readonly string[] };
}

/** What is counted, as the indicators count it, and where it is known from. */
const LACKS = {
  counselors: { condition: 'NOT coalesce(s.counselors > 0, false)', source: 'fact_counselor' },
  assessment: { condition: 'NOT coalesce(s.assessedStudents > 0, false)', source: 'fact_assessment_group' },
} as const;

export async function readLacking(connection: DuckDBConnection, schoolYear: string, filter: PlaceFilter): Promise<LackingSchools> {
  const [counselors, assessment] = [await lacking(connection, schoolYear, filter, 'counselors'), await lacking(connection, schoolYear, filter, 'assessment')];
  return { withoutCounselor: counselors.schools, notAssessed: assessment.schools, silent: { counselors: counselors.silent, assessment: assessment.silent } };
}

async function lacking(connection: DuckDBConnection, schoolYear: string, filter: PlaceFilter, what: keyof typeof LACKS): Promise<{ readonly schools: LackingSchool[]; readonly silent: string[] }> {
  const { condition, source } = LACKS[what];
  const from = `FROM ${schoolsOf(filter)} s WHERE s.schoolYear = $1 ${placeCondition('s', filter)}`;
  const reported = `s.county IN (SELECT r.county FROM ${source} c JOIN ${schoolsOf(filter)} r ON r.schoolYear = c.schoolYear AND r.school = c.school WHERE c.schoolYear = $1)`;
  const found = await rows(connection, `SELECT s.school, s.schoolName, s.county, s.stage, s.classes, s.students ${from} AND ${condition} AND ${reported} ORDER BY s.county, s.schoolName, s.school`, [schoolYear]);
  const silent = await rows(connection, `SELECT DISTINCT s.county ${from} AND NOT ${reported} ORDER BY s.county`, [schoolYear]);
  const optional = (value: (typeof found)[number][string] | undefined): number | null => (value == null ? null : number(value));
  return {
    schools: found.map((row) => ({ school: text(row['school']), name: text(row['schoolName']), county: text(row['county']), stage: text(row['stage']), classes: optional(row['classes']), students: optional(row['students']) })),
    silent: silent.map((row) => text(row['county'])),
  };
}
