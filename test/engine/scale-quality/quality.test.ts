import { expect, it } from 'vitest';
import { errorOf, newDesk, type TestDesk } from '../support/engine';
import { randomOf } from '../support/random';
import { type Cell, csv } from '../support/spreadsheets';

const REVERSED = [4, 8, 12, 16];
const PUPILS = 160;
const ITEMS = 20;

/** As ticked by a pupil: CES-D, 0–3, four questions the other way round. Every tenth sheet is the same answer throughout. */
function sheets(): number[][] {
  const random = randomOf(7);
  return Array.from({ length: PUPILS }, (_, pupil) => {
    if (pupil % 10 === 9) return Array.from({ length: ITEMS }, () => 2);
    const gloom = random() * 2.4;
    return Array.from({ length: ITEMS }, (__, index) => {
      const value = Math.max(0, Math.min(3, Math.round(gloom + (random() - 0.5) * 1.6)));
      return REVERSED.includes(index + 1) ? 3 - value : value;
    });
  });
}

const header = ['县区', '学校名称', '姓名', '学号', '年级', '测评时间'];
const pupil = (index: number): Cell[] => [index < 150 ? '曹县' : '单县', index < 150 ? '曹县第一中学' : '单县第二中学', `赵测${index}`, `S${1000 + index}`, '八年级', '2025-10-16'];
const DIRECTORY = csv([['县区', '学校名称', '学校类别', '在校生数'], ['曹县', '曹县第一中学', '初中', 500], ['单县', '单县第二中学', '初中', 300]]);

async function importField(): Promise<{ readonly desk: TestDesk; readonly answers: number[][] }> {
  const desk = await newDesk();
  const answers = sheets();
  const wide = csv([['2025-2026学年CES-D逐题作答'], [...header, ...Array.from({ length: ITEMS }, (_, index) => `题${index + 1}`)], ...answers.slice(0, 100).map((row, index) => [...pupil(index), ...row])]);
  const long = csv([['2025-2026学年测评作答明细'], [...header, '量表', '题号', '得分'], ...answers.slice(100).flatMap((row, index) => row.map((answer, question) => [...pupil(100 + index), 'CES-D', question + 1, answer]))]);
  await desk.import(desk.write('2025-2026学年学校名录.csv', DIRECTORY), desk.write('答卷甲.csv', wide), desk.write('答卷乙.csv', long));
  return { desk, answers };
}

const keyed = (row: readonly number[]): number[] => row.map((answer, index) => (REVERSED.includes(index + 1) ? 3 - answer : answer));
const total = (row: readonly number[]): number => keyed(row).reduce((sum, value) => sum + value, 0);
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
const variance = (values: readonly number[]): number => values.reduce((sum, value) => sum + (value - mean(values)) ** 2, 0) / (values.length - 1);

it('tells reliability, spread and items as plain code counts them, from wide and long tables together', async () => {
  const { desk, answers } = await importField();
  expect(await desk.call('scale.list', {})).toMatchObject({ scales: [{ scale: 'CES-D', persons: PUPILS }] });
  const quality = await desk.call('scale.quality', { scale: 'CES-D' });
  const valid = answers.filter((_, index) => index % 10 !== 9);
  expect(quality).toMatchObject({ persons: PUPILS, valid: valid.length, reliabilityPersons: valid.length, sampled: false, suppressed: false });
  expect(quality.invalidReasons.find(({ id }) => id === 'flat')?.persons).toBe(PUPILS / 10);

  const [sum] = quality.scores;
  const totals = valid.map(total);
  const perItem = Array.from({ length: ITEMS }, (_, item) => valid.map((row) => keyed(row)[item] ?? Number.NaN));
  const alpha = (ITEMS / (ITEMS - 1)) * (1 - perItem.reduce((all, values) => all + variance(values), 0) / variance(totals));
  expect(sum?.alpha).toBeCloseTo(alpha, 10);
  expect(sum?.omega).toBeGreaterThan(0.8);
  expect(sum?.mean).toBeCloseTo(mean(totals), 10);
  expect(sum?.standardDeviation).toBeCloseTo(Math.sqrt(variance(totals)), 10);
  expect(quality.items).toHaveLength(ITEMS);
  expect(quality.items.filter(({ reversed }) => reversed).map(({ item }) => item)).toEqual(REVERSED);
  const shown = quality.items.filter(({ hidden }) => !hidden);
  expect(shown.length).toBeGreaterThan(5);
  shown.forEach(({ item, mean: own, floor }) => {
    const values = perItem[item - 1] ?? [];
    for (const answer of [0, 1, 2, 3]) expect([1, 2, 3, 4, 5, 6, 7, 8, 9]).not.toContain(values.filter((value) => value === answer).length);
    expect(own).toBeCloseTo(mean(values), 10);
    expect(floor).toBeCloseTo(values.filter((value) => value === 0).length / values.length, 10);
  });
  for (const { from, to, persons } of sum?.bins ?? []) {
    const counted = totals.filter((value) => value >= from && value <= to).length;
    expect([from, persons === null || persons === counted]).toEqual([from, true]);
    if (persons === null) expect(counted).toBeGreaterThan(0);
    else expect(persons === 0 || persons >= 10).toBe(true);
  }
  // The last bin ends where the scale ends.
  expect(sum?.bins.at(-1)?.to).toBe(60);
});

it('gives every share of pupils its interval, and counts the rules behind the levels', async () => {
  const { desk } = await importField();
  const { levels, rules, valid } = await desk.call('scale.quality', { scale: 'CES-D' });
  for (const { persons, share, low, high } of levels) {
    if (persons === null || share === null) continue;
    expect(share).toBeCloseTo(persons / (valid ?? 0), 12);
    expect((low ?? 1) <= share && share <= (high ?? 0)).toBe(true);
  }
  expect(levels.map(({ level }) => level)).toEqual(['0', '1', '2', '3']);
  expect(rules.find(({ id }) => id === 'V1')?.persons).toBe(PUPILS / 10);
  expect(rules.map(({ id }) => id)).toEqual(['V1', 'C1', 'C2', 'T1', 'T2', 'T3', 'F1', 'F2']);
});

