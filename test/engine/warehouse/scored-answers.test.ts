/** Raw answers, from the spreadsheet to levels that count. */
import { tableFromIPC } from 'apache-arrow';
import { describe, expect, it } from 'vitest';
import { newDesk, type TestDesk } from '../support/engine';
import { stored } from '../support/stored';
import { type Cell, csv } from '../support/spreadsheets';

const header = ['学校名称', '姓名', '学号', '年级', '测评时间'];
const pupil = (index: number): Cell[] => ['曹县第一中学', `赵测${index}`, `S${100 + index}`, '八年级', '2025-10-16'];
const questions = (count: number): string[] => Array.from({ length: count }, (_, index) => `题${index + 1}`);
const wide = (title: string, answers: readonly (readonly Cell[])[], extra: readonly string[] = []): string => csv([[title], [...header, ...extra, ...questions(answers[0]!.length - extra.length)], ...answers.map((row, index) => [...pupil(index), ...row])]);
const codes = async (desk: TestDesk) => (await desk.call('import.issues', { limit: 50 })).issues.filter(({ code }) => code.startsWith('SCORING_')).map(({ code, message }) => ({ code, message }));

describe('answers to PHQ-9', () => {
  const answers = [
    [0, 0, 0, 0, 0, 0, 0, 0, 0],
    [1, 1, 1, 1, 1, 1, 1, 1, 0],
    [2, 2, 2, 2, 2, 2, 2, 1, 0],
    [3, 3, 3, 3, 3, 3, 3, 3, 0],
    [0, 0, 0, 0, 0, 0, 0, 0, 1],
    [3, 3, 3, 3, 3, 3, 2, 2, 2],
  ];
  // A critical item is level 2 at least; with a severe total it is level 3; a severe total alone is 2.
  const expected = [['S', 0, '0'], ['S', 8, '0'], ['S', 15, '2'], ['S', 24, '2'], ['S', 1, '2'], ['S', 24, '3']].map(([, total, level]) => [total, level]);

  it('of a wide table become totals and levels, and the pupils count', async () => {
    const desk = await newDesk();
    await desk.import(desk.write('答卷.csv', wide('2025-2026学年PHQ-9逐题作答', answers)));
    expect(await codes(desk)).toEqual([]);
    const [row] = await desk.figures({ indicators: ['validResults'], by: [], where: {}, schoolYear: '2025-2026' });
    expect(row).toMatchObject({ suppressed: true });
    expect(await stored(desk, 'SELECT totalScore, riskLevel FROM scored_answer ORDER BY sourceRow')).toEqual(expected);
    expect(await stored(desk, 'SELECT count(*), sum(totalScore) FROM fact_assessment')).toEqual([[6n, 72]]);
  });

  it('of a long table are put together by pupil', async () => {
    const desk = await newDesk();
    const rows = answers.flatMap((row, index) => row.map((answer, question) => [...pupil(index), 'PHQ-9', question + 1, answer]));
    await desk.import(desk.write('答卷.csv', csv([['2025-2026学年测评作答明细'], [...header, '量表', '题号', '得分'], ...rows])));
    expect(await codes(desk)).toEqual([]);
    expect(await stored(desk, 'SELECT totalScore, riskLevel FROM scored_answer ORDER BY sourceRow')).toEqual(expected);
  });

  it('go away with their batch, and are scored again with a corrected file', async () => {
    const desk = await newDesk();
    await desk.import(desk.write('甲.csv', wide('2025-2026学年PHQ-9逐题作答', answers)));
    await desk.import(desk.write('乙.csv', wide('2025-2026学年PHQ-9逐题作答', [[0, 0, 0, 0, 0, 0, 0, 0, 0], ...answers.slice(1, 3), [0, 1, 1, 1, 1, 1, 1, 1, 0], [0, 0, 0, 0, 0, 0, 0, 3, 0], [1, 1, 1, 1, 1, 1, 1, 1, 1]])));
    const { batches } = await desk.call('import.batches', {});
    await desk.call('import.undo', { batchId: batches[1]!.batch });
    expect(await stored(desk, 'SELECT totalScore, riskLevel FROM fact_assessment ORDER BY sourceRow')).toEqual([[0, '0'], [8, '0'], [15, '2'], [7, '0'], [3, '0'], [9, '2']]);
  });
});

it('are invalid, never a finding, where one answer is given throughout a scale with reverse items', async () => {
  const desk = await newDesk();
  const flat = Array.from({ length: 20 }, () => 3);
  const honest = Array.from({ length: 20 }, (_, index) => ([3, 7, 11, 15].includes(index) ? 3 : index % 2));
  await desk.import(desk.write('答卷.csv', wide('2025-2026学年CES-D逐题作答', [flat, honest, honest.map((value, index) => (index === 0 ? 2 : value))])));
  expect(await codes(desk)).toEqual([]);
  const levels = await stored(desk, 'SELECT riskLevel FROM scored_answer ORDER BY sourceRow');
  expect(levels[0]).toEqual(['X']);
  expect(levels[1]).not.toEqual(['X']);
});

