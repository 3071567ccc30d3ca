/** Shifts with `starts` and `ends` as the datasets write times (HH:MM), whether they stood in two columns or in one; NULL or without a colon where they are not told. */
export const TIMED_SHIFTS = "SELECT *, coalesce(startTime, split_part(period, '-', 1)) AS starts, coalesce(endTime, split_part(period, '-', 2)) AS ends FROM fact_hotline_shift";

const clock = (text: string): string => `CAST(split_part(${text}, ':', 1) AS INTEGER) * 60 + CAST(split_part(${text}, ':', 2) AS INTEGER)`;

/**
 * Every day from the first to the last of the rota, with the minutes on which somebody is on duty, however many. An end at or
 * before its start is on the next day.
 */
export const factHotlineDay = `
CREATE OR REPLACE TABLE fact_hotline_day AS
WITH bounds AS (
  SELECT schoolYear, dutyOn, ${clock('starts')} AS first, ${clock('ends')} AS last FROM (${TIMED_SHIFTS}) WHERE starts LIKE '%:%' AND ends LIKE '%:%'
), minutes AS (
  SELECT schoolYear, dutyOn, unnest(range(first, CASE WHEN last <= first THEN last + 1440 ELSE last END)) AS minute FROM bounds
), covered AS (
  SELECT schoolYear, CAST(dutyOn + CAST(minute // 1440 AS INTEGER) AS DATE) AS day, count(DISTINCT minute % 1440) AS coveredMinutes FROM minutes GROUP BY ALL
), days AS (
  SELECT schoolYear, CAST(unnest(generate_series(CAST(min(dutyOn) AS TIMESTAMP), CAST(max(dutyOn) AS TIMESTAMP), INTERVAL 1 DAY)) AS DATE) AS day FROM fact_hotline_shift GROUP BY schoolYear
)
SELECT d.schoolYear, d.day, coalesce(c.coveredMinutes, 0) AS coveredMinutes FROM days d LEFT JOIN covered c USING (schoolYear, day)`;
