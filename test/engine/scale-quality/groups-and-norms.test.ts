/** Reliability by group, percentiles, published figures and hints: each worked out a second time from the rows by plain code. */
import { beforeAll, describe, expect, it } from 'vitest';
import { createEngine } from '../../../electron/engine/engine';
import { protectHere } from '../../../electron/engine/privacy/suppression/protector';
import { generateRota } from '../../../electron/engine/hotline';
import { inlinePool } from '../../../electron/engine/ingest/workers/inline-pool';
import { percentileGroups } from '../../../electron/engine/scale-quality/percentile-table';
import { cohensH } from '../../../electron/engine/scale-quality/published';
import { SCALES } from '../../../shared/scales';
import { MEAN_NORMS, SHARE_REFERENCES } from '../../../shared/scales/norms';
import { errorOf, PASSPHRASE, TestDesk, valueOf } from '../support/engine';
import { randomOf } from '../support/random';
import { type Cell, csv } from '../support/spreadsheets';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ITEMS = 9;
interface Pupil {
  readonly school: string;
  readonly county: string;
  readonly stage: string;
  readonly grade: number;
  readonly gender: 'male' | 'female';
  /** PHQ-9. */
  readonly answers: readonly number[];
  /** SCARED, as a platform reported it. */
  readonly reported: number;
  readonly level: string;
}

const SCHOOLS = [
  { school: '曹县第一中学', county: '371721', place: '曹县', kind: '高中', stage: 'senior', grades: [10, 11], pupils: 160 },
  { school: '曹县第二中学', county: '371721', place: '曹县', kind: '初中', stage: 'junior', grades: [7, 8], pupils: 90 },
  { school: '单县第三中学', county: '371722', place: '单县', kind: '初中', stage: 'junior', grades: [8], pupils: 40 },
  { school: '成武第四中学', county: '371723', place: '成武县', kind: '初中', stage: 'junior', grades: [9], pupils: 5 },
] as const;
const gradeNames: Readonly<Record<number, string>> = { 7: '七年级', 8: '八年级', 9: '九年级', 10: '高一', 11: '高二' };

const random = randomOf(17);
const PUPILS: readonly Pupil[] = SCHOOLS.flatMap(({ school, county, stage, grades, pupils }) =>
  Array.from({ length: pupils }, (_, index): Pupil => {
    const gloom = random() ** 2 * 2.6;
    // Nobody says yes to the ninth question; 0 and 3 both occur, which proves the coding.
    const answers = Array.from({ length: ITEMS }, (__, item) => (item === 8 ? 0 : Math.max(0, Math.min(3, Math.round(gloom + (random() - 0.5) * 1.8)))));
    return { school, county, stage, grade: grades[index % grades.length]!, gender: random() < 0.5 ? 'male' : 'female', answers, reported: Math.round(4 + random() ** 2 * 50), level: school === '曹县第二中学' ? (index % 2 === 0 ? '二级' : '正常') : school === '单县第三中学' ? '正常' : index % 12 === 0 ? '一级' : '正常' };
  }),
);

let desk: TestDesk;
beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'yuxin-groups-'));
  const engine = createEngine({ memoryLimitMb: 512, threads: 2, ingestPool: inlinePool, makeRota: generateRota, protector: protectHere() });
  const status = valueOf(await engine.call('workspace.create', { path: join(folder, 'w.yuxin'), passphrase: PASSPHRASE }));
  desk = new TestDesk(engine, folder, status.path ?? '');
  const head = ['县区', '学校名称', '姓名', '学号', '性别', '年级', '测评时间', '量表'];
  const cells = (pupil: Pupil, index: number, scale: string): Cell[] => [SCHOOLS.find(({ school }) => school === pupil.school)!.place, pupil.school, `赵测${index}`, `S${1000 + index}`, pupil.gender === 'male' ? '男' : '女', gradeNames[pupil.grade]!, '2025-10-16', scale];
  await desk.import(
    desk.write('2025-2026学年学校名录.csv', csv([['县区', '学校名称', '学校类别', '在校生数'], ...SCHOOLS.map(({ place, school, kind }) => [place, school, kind, 500])])),
    desk.write('2025-2026学年作答明细.csv', csv([[...head, ...Array.from({ length: ITEMS }, (_, index) => `题${index + 1}`)], ...PUPILS.map((pupil, index) => [...cells(pupil, index, 'PHQ-9'), ...pupil.answers])])),
    desk.write('2025-2026学年心理测评结果.csv', csv([[...head, '总分', '预警等级'], ...PUPILS.map((pupil, index) => [...cells(pupil, index, 'SCARED'), pupil.reported, pupil.level])])),
  );
});

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const mean = (values: readonly number[]): number => sum(values) / values.length;
const variance = (values: readonly number[]): number => sum(values.map((value) => (value - mean(values)) ** 2)) / (values.length - 1);
const totalOf = ({ answers }: Pupil): number => sum(answers);
function alphaOf(pupils: readonly Pupil[]): number {
  const items = Array.from({ length: ITEMS }, (_, item) => variance(pupils.map(({ answers }) => answers[item] ?? Number.NaN)));
  return (ITEMS / (ITEMS - 1)) * (1 - sum(items) / variance(pupils.map(totalOf)));
}

