/** The year's directory as it is listed, as it counts, and what each reference to a school means in it. */
import { UNKNOWN_COUNTY } from '../../../shared/regions';
import { NOT_STATED } from '../../../shared/school-kinds';
import { DEPENDENT_TYPES, TEACHING_POINT, TEACHING_POINT_WORD } from '../../../shared/school-types';
import { UNKNOWN_STAGE } from '../../../shared/stages';
import { administrativeSql, areaInYearSql } from './area-sql';
import { LINKED_TABLES } from './linked-tables';
import { literal } from './sql';

/** Directory rows as files state them, each with the key of the school that it is about. */
export const KEYED_SCHOOLS = `(
  WITH coded AS (
    SELECT schoolYear, county, schoolNameKey, min(schoolCode) AS code FROM school
    WHERE schoolCode IS NOT NULL GROUP BY schoolYear, county, schoolNameKey HAVING count(DISTINCT schoolCode) = 1
  )
  SELECT s.* EXCLUDE (schoolKey, county), ${areaInYearSql('s.county', 's.schoolYear')} AS county, coalesce(s.schoolCode, c.code, s.schoolKey) AS statedKey,
    coalesce(s.schoolCode, c.code, concat(coalesce(${areaInYearSql('s.county', 's.schoolYear')}, ''), ':', s.schoolNameKey)) AS school
  FROM school s LEFT JOIN coded c ON s.schoolCode IS NULL AND s.schoolYear = c.schoolYear
    AND s.schoolNameKey = c.schoolNameKey AND s.county IS NOT DISTINCT FROM c.county
)`;

/** One row per school and year, that of the latest batch. */
export const listedSchool = `
CREATE OR REPLACE TABLE listed_school AS
SELECT * EXCLUDE (stage), coalesce(stage, ${literal(UNKNOWN_STAGE.id)}) AS stage
FROM ${KEYED_SCHOOLS}
QUALIFY row_number() OVER (PARTITION BY schoolYear, school ORDER BY batch DESC, sourceRow DESC) = 1`;

const namesTeachingPoint = (name: string): string => `contains(coalesce(${name}, ''), ${literal(TEACHING_POINT_WORD)})`;

/** What facts take over of their school, beside the areas; the columns of `school_link`. */
export const SCHOOL_KINDS = ['stage', 'schoolType', 'urbanRural', 'ownership'] as const;
/** What is said of a school that nobody knows. */
export const UNKNOWN_KINDS: Readonly<Record<(typeof SCHOOL_KINDS)[number], string>> = { stage: UNKNOWN_STAGE.id, schoolType: UNKNOWN_STAGE.id, urbanRural: NOT_STATED.id, ownership: NOT_STATED.id };

/** Listed schools that count, with the areas they count in; needs `deriveSchools`. */
export const currentSchool = `
CREATE OR REPLACE TABLE current_school AS
SELECT s.* EXCLUDE (county, schoolType, urbanRural, ownership), s.county AS statedCounty, p.county, p.administrativeCounty, p.told AS administrativeCountyTold,
  CASE WHEN s.schoolType IN (${DEPENDENT_TYPES.map(literal).join(', ')}) THEN s.schoolType WHEN ${namesTeachingPoint('s.schoolName')} THEN ${literal(TEACHING_POINT)} ELSE s.stage END AS schoolType,
  coalesce(s.urbanRural, ${literal(NOT_STATED.id)}) AS urbanRural, coalesce(s.ownership, ${literal(NOT_STATED.id)}) AS ownership
FROM listed_school s JOIN school_place p USING (schoolYear, school)`;

