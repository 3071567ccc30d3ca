import * as XLSX from 'xlsx';
import { expect, it } from 'vitest';
import { type CallReview, WEEKDAY_LABELS } from '../../../shared/hotline-calls';
import { reread } from '../report/reread';
import { newDesk, type TestDesk } from '../support/engine';
import { randomOf } from '../support/random';
import { csv } from '../support/spreadsheets';

const HEADER = ['来电时间', '是否接通', '等待时长（秒）', '通话时长（分钟）', '来电者身份', '年级', '县区', '问题类型', '危机等级', '处置方式'] as const;
type CallRow = readonly string[];

const CALLERS = ['学生', '家长', '教师'];
const TOPICS = ['情绪', '学业', '人际关系', '家庭'];
const LEVELS = ['高', '中', '低', '无'];

/** Calls of September to December; some know only the day, some were not answered. */
function callsOf(seed: number, count: number): CallRow[] {
  const random = randomOf(seed);
  const pick = (from: readonly string[]): string => from[Math.floor(random() * from.length)] ?? '';
  const two = (value: number): string => String(value).padStart(2, '0');
  return Array.from({ length: count }, () => {
    const day = `2025-${two(9 + Math.floor(random() * 4))}-${two(1 + Math.floor(random() * 28))}`;
    const answered = random() < 0.9;
    return [
      random() < 0.05 ? day : `${day} ${two(Math.floor(random() * 24))}:${two(Math.floor(random() * 60))}`,
      answered ? '是' : '否',
      String(1 + Math.floor(random() * 60)),
      answered ? String(1 + Math.floor(random() * 50)) : '',
      answered ? pick(CALLERS) : '',
      answered && random() < 0.8 ? pick(['四年级', '八年级', '高一']) : '',
      pick(['曹县', '单县']),
      answered ? (random() < 0.02 ? '恋爱' : pick(TOPICS)) : '',
      answered ? (random() < 0.06 ? '高' : pick(LEVELS.slice(1))) : '',
      answered ? pick(['倾听', '建议']) : '',
    ];
  });
}

async function deskOf(rows: readonly CallRow[]): Promise<TestDesk> {
  const desk = await newDesk();
  await desk.import(desk.write('2025-2026学年热线来电登记.csv', csv([[...HEADER], ...rows.map((row) => [...row])])));
  return desk;
}

const at = (row: CallRow, header: (typeof HEADER)[number]): string => row[HEADER.indexOf(header)] ?? '';
const tally = (values: readonly string[], value: string): number => values.filter((each) => each === value).length;

/** The nearest value at or above nine tenths; the mean of the two in the middle. */
function lengthsBy(values: readonly number[]) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return { known: sorted.length, median: ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle)] ?? 0)) / 2, ninetieth: sorted[Math.ceil(sorted.length * 0.9) - 1] ?? null };
}

it('counts calls by time, answer and length as plain counting over the rows does', async () => {
  const rows = callsOf(11, 600);
  const review = await (await deskOf(rows)).call('hotline.calls', {});
  const timed = rows.filter((row) => at(row, '来电时间').length > 10);
  expect(review).toMatchObject({ calls: 600, answered: tally(rows.map((row) => at(row, '是否接通')), '是'), answerKnown: 600, withoutTime: 600 - timed.length });
  expect(review.withoutTime).toBeGreaterThan(0);
  expect(review.waitSeconds).toEqual(lengthsBy(rows.map((row) => Number(at(row, '等待时长（秒）')))));
  expect(review.minutes).toEqual(lengthsBy(rows.flatMap((row) => (at(row, '通话时长（分钟）') === '' ? [] : [Number(at(row, '通话时长（分钟）'))]))));
  expect(review.hours.map(({ calls }) => calls)).toEqual(Array.from({ length: 24 }, (_, hour) => timed.filter((row) => Number(at(row, '来电时间').slice(11, 13)) === hour).length));
  expect(review.months.map(({ label, calls }) => [label, calls])).toEqual(['2025-09', '2025-10', '2025-11', '2025-12'].map((month) => [month, rows.filter((row) => at(row, '来电时间').startsWith(month)).length]));
  expect(review.week).toEqual(
    WEEKDAY_LABELS.map((_, weekday) => Array.from({ length: 24 }, (__, hour) => timed.filter((row) => (new Date(`${at(row, '来电时间').slice(0, 10)}T12:00:00Z`).getUTCDay() + 6) % 7 === weekday && Number(at(row, '来电时间').slice(11, 13)) === hour).length)),
  );
});