describe('nothing is assumed', () => {
  it('of a coding that the answers do not prove', async () => {
    const desk = await newDesk();
    await desk.import(desk.write('答卷.csv', wide('2025-2026学年PHQ-9逐题作答', [[1, 2, 1, 2, 1, 2, 1, 2, 1], [2, 2, 1, 3, 1, 2, 1, 2, 1]])));
    expect(await codes(desk)).toEqual([{ code: 'SCORING_UNCLEARCODING', message: expect.stringContaining('无法判断') as string }]);
    expect(await stored(desk, 'SELECT count(*) FROM scored_answer')).toEqual([[0n]]);
  });

  it('of a scale that nobody names, or whose questions are not there', async () => {
    const desk = await newDesk();
    await desk.import(desk.write('甲.csv', wide('2025-2026学年学生心理状况作答', [[1, 0, 1, 0, 1, 0], [0, 0, 1, 1, 1, 0]])));
    await desk.import(desk.write('乙.csv', wide('2025-2026学年PHQ-9逐题作答', [[1, 0, 1, 0, 1, 0], [0, 0, 1, 1, 1, 0]])));
    expect((await codes(desk)).map(({ code }) => code).sort()).toEqual(['SCORING_OTHERQUESTIONS', 'SCORING_UNKNOWNSCALE']);
  });

  it('of a scale with several gradings: which one was used is said', async () => {
    const desk = await newDesk();
    await desk.import(desk.write('答卷.csv', wide('2025-2026学年GAD-7逐题作答', [[0, 1, 2, 3, 0, 1, 2], [3, 3, 3, 3, 3, 3, 3]])));
    expect(await codes(desk)).toEqual([{ code: 'SCORING_SCORED', message: expect.stringContaining('按“国际通行') as string }]);
    expect(await stored(desk, 'SELECT totalScore FROM scored_answer ORDER BY sourceRow')).toEqual([[9], [21]]);
  });
});

it('are told with the coding, the grading and how many pupils each rule applies to', async () => {
  const desk = await newDesk();
  const answers = Array.from({ length: 12 }, (_, row) => Array.from({ length: 9 }, (__, item) => (item === 8 ? Number(row < 2) : row % 4)));
  await desk.import(desk.write('答卷.csv', wide('2025-2026学年PHQ-9逐题作答', answers)));
  const { rows } = await desk.call('query.run', { sql: 'SELECT scale, status, persons, invalid, rules, coding FROM scorings' });
  const [scoring] = tableFromIPC(rows).toArray().map((row: { toJSON(): Record<string, unknown> }) => row.toJSON());
  expect(scoring).toMatchObject({ scale: 'PHQ-9', status: 'scored', persons: 12, invalid: 0 });
  expect(JSON.parse(String(scoring!['rules']))).toMatchObject({ C1: 2, C2: 0, V1: 0, T1: 3, T2: 3 });
});

describe('more pupils than are scored at a time', () => {
  // Two pieces and a bit: what is written between them must not end the reading.
  const PUPILS = 41_000;
  const ITEMS = 5;
  const answerOf = (index: number, item: number): number => (index * 7 + item * item + (index >> 3)) % 6;
  const sums = Array.from({ length: PUPILS }, (_, index) => Array.from({ length: ITEMS }, (__, item) => answerOf(index, item)).reduce((all, value) => all + value, 0));
  const counted = async (desk: TestDesk) => stored(desk, 'SELECT count(*), count(DISTINCT sourceRow), sum(totalScore) FROM scored_answer');
  const expected = [[BigInt(PUPILS), BigInt(PUPILS), sums.reduce((all, value) => all + value, 0)]];

  it('are scored to the last one, of a wide table', async () => {
    const desk = await newDesk();
    const rows = Array.from({ length: PUPILS }, (_, index) => [...pupil(index), ...Array.from({ length: ITEMS }, (__, item) => answerOf(index, item))]);
    await desk.import(desk.write('答卷.csv', csv([['2025-2026学年WHO-5逐题作答'], [...header, ...questions(ITEMS)], ...rows])));
    expect(await counted(desk)).toEqual(expected);
  });

  it('and of a long one', async () => {
    const desk = await newDesk();
    const rows = Array.from({ length: PUPILS }, (_, index) => Array.from({ length: ITEMS }, (__, item): Cell[] => [...pupil(index), 'WHO-5', item + 1, answerOf(index, item)])).flat();
    await desk.import(desk.write('答卷.csv', csv([['2025-2026学年测评作答明细'], [...header, '量表', '题号', '得分'], ...rows])));
    expect(await counted(desk)).toEqual(expected);
  });
});
