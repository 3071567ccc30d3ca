/**
 * Views of the datasets beside directory, roster and results. What schools and teachers do is shown row by row; what is about
 * pupils only as counts per school, hidden where few stand behind them; calls only as counts that each connection is told (told-calls.ts).
 */
import { HIDDEN_FIGURES } from '../../../shared/query-result';
import { schoolsWithResults, toldSchools } from './hidden-schools';
import { CALLS_VIEWS, callsViewSql } from './told-calls';

const place = 'schoolYear, school, schoolName, county, stage';

/** @param minimum valid results, or cases, below which the counts of a school are hidden. */
export function fieldViews(minimum: number): Readonly<Record<string, string>> {
  const levels = HIDDEN_FIGURES.assessment_returns.map((column) => `CASE WHEN NOT suppressed THEN ${column} END AS ${column}`);
  const steps = ['retestedOn', 'interviewedOn', 'guardianInformedOn', 'intervenedOn', 'referredOn', 'followedOn', 'closedOn'].map((column) => `count(${column})`);
  const [total, ...stepNames] = HIDDEN_FIGURES.follow_up_cells;
  return {
    trainings: `SELECT ${place}, name, gender, role, training, level, mode, organiser, startedOn, endedOn, hours, passed FROM fact_training`,
    activities: `SELECT ${place}, heldOn, speaker, speakerUnit, topic, form, audience, participants, minutes, satisfaction, evidence FROM fact_activity`,
    // A school whose results are kept back reports them on the form as well.
    assessment_returns: `WITH returns AS (
        SELECT r.*, coalesce(r.valid, 0) < ${minimum} OR NOT coalesce(t.isTold, true) AS suppressed
        FROM fact_assessment_organisation r LEFT JOIN (${schoolsWithResults(minimum)}) t USING (schoolYear, school)
      )
      SELECT ${place}, grade, scale, startedOn, endedOn, toAssess, assessed, valid, invalid, consented, refused, suppressed, ${levels.join(', ')} FROM returns`,
    follow_up_cells: `WITH cells AS (SELECT ${place}, count(*) AS ${total}, ${steps.map((step, index) => `${step} AS ${stepNames[index]}`).join(', ')} FROM fact_follow_up GROUP BY ${place}),
      told AS (SELECT *, ${toldSchools('cases', total ?? '', minimum)} AS isTold FROM cells)
      SELECT ${place}, NOT isTold AS suppressed, ${HIDDEN_FIGURES.follow_up_cells.map((column) => `CASE WHEN isTold THEN ${column} END AS ${column}`).join(', ')} FROM told`,
    hotline_shifts: `SELECT schoolYear, dutyOn, shift, period, startTime, endTime, seat, name, schoolName, county, substitute, attended FROM fact_hotline_shift`,
    ...Object.fromEntries(CALLS_VIEWS.map((view) => [view, callsViewSql(view)])),
    courses: `SELECT ${place}, grade, classes, classesTaught, inTimetable, courseForm, lessonsPerWeek, termHours, teacherKind, textbook, displaced FROM fact_course`,
    daily_management_returns: `SELECT ${place}, grade, homeworkMinutes, noHomeworkDay, examsPerTerm, ranksPublished, exerciseMinutes, physicalEducationLessons, breakMinutes, artLessons, labourLessons,
      arrivalTime, firstLesson, sleepHours, practicePerMonth FROM fact_daily_management`,
    scorings: `SELECT batch, scale, status, message, bandSet, coding, persons, persons < ${minimum} AS suppressed,
      ${HIDDEN_FIGURES.scorings.map((column) => `CASE WHEN persons >= ${minimum} THEN ${column} END AS ${column}`).join(', ')} FROM scored_batch WHERE persons > 0 OR message <> ''`,
    counseling_rooms: `SELECT ${place}, hasRoom, area, zones, builtOn, openHours, staff, head, visitsPerTerm, funding FROM fact_counseling_room`,
  };
}