/** What school of the directory each reference means: see the rules in derive.ts. */
export const schoolLink = `
CREATE OR REPLACE TABLE school_link AS
WITH refs AS (
  SELECT schoolYear, schoolRef, any_value(schoolCode) AS schoolCode, any_value(${areaInYearSql('county', 'schoolYear')}) AS county,
    any_value(schoolNameKey) AS schoolNameKey, any_value(schoolName) AS schoolName
  FROM (${LINKED_TABLES.map((table) => `SELECT DISTINCT schoolYear, schoolRef, schoolCode, county, schoolNameKey, schoolName FROM ${table} WHERE schoolRef IS NOT NULL`).join(' UNION ALL ')})
  GROUP BY schoolYear, schoolRef
), inCounty AS (
  SELECT schoolYear, county, schoolNameKey, min(school) AS school FROM current_school
  GROUP BY schoolYear, county, schoolNameKey HAVING count(*) = 1
), inCity AS (
  SELECT schoolYear, schoolNameKey, min(school) AS school FROM current_school
  GROUP BY schoolYear, schoolNameKey HAVING count(*) = 1
), otherCounty AS (
  SELECT schoolYear, county, schoolNameKey, min(school) AS school FROM (
    SELECT schoolYear, statedCounty AS county, schoolNameKey, school FROM current_school UNION SELECT schoolYear, administrativeCounty, schoolNameKey, school FROM current_school
  ) GROUP BY ALL HAVING count(*) = 1
), formerCode AS (
  SELECT schoolYear, schoolCode, min(school) AS school, min(message) AS message FROM school_former WHERE schoolCode IS NOT NULL
  GROUP BY ALL HAVING count(DISTINCT school) = 1
), formerName AS (
  SELECT schoolYear, county, schoolNameKey, min(school) AS school, min(message) AS message FROM school_former WHERE schoolNameKey IS NOT NULL
  GROUP BY ALL HAVING count(DISTINCT school) = 1
), formerInCity AS (
  SELECT schoolYear, schoolNameKey, min(school) AS school, min(message) AS message FROM school_former WHERE schoolNameKey IS NOT NULL
  GROUP BY ALL HAVING count(DISTINCT school) = 1
), matched AS (
  SELECT r.*, coalesce(byCode.school, byAnswer.school, inCounty.school, otherCounty.school, inCity.school) AS asListed,
    coalesce(formerCode.school, formerName.school, formerInCity.school) AS asFormer, coalesce(formerCode.message, formerName.message, formerInCity.message) AS formerMessage,
    coalesce(asListed, asFormer) AS directorySchool
  FROM refs r
  LEFT JOIN current_school byCode ON byCode.schoolYear = r.schoolYear AND byCode.school = r.schoolCode
  LEFT JOIN school_alias a ON a.schoolRef = r.schoolRef
  LEFT JOIN current_school byAnswer ON byAnswer.schoolYear = r.schoolYear AND byAnswer.statedKey = a.school
  LEFT JOIN inCounty ON inCounty.schoolYear = r.schoolYear AND inCounty.county = r.county AND inCounty.schoolNameKey = r.schoolNameKey
  LEFT JOIN otherCounty ON otherCounty.schoolYear = r.schoolYear AND otherCounty.county = r.county AND otherCounty.schoolNameKey = r.schoolNameKey
  LEFT JOIN inCity ON r.county IS NULL AND inCity.schoolYear = r.schoolYear AND inCity.schoolNameKey = r.schoolNameKey
  LEFT JOIN formerCode ON formerCode.schoolYear = r.schoolYear AND formerCode.schoolCode = r.schoolCode
  LEFT JOIN formerName ON formerName.schoolYear = r.schoolYear AND formerName.county = r.county AND formerName.schoolNameKey = r.schoolNameKey
  LEFT JOIN formerInCity ON r.county IS NULL AND formerInCity.schoolYear = r.schoolYear AND formerInCity.schoolNameKey = r.schoolNameKey
)
SELECT m.schoolYear, m.schoolRef, d.school IS NOT NULL AS matched, CASE WHEN m.asListed IS NULL THEN m.formerMessage END AS formerMessage, m.schoolName AS statedName,
  coalesce(d.school, m.schoolCode, concat(coalesce(m.county, ''), ':', m.schoolNameKey)) AS school,
  coalesce(d.schoolName, m.schoolName, m.schoolCode) AS schoolName,
  coalesce(d.county, m.county, ${literal(UNKNOWN_COUNTY.code)}) AS county,
  coalesce(d.administrativeCounty, ${administrativeSql('m.county')}) AS administrativeCounty,
  coalesce(d.stage, ${literal(UNKNOWN_STAGE.id)}) AS stage,
  coalesce(d.schoolType, CASE WHEN ${namesTeachingPoint('m.schoolName')} THEN ${literal(TEACHING_POINT)} ELSE ${literal(UNKNOWN_STAGE.id)} END) AS schoolType,
  coalesce(d.urbanRural, ${literal(NOT_STATED.id)}) AS urbanRural, coalesce(d.ownership, ${literal(NOT_STATED.id)}) AS ownership
FROM matched m LEFT JOIN current_school d ON d.schoolYear = m.schoolYear AND d.school = m.directorySchool`;