/** Counts that are told must be right; every part adds up to all calls, with what was not written down. */
function checkParts(review: CallReview, rows: readonly CallRow[]): void {
  const columns = { caller: '来电者身份', topic: '问题类型', crisisLevel: '危机等级' } as const;
  for (const [id, header] of Object.entries(columns) as [keyof typeof columns, (typeof HEADER)[number]][]) {
    const part = review.parts.find((each) => each.id === id);
    for (const { label, calls } of part?.parts ?? []) {
      const counted = tally(rows.map((row) => at(row, header)), label === '未填写' ? '' : label === '恋爱与性' ? '恋爱' : label);
      expect(calls === null || calls === counted, `${header} ${label}`).toBe(true);
      if (counted > 0 && counted < review.minimum) expect(calls, `${header} ${label}`).toBeNull();
    }
  }
}

it.each([21, 22, 23, 24, 25])('tells no small count of people, and no line from which one follows (seed %i)', async (seed) => {
  const rows = callsOf(seed, 300);
  const review = await (await deskOf(rows)).call('hotline.calls', {});
  checkParts(review, rows);
  const table = review.topicByLevel;
  expect(table).not.toBeNull();
  if (table === null) return;
  expect(table.calls.flat()).toContain(null);
  table.topics.forEach((topic, down) =>
    table.levels.forEach((level, across) => {
      const word = (name: string): string => (name === '未填写' ? '' : name === '恋爱与性' ? '恋爱' : name);
      const counted = rows.filter((row) => at(row, '问题类型') === word(topic) && at(row, '危机等级') === word(level)).length;
      const shown = table.calls[down]?.[across];
      expect(shown === null || shown === counted, `${topic} ${level}`).toBe(true);
      if (counted > 0 && counted < review.minimum) expect(shown, `${topic} ${level}`).toBeNull();
    }),
  );
  const totalsOf = (id: 'topic' | 'crisisLevel') => (review.parts.find((part) => part.id === id)?.parts ?? []).map(({ calls }) => calls);
  const rowLines = table.calls.map((line, down) => [...line, totalsOf('topic')[down]]);
  const columnLines = table.levels.map((_, across) => [...table.calls.map((line) => line[across]), totalsOf('crisisLevel')[across]]);
  const alone = [...rowLines, ...columnLines, totalsOf('topic'), totalsOf('crisisLevel')].filter((line) => line.filter((calls) => calls === null).length === 1);
  expect(alone).toEqual([]);
});

it('tells only how many and when where there are few calls', async () => {
  const review = await (await deskOf(callsOf(5, 8))).call('hotline.calls', {});
  expect(review).toMatchObject({ calls: 8, parts: [], topicByLevel: null, minimum: 10 });
});

it('counts the calls of a county alone, and says that there are none of another year', async () => {
  const rows = callsOf(7, 200);
  const desk = await deskOf(rows);
  expect((await desk.call('hotline.calls', { county: ['371721'] })).calls).toBe(tally(rows.map((row) => at(row, '县区')), '曹县'));
  expect(await desk.call('hotline.calls', { schoolYear: '2020-2021' })).toMatchObject({ period: null, calls: 0, months: [], parts: [] });
  const refused = await desk.engine.call('hotline.callsWorkbook', { schoolYear: '2020-2021' });
  expect(refused.ok ? '' : refused.error.message).toContain('没有热线来电登记');
});

it('writes the same counts as a workbook', async () => {
  const desk = await deskOf(callsOf(9, 400));
  const review = await desk.call('hotline.calls', {});
  const { fileName, bytes } = await desk.call('hotline.callsWorkbook', { unit: '菏泽市教育局' });
  expect(fileName).toBe('2025-2026学年心理热线来电统计.xlsx');
  const book = reread(bytes);
  const linesOf = (name: string): unknown[][] => XLSX.utils.sheet_to_json(book.sheet(name), { header: 1 });
  const months = linesOf('分月来电');
  for (const { label, calls } of review.months) {
    const [year, month] = label.split('-');
    expect(months.find((row) => row[0] === `${year}年${Number(month)}月`)?.[1], label).toBe(calls);
  }
  const week = linesOf('星期与时段');
  expect(week.find((row) => row[0] === '合计')?.[8]).toBe(400 - review.withoutTime);
  const topics = linesOf('问题类型与危机等级');
  for (const [index, topic] of (review.topicByLevel?.topics ?? []).entries()) {
    const line = topics.find((row) => row[0] === topic);
    expect(line?.slice(1, 1 + (review.topicByLevel?.levels.length ?? 0)), topic).toEqual(review.topicByLevel?.calls[index]?.map((calls) => calls ?? '样本过小'));
  }
});
