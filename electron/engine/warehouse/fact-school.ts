/**
 * One row per school of the year's directory, with what the other datasets say of it. Where a school reported nothing of a kind,
 * the columns of that kind are NULL and `…Reported` is false: not reported is not "no".
 */
import { OUT_OF_SCOPE } from './out-of-scope';
import { upperStudentsSql } from './scope-sql';

/** Most minutes of written homework a day: none in grades 1–2, 60 in the others of a primary school, 90 in junior secondary; no rule above (教育部, 2021). */
export const HOMEWORK_LIMIT = `CASE WHEN grade IN ('1', '2') THEN 0 WHEN grade IN ('3', '4', '5', '6') THEN 60 WHEN grade IN ('7', '8', '9') THEN 90
  WHEN grade = 'unknown' AND stage = 'primary' THEN 60 WHEN grade = 'unknown' AND stage = 'junior' THEN 90 END`;
/** Written examinations a term: none in grades 1–2, one in the others of compulsory schooling, two in junior secondary (教基厅, 2021). */
export const EXAM_LIMIT = `CASE WHEN grade IN ('1', '2') THEN 0 WHEN grade IN ('3', '4', '5', '6') THEN 1 WHEN grade IN ('7', '8', '9') THEN 2
  WHEN grade = 'unknown' AND stage = 'primary' THEN 1 WHEN grade = 'unknown' AND stage = 'junior' THEN 2 END`;
/** Hours of sleep: 10 in primary school, 9 in junior, 8 in senior secondary (教基厅函〔2021〕11号). */
export const SLEEP_NEEDED = `CASE WHEN grade IN ('1', '2', '3', '4', '5', '6') OR (grade = 'unknown' AND stage = 'primary') THEN 10
  WHEN grade IN ('7', '8', '9') OR (grade = 'unknown' AND stage = 'junior') THEN 9 WHEN grade IN ('10', '11', '12') OR (grade = 'unknown' AND stage = 'senior') THEN 8 END`;

export const factSchool = `
CREATE OR REPLACE TABLE fact_school AS
SELECT s.*, coalesce(c.counselors, 0) AS counselors, coalesce(c.fullTime, 0) AS fullTime, coalesce(a.assessedStudents, 0) AS assessedStudents, coalesce(a.upperAssessed, 0) AS upperAssessed, ${upperStudentsSql('s.stage', 's.students', 'g.byGrade')} AS upperStudents, coalesce(v.activities, 0) AS activities,
  t.school IS NOT NULL AS courseReported, t.inTimetable AS courseInTimetable,
  d.school IS NOT NULL AS dailyReported, d.homeworkMet, d.examsMet, d.rankFree, d.exerciseHour, d.exerciseTwoHours, d.sleepMet,
  r.school IS NOT NULL AS roomReported, r.hasRoom, o.school IS NOT NULL AS organisationReported
FROM current_school s
LEFT JOIN (SELECT schoolYear, school, count(DISTINCT person) AS counselors, count(DISTINCT person) FILTER (WHERE employment = 'fullTime') AS fullTime FROM fact_counselor GROUP BY ALL) c USING (schoolYear, school)
LEFT JOIN (SELECT schoolYear, school, sum(students) FILTER (WHERE riskLevel <> 'N') AS assessedStudents, sum(students) FILTER (WHERE riskLevel <> 'N' AND isUpper) AS upperAssessed FROM fact_assessment_group GROUP BY ALL) a USING (schoolYear, school)
LEFT JOIN (SELECT schoolYear, school, count(*) AS activities FROM fact_activity GROUP BY ALL) v USING (schoolYear, school)
LEFT JOIN (SELECT schoolYear, school, bool_or(inTimetable) AS inTimetable FROM fact_course GROUP BY ALL) t USING (schoolYear, school)
LEFT JOIN (
  SELECT schoolYear, school, bool_and(homeworkMinutes <= ${HOMEWORK_LIMIT}) AS homeworkMet, bool_and(examsPerTerm <= ${EXAM_LIMIT}) AS examsMet, NOT bool_or(ranksPublished) AS rankFree,
    bool_and(exerciseMinutes >= 60) AS exerciseHour, bool_and(exerciseMinutes >= 120) AS exerciseTwoHours, bool_and(sleepHours >= ${SLEEP_NEEDED}) AS sleepMet
  FROM fact_daily_management GROUP BY ALL
) d USING (schoolYear, school)
LEFT JOIN (SELECT schoolYear, school, bool_or(coalesce(hasRoom, area > 0)) AS hasRoom FROM fact_counseling_room GROUP BY ALL) r USING (schoolYear, school)
LEFT JOIN (
  SELECT schoolYear, school, map_from_entries(list((grade, toAssess))) AS byGrade
  FROM (SELECT schoolYear, school, grade, max(toAssess) AS toAssess FROM fact_assessment_organisation WHERE toAssess IS NOT NULL GROUP BY ALL) GROUP BY ALL
) g USING (schoolYear, school)
LEFT JOIN (SELECT DISTINCT schoolYear, school FROM fact_assessment_organisation) o USING (schoolYear, school)
WHERE s.stage NOT IN (${OUT_OF_SCOPE})`;
