/** One row per school year: which facts were reported at all, and the headline counts that pages ask for before anything else. */
import { FACT_VIEWS } from '../../../shared/indicators';

const ofYear = (count: string, view: string, condition = 'true'): string => `coalesce((SELECT ${count} FROM ${view} f WHERE f.schoolYear = reported.schoolYear AND ${condition}), 0)`;

export const factYear = `
CREATE OR REPLACE TABLE fact_year AS
WITH reported AS (
  SELECT schoolYear, string_agg(view, ',' ORDER BY view) AS views
  FROM (${FACT_VIEWS.map((view) => `SELECT DISTINCT schoolYear, '${view}' AS view FROM ${view}`).join(' UNION ALL ')}) GROUP BY schoolYear
)
SELECT schoolYear, views,
  ${ofYear('count(*)', 'fact_school')} AS schools,
  ${ofYear('count(DISTINCT person)', 'fact_counselor')} AS counselors,
  ${ofYear('sum(students)', 'fact_assessment_group', "riskLevel <> 'N'")} AS assessed,
  ${ofYear('count(*)', 'fact_counselor', 'NOT matched')} AS unmatchedCounselors,
  ${ofYear('sum(students)', 'fact_assessment_group', 'NOT matched')} AS unmatchedStudents
FROM reported`;