describe('reliability by group', () => {
  it.each([
    ['stage', (pupil: Pupil) => pupil.stage, ['all', 'junior', 'senior']],
    ['gradeBand', ({ grade }: Pupil) => (grade <= 9 ? '7-9' : '10-12'), ['all', '7-9', '10-12']],
  ] as const)('by %s is that of the pupils of each', async (by, keyOf, expected) => {
    const { groups, sampled } = await desk.call('scale.reliability', { scale: 'PHQ-9', by });
    expect(sampled).toBe(false);
    expect(groups.map(({ id }) => id)).toEqual(expected);
    for (const { id, complete, alpha, omega, standardError } of groups) {
      const own = PUPILS.filter((pupil) => id === 'all' || keyOf(pupil) === id);
      const expectedAlpha = alphaOf(own);
      expect(complete, id).toBe(own.length);
      expect(alpha, id).toBeCloseTo(expectedAlpha, 10);
      expect(standardError, id).toBeCloseTo(Math.sqrt(variance(own.map(totalOf)) * (1 - expectedAlpha)), 10);
      // The ninth question does not vary, so there is no correlation to fit.
      expect(omega, id).toBeNull();
    }
  });

  it('tells nothing of few, and no number that gives them away', async () => {
    const { groups } = await desk.call('scale.reliability', { scale: 'PHQ-9', by: 'county' });
    const byId = new Map(groups.map((group) => [group.id, group]));
    expect(byId.get('371721')).toMatchObject({ complete: 250 });
    expect(byId.get('371721')?.alpha).toBeCloseTo(alphaOf(PUPILS.filter(({ county }) => county === '371721')), 10);
    // Five pupils: hidden, and the next smallest with them, or 295 less the others would tell.
    for (const id of ['371722', '371723']) expect(byId.get(id)).toMatchObject({ complete: null, alpha: null, omega: null, standardError: null });
  });
});

/** The least total that at least this share of pupils does not exceed. */
function percentileOf(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.ceil((percent / 100) * sorted.length) - 1] ?? Number.NaN;
}

describe('the spread of totals', () => {
  it.each([
    ['county', ({ county }: Pupil) => county, ['all', '371721', '371722', '371723']],
    ['stage', ({ stage }: Pupil) => stage, ['all', 'junior', 'senior']],
    ['gradeBand', ({ grade }: Pupil) => (grade <= 9 ? '7-9' : '10-12'), ['all', '7-9', '10-12']],
  ] as const)('by %s has the quartiles of the pupils of each, no extremes, and nothing of few', async (by, keyOf, expected) => {
    const { groups, range, source, minimum } = await desk.call('scale.spread', { scale: 'PHQ-9', by });
    expect([source, range, minimum, groups.map(({ id }) => id)]).toEqual(['answers', [0, 27], 10, expected]);
    let told = 0;
    for (const { id, persons, points } of groups) {
      const own = PUPILS.filter((pupil) => id === 'all' || keyOf(pupil) === id);
      // Five pupils of 成武, and the next smallest county with them, or the whole less the rest would tell.
      const hidden = by === 'county' && ['371722', '371723'].includes(id);
      expect(persons, id).toBe(hidden ? null : own.length);
      expect(points.map(({ percent }) => percent)).toEqual([5, 25, 50, 75, 95]);
      for (const { percent, score } of points) {
        const beyond = (own.length * Math.min(percent, 100 - percent)) / 100;
        expect(score, `${id} ${percent}`).toBe(hidden || beyond < 10 ? null : percentileOf(own.map(totalOf), percent));
        if (score !== null) told += 1;
      }
    }
    expect(told).toBeGreaterThan(7);
  });

  it('of reported totals follows the filters', async () => {
    const { source, range, groups } = await desk.call('scale.spread', { scale: 'SCARED', by: 'stage', county: ['371721'] });
    const own = PUPILS.filter(({ county }) => county === '371721').map(({ reported }) => reported);
    expect([source, groups[0]?.persons, groups[0]?.points[2]?.score]).toEqual(['reported', own.length, percentileOf(own, 50)]);
    // SCARED: 41 questions, 0 to 2.
    expect(range).toEqual([0, 82]);
  });
});

