/** 热线运行统计: the calls of a school year, counted anew. Who called and about what may be kept back, but never told otherwise. */
import { WEEKDAY_LABELS } from '../../../../shared/hotline-calls';
import type { TestDesk } from '../../support/engine';
import { YEAR } from '../sample-city';
import { askCalls } from '../../support/calls';
import { countOf, textOf } from './ask-sql';
import { choice, decimal, expectedParts, hasFew, hidden, hourLabel, HOURS, kept, missing, NOT_WRITTEN, partsOf, schoolingOf, SCHOOLING, share, sumOf, TIMES, timesOf } from './call-counts';
import { Figures } from './figures';
import type { Expected, Sources } from './walk';

const MINIMUM = 10;

export async function callsSources(desk: TestDesk): Promise<Sources> {
  const from = `FROM calls WHERE schoolYear = '${YEAR}'`;
  const [all] = await askCalls(desk, `SELECT ${TIMES} ${from}`);
  const months = await askCalls(desk, `SELECT left(CAST(calledOn AS VARCHAR), 7) AS month, ${TIMES} ${from} GROUP BY ALL ORDER BY 1`);
  const hours = await askCalls(desk, `SELECT hour, ${TIMES} ${from} AND hour IS NOT NULL GROUP BY ALL`);
  const week = await askCalls(desk, `SELECT hour, weekday, count(*) AS calls ${from} AND hour IS NOT NULL GROUP BY ALL`);
  const cells = await askCalls(desk, `SELECT topic, crisisLevel, count(*) AS calls ${from} GROUP BY ALL`);
  const figures = await Figures.of(desk, ['hotlineCalls', 'hotlineAnsweredShare'], [[]]);
  // The figures of the page of indicators are those of the totals.
  const totals: Expected[] = ['合计', figures.at(['hotlineCalls']), figures.at(['hotlineAnsweredShare', 'denominator']), figures.at(['hotlineAnsweredShare', 'numerator']), figures.at(['hotlineAnsweredShare']), decimal(all?.['wait'])];
  const whole = countOf(all?.['calls']);
  const parts = await partsOf(desk);
  const schooling = await schoolingOf(desk);
  const inWeek = (hour: number, day: number): number => countOf(week.find((row) => row['hour'] === hour && countOf(row['weekday']) === day)?.['calls']);
  const days = WEEKDAY_LABELS.map((_, index) => index + 1);
  const topic = choice('topic');
  const level = choice('crisisLevel');
  return {
    分月来电: () => [totals, ...months.map((row) => [`${textOf(row['month']).slice(0, 4)}年${Number(textOf(row['month']).slice(5))}月`, ...timesOf(row)])],
    分时段来电: () => [totals, ...HOURS.map((hour) => [hourLabel(hour), ...timesOf(hours.find((row) => countOf(row['hour']) === hour))]), ...(countOf(all?.['untimed']) === 0 ? [] : [['未填时刻', countOf(all?.['untimed']), missing, missing, missing, missing]])],
    星期与时段: () => {
      const rows = HOURS.map((hour) => days.map((day) => inWeek(hour, day)));
      const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
      return [['合计', ...days.map((_, day) => sum(rows.map((row) => row[day] ?? 0))), sum(rows.flat())], ...rows.map((row, hour) => [hourLabel(hour), ...row, sum(row)])];
    },
    来电构成: (table) => {
      expectedParts(table);
      return [
        ['合计', '', figures.at(['hotlineCalls']), share(whole, whole)],
        ...table.rows.slice(1).map(([part, value, calls]): Expected[] => {
          const count = part === SCHOOLING ? (schooling.get(String(value)) ?? 0) : sumOf(parts, String(part), String(value), undefined);
          const told = kept(calls, count, part === SCHOOLING || hasFew(parts, String(part)));
          return [String(part), String(value), told, told === hidden ? hidden : share(count, whole)];
        }),
      ];
    },
    问题类型与危机等级: (table) => {
      const [topics, levels] = [[...topic.labels, [null, NOT_WRITTEN] as const], [...level.labels, [null, NOT_WRITTEN] as const]];
      const count = (topicId: string | null | undefined, levelId: string | null | undefined): number => cells.filter((row) => (topicId === undefined || row['topic'] === topicId) && (levelId === undefined || row['crisisLevel'] === levelId)).reduce((sum, row) => sum + countOf(row['calls']), 0);
      const few = topics.some(([id]) => levels.some(([other]) => count(id, other) < MINIMUM));
      const row = (label: string, id: string | null | undefined, index: number): Expected[] => [label, ...[...levels.map(([own]) => own), undefined].map((own, column) => kept(table.rows[index]?.[column + 1], count(id, own), few && !(id === undefined && own === undefined)))];
      return [row('合计', undefined, 0), ...topics.map(([id, label], index) => row(label, id, index + 1))];
    },
  };
}
