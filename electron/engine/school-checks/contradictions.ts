/** Reports of one school, or items of one report, that cannot both be right. A new kind is one entry. */
import type { DuckDBConnection } from '@duckdb/node-api';
import { gradeLabel } from '../../../shared/grades';
import type { Contradiction, ContradictionKind } from '../../../shared/school-checks';
import { rows, text } from '../warehouse/sql';
import { placeCondition, type PlaceFilter, schoolsOf } from './place-filter';

interface ContradictionRule extends ContradictionKind {
  /** SELECT of school, grade ('' where it concerns the whole school) and message, for the school year $1. */
  readonly sql: string;
}

const hasRoster = 'EXISTS (SELECT 1 FROM fact_counselor c WHERE c.schoolYear = $1)';
const ofSchools = (condition: string, message: string): string => `SELECT school, '' AS grade, concat(${message}) AS message FROM fact_school WHERE schoolYear = $1 AND ${condition}`;
const ofRows = (table: string, condition: string, message: string): string =>
  `SELECT school, grade, concat(${message}) AS message FROM ${table} WHERE schoolYear = $1 AND ${condition}`;
const scaleLabel = "if(scale IS NULL OR scale = '', '', concat(scale, '：'))";

const RULES: readonly ContradictionRule[] = [
  { id: 'assessedOverEnrolled', label: '实测多于在校生', sql: ofSchools('assessedStudents > students', "'测评结果中有', assessedStudents, '名学生，名录在校生只有', students, '人'") },
  {
    id: 'resultsOverReported',
    label: '结果多于上报实测',
    sql: `SELECT s.school, '' AS grade, concat('测评结果中有', s.assessedStudents, '名学生，测评组织情况只报实测', o.assessed, '人') AS message
      FROM fact_school s JOIN (
        SELECT school, max(assessed) AS assessed FROM (SELECT school, scale, sum(assessed) AS assessed FROM fact_assessment_organisation WHERE schoolYear = $1 GROUP BY ALL) GROUP BY school
      ) o USING (school) WHERE s.schoolYear = $1 AND s.assessedStudents > o.assessed`,
  },
  { id: 'assessedOverDue', label: '实测多于应测', sql: ofRows('fact_assessment_organisation', 'assessed > toAssess', `${scaleLabel}, '实测', assessed, '人，应测只有', toAssess, '人'`) },
  {
    id: 'validOverAssessed',
    label: '有效无效之和不符',
    sql: ofRows('fact_assessment_organisation', 'valid + coalesce(invalid, 0) > assessed', `${scaleLabel}, '有效', valid, '人与无效', coalesce(invalid, 0), '人之和多于实测', assessed, '人'`),
  },
  {
    id: 'consentShort',
    label: '知情同意少于实测',
    sql: ofRows('fact_assessment_organisation', 'consented < assessed', `${scaleLabel}, '实测', assessed, '人，知情同意只有', consented, '人，请核对是否有未经监护人同意的测评'`),
  },
  { id: 'fullTimeWithoutCourse', label: '有专职未列课表', sql: ofSchools('fullTime > 0 AND courseReported AND NOT coalesce(courseInTimetable, false)', "'台账有', fullTime, '名专职教师，课程情况中没有年级把心理课列入课表'") },
  {
    id: 'courseTeacherMissing',
    label: '任课专职不在台账',
    sql: `SELECT s.school, '' AS grade, '课程情况称由专职教师任课，台账中该校没有专职教师' AS message FROM fact_school s
      WHERE s.schoolYear = $1 AND s.fullTime = 0 AND ${hasRoster} AND s.school IN (SELECT school FROM fact_course WHERE schoolYear = $1 AND teacherKind = 'fullTime')`,
  },
  { id: 'taughtOverClasses', label: '开课班多于班级', sql: ofRows('fact_course', 'classesTaught > classes', "'开课', classesTaught, '个班，班级只有', classes, '个'") },
  {
    id: 'classesOverDirectory',
    label: '班级数与名录不符',
    sql: `SELECT s.school, '' AS grade, concat('课程情况各年级共', c.classes, '个班，名录只有', s.classes, '个班') AS message
      FROM fact_school s JOIN (SELECT school, sum(classes) AS classes FROM fact_course WHERE schoolYear = $1 GROUP BY school) c USING (school) WHERE s.schoolYear = $1 AND c.classes > s.classes`,
  },
  {
    id: 'fullTimeTwice',
    label: '一人在两校专职',
    sql: `SELECT school, '' AS grade, concat('专职教师', name, '同时在', others, '登记为专职') AS message FROM (
        SELECT c.school, c.name, string_agg(DISTINCT o.schoolName, '、' ORDER BY o.schoolName) AS others FROM fact_counselor c
        JOIN fact_counselor o ON o.schoolYear = c.schoolYear AND o.person = c.person AND o.school <> c.school AND o.employment = 'fullTime'
        WHERE c.schoolYear = $1 AND c.employment = 'fullTime' GROUP BY c.school, c.person, c.name)`,
  },
  { id: 'roomDenied', label: '有面积却称没有辅导室', sql: `SELECT school, '' AS grade, concat('报称没有建心理辅导室，又填面积', printf('%g', area), '平方米') AS message FROM fact_counseling_room WHERE schoolYear = $1 AND hasRoom IS FALSE AND area > 0` },
  {
    id: 'roomWithoutCounselor',
    label: '辅导室人员不在台账',
    sql: `SELECT s.school, '' AS grade, concat('辅导室报有', r.staff, '名人员，台账中该校没有心理健康教师') AS message
      FROM fact_school s JOIN fact_counseling_room r ON r.schoolYear = s.schoolYear AND r.school = s.school WHERE s.schoolYear = $1 AND r.staff > 0 AND s.counselors = 0 AND ${hasRoster}`,
  },
];

export const CONTRADICTION_KINDS: readonly ContradictionKind[] = RULES.map(({ id, label }) => ({ id, label }));

/** Of schools in the year's directory, in the order of the kinds, county and name. */
export async function readContradictions(connection: DuckDBConnection, schoolYear: string, filter: PlaceFilter): Promise<Contradiction[]> {
  const found: Contradiction[] = [];
  for (const { id, sql } of RULES) {
    const query = `SELECT s.school, s.schoolName, s.county, s.stage, f.grade, f.message FROM (${sql}) f JOIN ${schoolsOf(filter)} s ON s.school = f.school AND s.schoolYear = $1
      WHERE true ${placeCondition('s', filter)} ORDER BY s.county, s.schoolName, s.school, try_cast(f.grade AS INTEGER), f.message`;
    for (const row of await rows(connection, query, [schoolYear])) {
      const grade = text(row['grade']);
      const prefix = grade === '' || grade === 'unknown' ? '' : gradeLabel(grade);
      found.push({ school: text(row['school']), name: text(row['schoolName']), county: text(row['county']), stage: text(row['stage']), kind: id, message: `${prefix}${text(row['message'])}` });
    }
  }
  return found;
}