describe('percentiles of totals', () => {
  it('are those of the pupils of each stage and gender, kept back where few stand beyond', async () => {
    const { source, percentiles, persons } = await desk.call('scale.scores', { scale: 'PHQ-9' });
    expect([source, persons]).toEqual(['answers', PUPILS.length]);
    let told = 0;
    for (const { stage, gender, persons: count, points, label } of percentiles) {
      const own = PUPILS.filter((pupil) => (stage === null || pupil.stage === stage) && (gender === null || pupil.gender === gender));
      expect(count, label).toBe(own.length);
      for (const { percent, score } of points) {
        const beyond = (own.length * Math.min(percent, 100 - percent)) / 100;
        expect(score, `${label} ${percent}`).toBe(beyond < 10 ? null : percentileOf(own.map(totalOf), percent));
        if (score !== null) told += 1;
      }
    }
    expect(told).toBeGreaterThan(20);
    expect(percentiles.map(({ label }) => label)).toEqual(['全部', '男', '女', '初中', '初中 · 男', '初中 · 女', '高中', '高中 · 男', '高中 · 女']);
  });

  it('hide a small group, and another one that the sum would give it back with', () => {
    const cell = (stage: string, gender: string, persons: number) => ({ stage, gender, score: 5, persons });
    const groups = percentileGroups([cell('junior', 'male', 60), cell('junior', 'female', 50), cell('senior', 'male', 80), cell('senior', 'female', 70), cell('senior', 'unknown', 4)], 10);
    const hidden = groups.filter(({ persons }) => persons === null).map(({ label }) => label);
    expect(hidden).toEqual(expect.arrayContaining(['未注明性别', '女', '高中 · 未注明性别']));
    expect(hidden).not.toContain('全部');
    for (const { persons, points } of groups) if (persons === null) expect(points.every(({ score }) => score === null)).toBe(true);
  });

  it('of totals that a platform reported, where nobody answered question by question', async () => {
    const list = await desk.call('scale.list', {});
    expect(list.reported).toMatchObject([{ scale: 'SCARED', persons: PUPILS.length }]);
    const { source, percentiles } = await desk.call('scale.scores', { scale: 'SCARED' });
    expect(source).toBe('reported');
    expect(percentiles[0]?.points.find(({ percent }) => percent === 50)?.score).toBe(percentileOf(PUPILS.map(({ reported }) => reported), 50));
  });

  it('are refused for what is not known, and told to be missing where there are none', async () => {
    expect(errorOf(await desk.engine.call('scale.scores', { scale: '没有这个' }))).toMatchObject({ code: 'BAD_REQUEST' });
    expect(errorOf(await desk.engine.call('scale.scores', { scale: 'UCLA' }))).toMatchObject({ code: 'NO_DATA' });
    const few = await desk.call('scale.scores', { scale: 'PHQ-9', county: ['371723'] });
    expect(few.persons).toBeNull();
    expect(few.percentiles.every(({ persons, points }) => persons === null && points.every(({ score }) => score === null))).toBe(true);
    expect(few.shares.every(({ share }) => share === null)).toBe(true);
  });
});