it('tells nothing of fewer pupils than the threshold', async () => {
  const { desk } = await importField();
  const few = await desk.call('scale.quality', { scale: 'CES-D', county: ['371722'] });
  expect(few).toMatchObject({ suppressed: true, persons: 10, valid: null, scores: [], items: [], levels: [], rules: [] });
  expect(await desk.call('scale.quality', { scale: 'CES-D', county: ['371721'] })).toMatchObject({ suppressed: false, persons: 150 });
  expect(errorOf(await desk.engine.call('scale.quality', { scale: 'CES-D', county: ['371702'] }))).toMatchObject({ code: 'NO_DATA' });
  expect(errorOf(await desk.engine.call('scale.quality', { scale: 'SDQ' }))).toMatchObject({ code: 'BAD_REQUEST' });
});

it('holds the levels of a platform against those of the published key', async () => {
  const { desk, answers } = await importField();
  // The platform graded everybody 正常.
  await desk.import(desk.write('2025-2026学年心理测评结果.csv', csv([[...header, '量表', '总分', '预警等级'], ...answers.slice(0, 100).map((row, index) => [...pupil(index), 'CES-D', total(row), '正常'])])));
  const { comparison, levels } = await desk.call('scale.quality', { scale: 'CES-D' });
  expect(comparison?.persons).toBe(100);
  expect(comparison?.cells.every(({ reported }) => reported === '0')).toBe(true);
  expect(comparison?.cells.map(({ recomputed }) => recomputed)).toContain('X');
  expect(comparison?.agreement).toBeGreaterThan(0);
  expect(comparison?.agreement).toBeLessThan(1);
  expect(levels).toHaveLength(4);
});

const wideFile = (answers: readonly (readonly Cell[])[]): string =>
  csv([['2025-2026学年CES-D逐题作答'], [...header, ...Array.from({ length: ITEMS }, (_, index) => `题${index + 1}`)], ...answers.map((row, index) => [...pupil(index), ...row])]);

async function deskWith(answers: readonly (readonly Cell[])[]): Promise<TestDesk> {
  const desk = await newDesk();
  await desk.import(desk.write('2025-2026学年学校名录.csv', DIRECTORY), desk.write('答卷.csv', wideFile(answers)));
  return desk;
}

/** Valid sheets, of `few` pupils with `change` made to them. */
function sheetsWith(count: number, few: number, change: (row: Cell[]) => Cell[]): Cell[][] {
  const valid = sheets().filter((_, index) => index % 10 !== 9);
  return valid.slice(0, count).map((row, index) => (index < few ? change([...row]) : row));
}

it('tells nothing of the questions and no reliability where only few sheets are complete', async () => {
  const answers = sheetsWith(60, 57, (row) => ['', ...row.slice(1)]);
  const quality = await (await deskWith(answers)).call('scale.quality', { scale: 'CES-D' });
  expect(quality).toMatchObject({ suppressed: false, valid: 60, reliabilityPersons: null, items: [], itemsReason: '完整作答少于 10 份，不显示各题情况。' });
  expect(quality.scores[0]).toMatchObject({ complete: null, alpha: null, omega: null });
});

it('tells no means of questions that would give back the scores of the few who left answers out', async () => {
  const quality = await (await deskWith(sheetsWith(60, 3, (row) => ['', ...row.slice(1)]))).call('scale.quality', { scale: 'CES-D' });
  expect(quality).toMatchObject({ valid: 60, reliabilityPersons: 57, items: [] });
  expect(quality.itemsReason).toContain('不完整的作答少于 10 份');
  expect(quality.scores[0]).toMatchObject({ complete: 57 });
  expect(quality.scores[0]?.alpha).toBeGreaterThan(0.5);
});

it('keeps a question back of which few ticked an answer, and a second one that the total would give it back with', async () => {
  // Question 9: three pupils ticked anything above the least.
  const answers = sheetsWith(140, 140, (row) => row).map((row, index) => row.map((answer, item) => (item === 8 ? (index < 3 ? 1 : 0) : index < 70 ? (index + item) % 4 : answer)));
  const { items } = await (await deskWith(answers)).call('scale.quality', { scale: 'CES-D' });
  const hidden = items.filter((item) => item.hidden);
  expect(hidden.map(({ item }) => item)).toContain(9);
  expect(hidden.length).toBeGreaterThan(1);
  expect(hidden.length).toBeLessThan(ITEMS);
  for (const { mean, standardDeviation, floor, ceiling, itemTotalCorrelation, alphaIfDeleted } of hidden) expect([mean, standardDeviation, floor, ceiling, itemTotalCorrelation, alphaIfDeleted]).toEqual([null, null, null, null, null, null]);
});

it('keeps the number of pupils, its reasons and its rules back where few sheets are invalid', async () => {
  const desk = await deskWith(sheetsWith(100, 4, () => Array.from({ length: ITEMS }, () => 2)));
  const { scales } = await desk.call('scale.list', {});
  expect(scales).toMatchObject([{ scale: 'CES-D', persons: null }]);
  const quality = await desk.call('scale.quality', { scale: 'CES-D' });
  expect(quality).toMatchObject({ persons: null, valid: 96 });
  expect(quality.invalidReasons.length).toBeGreaterThan(0);
  for (const { persons } of [...quality.invalidReasons, ...quality.rules]) expect(persons === null || persons === 0).toBe(true);
});
