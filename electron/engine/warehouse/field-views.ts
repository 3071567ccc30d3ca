/**
 * Views of the datasets beside directory, roster and results. What schools and teachers do is shown row by row; what is about
 * pupils only as counts per school, hidden where few stand behind them; calls without place, sex and grade of the caller, whose county is
 * told of numbers by month alone.
 */
import { HIDDEN_FIGURES } from '../../../shared/query-result';
import { toldSchools } from './hidden-schools';

const place = 'schoolYear, school, schoolName, county, stage';

/** @param minimum valid results, or cases, below which the counts of a school are hidden. */
export function fieldViews(minimum: number): Readonly<Record<string, string>> {
  const levels = HIDDEN_FIGURES.assessment_returns.map((column) => `CASE WHEN valid >= ${minimum} THEN ${column} END AS ${column}`);
  const steps = ['retestedOn', 'interviewedOn', 'guardianInformedOn', 'intervenedOn', 'referredOn', 'followedOn', 'closedOn'].map((column) => `count(${column})`);
  const [total, ...stepNames] = HIDDEN_FIGURES.follow_up_cells;
  return {
    trainings: `SELECT ${place}, name, gender, role, training, level, mode, organiser, startedOn, endedOn, hours, passed FROM fact_training`,
    activities: `SELECT ${place}, heldOn, speaker, speakerUnit, topic, form, audience, participants, minutes, satisfaction, evidence FROM fact_activity`,
    assessment_returns: `SELECT ${place}, grade, scale, startedOn, endedOn, toAssess, assessed, valid, invalid, consented, refused, coalesce(valid, 0) < ${minimum} AS suppressed, ${levels.join(', ')}
      FROM fact_assessment_organisation`,
    follow_up_cells: `WITH cells AS (SELECT ${place}, count(*) AS ${total}, ${steps.map((step, index) => `${step} AS ${stepNames[index]}`).join(', ')} FROM fact_follow_up GROUP BY ${place}),
      told AS (SELECT *, ${toldSchools(total ?? '', minimum)} AS isTold FROM cells)
      SELECT ${place}, NOT isTold AS suppressed, ${HIDDEN_FIGURES.follow_up_cells.map((column) => `CASE WHEN isTold THEN ${column} END AS ${column}`).join(', ')} FROM told`,
    hotline_shifts: `SELECT schoolYear, dutyOn, shift, period, startTime, endTime, seat, name, schoolName, county, substitute, attended FROM fact_hotline_shift`,
    hotline_calls: `SELECT schoolYear, CAST(left(calledAt, 10) AS DATE) AS calledOn, CASE WHEN length(calledAt) > 10 THEN CAST(calledAt[12:13] AS INTEGER) END AS hour,
      isodow(CAST(left(calledAt, 10) AS DATE)) AS weekday, answered, waitSeconds, minutes, caller, repeated, topic, crisisLevel, handling, calledBackAt IS NOT NULL AS calledBack FROM fact_hotline_call`,
    hotline_call_counts: `SELECT schoolYear, county, left(calledAt, 7) AS month, count(*) AS calls, count(*) FILTER (WHERE answered) AS answered FROM fact_hotline_call GROUP BY schoolYear, county, left(calledAt, 7)`,
    courses: `SELECT ${place}, grade, classes, classesTaught, inTimetable, courseForm, lessonsPerWeek, termHours, teacherKind, textbook, displaced FROM fact_course`,
    daily_management_returns: `SELECT ${place}, grade, homeworkMinutes, noHomeworkDay, examsPerTerm, ranksPublished, exerciseMinutes, physicalEducationLessons, breakMinutes, artLessons, labourLessons,
      arrivalTime, firstLesson, sleepHours, practicePerMonth FROM fact_daily_management`,
    scorings: `SELECT batch, scale, status, message, bandSet, coding, persons, persons < ${minimum} AS suppressed,
      ${HIDDEN_FIGURES.scorings.map((column) => `CASE WHEN persons >= ${minimum} THEN ${column} END AS ${column}`).join(', ')} FROM scored_batch WHERE persons > 0 OR message <> ''`,
    counseling_rooms: `SELECT ${place}, hasRoom, area, zones, builtOn, openHours, staff, head, visitsPerTerm, funding FROM fact_counseling_room`,
  };
}