describe('published figures', () => {
  it('stand beside means of the same gender, with difference, interval and effect', async () => {
    const { means } = await desk.call('scale.scores', { scale: 'SCARED' });
    expect(means).toHaveLength(2);
    for (const { gender, persons, mean: own, standardDeviation, difference, low, high, cohensD, normMean, normStandardDeviation, normPersons } of means) {
      const scores = PUPILS.filter((pupil) => pupil.gender === gender).map(({ reported }) => reported);
      const error = Math.sqrt(variance(scores) / scores.length + normStandardDeviation ** 2 / (normPersons ?? Number.NaN));
      expect(persons).toBe(scores.length);
      expect(own).toBeCloseTo(mean(scores), 10);
      expect(standardDeviation).toBeCloseTo(Math.sqrt(variance(scores)), 10);
      expect(difference).toBeCloseTo(mean(scores) - normMean, 10);
      expect([low, high].map((limit) => limit?.toFixed(6))).toEqual([-1, 1].map((sign) => (mean(scores) - normMean + sign * 1.959963985 * error).toFixed(6)));
      expect(cohensD).toBeCloseTo((mean(scores) - normMean) / normStandardDeviation, 10);
    }
  });

  it('stand beside the share that reaches the cut', async () => {
    const { shares } = await desk.call('scale.scores', { scale: 'PHQ-9' });
    expect(shares.map(({ published, from }) => [published, from])).toEqual([[0.148, 10], [0.246, 10]]);
    const reached = PUPILS.filter((pupil) => totalOf(pupil) >= 10).length;
    for (const { share, low, high, effectSize, published } of shares) {
      expect(share).toBeCloseTo(reached / PUPILS.length, 12);
      expect((low ?? 1) < reached / PUPILS.length && (high ?? 0) > reached / PUPILS.length).toBe(true);
      expect(effectSize).toBeCloseTo(2 * Math.asin(Math.sqrt(reached / PUPILS.length)) - 2 * Math.asin(Math.sqrt(published)), 12);
    }
    expect(cohensH(0.5, 0.5)).toBe(0);
  });

  it('are of scales that are known, with group, source and a spread', () => {
    for (const { scale, mean: normMean, standardDeviation, source, group } of MEAN_NORMS) {
      const range = SCALES.find(({ id }) => id === scale)?.totals[0];
      expect(normMean).toBeGreaterThan(range?.minimum ?? Infinity);
      expect(normMean).toBeLessThan(range?.maximum ?? 0);
      expect(standardDeviation).toBeGreaterThan(0);
      expect([source, group].every((words) => words.length > 3)).toBe(true);
    }
    for (const { scale, from, share, source, remark } of SHARE_REFERENCES) {
      const range = SCALES.find(({ id }) => id === scale)?.totals[0];
      expect(from > (range?.minimum ?? Infinity) && from <= (range?.maximum ?? 0) && share > 0 && share < 1 && source !== '' && remark !== '').toBe(true);
    }
    // No norm of loneliness could be traced: percentiles only.
    expect([...MEAN_NORMS, ...SHARE_REFERENCES].some(({ scale }) => scale === 'UCLA')).toBe(false);
  });
});

it('asks for a look where nobody, or more than four in ten, are on the two gravest levels, and never where few stand behind it', async () => {
  const { hints } = await desk.call('scale.plausibility', {});
  // 曹县第二中学: every second pupil. 单县第三中学: none of 40 by the platform, and by PHQ-9 perhaps some.
  const graveOf = (school: string): { valid: number; grave: number } => {
    const own = PUPILS.filter((pupil) => pupil.school === school);
    return { valid: own.length, grave: own.filter((pupil) => pupil.level !== '正常' || totalOf(pupil) >= 15).length };
  };
  const expected = SCHOOLS.flatMap(({ school }) => {
    const { valid, grave } = graveOf(school);
    if (grave === 0) return valid >= 30 ? [[school, 'none']] : [];
    return grave >= 10 && grave / valid > 0.4 ? [[school, 'many']] : [];
  });
  expect(hints.filter(({ kind }) => kind === 'school').map(({ label, hint }) => [label, hint]).sort()).toEqual(expected.sort());
  expect(expected.length).toBeGreaterThan(0);
  expect(hints.some(({ label }) => label.includes('成武'))).toBe(false);
});
