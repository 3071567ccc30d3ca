import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { generateSample, type SampleCounts, type SampleFile } from '../../../electron/engine/sample';
import { collect, SMALL } from './files';

const digests = (files: readonly SampleFile[]): string[] => files.map((file) => `${file.relativePath} ${createHash('sha256').update(file.bytes).digest('hex')}`);
const tested = (counts: SampleCounts): number => counts.riskLevels['0'] + counts.riskLevels['1'] + counts.riskLevels['2'] + counts.riskLevels['3'];
const sum = (groups: Readonly<Record<string, SampleCounts>>, value: (counts: SampleCounts) => number): number => Object.values(groups).reduce((total, counts) => total + value(counts), 0);

describe('generateSample', () => {
  it('makes 60 schools and 20,000 pupils within 15 seconds', async () => {
    const started = performance.now();
    const { files } = await collect(SMALL);
    expect(performance.now() - started).toBeLessThan(15_000);
    expect(files.length).toBeGreaterThan(60);
  });

  it('gives the same bytes and truth for the same options, and others for another seed', async () => {
    const options = { ...SMALL, schools: 24, students: 2000 };
    const [first, again, other] = [await collect(options), await collect(options), await collect({ ...options, seed: 8 })];
    expect(digests(again.files)).toEqual(digests(first.files));
    expect(again.truth).toEqual(first.truth);
    expect(digests(other.files)).not.toEqual(digests(first.files));
  });

  it('has a truth whose counties, stages and schools add up to the city', async () => {
    const { truth } = await collect(SMALL);
    const additive: readonly ((counts: SampleCounts) => number)[] = [
      (counts) => counts.schoolCount,
      (counts) => counts.schoolsWithCounselor,
      (counts) => counts.studentsToAssess,
      (counts) => counts.assessedStudents,
      (counts) => counts.schoolsAssessed,
      ...(['0', '1', '2', '3', 'X', 'N'] as const).map((level) => (counts: SampleCounts) => counts.riskLevels[level]),
    ];
    for (const groups of [truth.byCounty, truth.byStage, truth.bySchool]) {
      for (const value of additive) expect(sum(groups, value)).toBe(value(truth.city));
      // A teacher at two schools counts once in the city.
      expect(sum(groups, (counts) => counts.counselorCount)).toBeGreaterThanOrEqual(truth.city.counselorCount);
    }
    expect(sum(truth.bySchool, (counts) => counts.counselorCount)).toBeGreaterThan(truth.city.counselorCount);
    expect(truth.city.fullTime + truth.city.partTime).toBe(truth.city.counselorCount);
    expect(truth.city.schoolCount).toBe(SMALL.schools);
  });

  it('looks like the city it stands for: gaps, a laggard, schools too small to show', async () => {
    const { truth } = await collect(SMALL);
    const completion = (counts: SampleCounts): number => counts.assessedStudents / counts.studentsToAssess;
    const counties = Object.values(truth.byCounty).map(completion).sort((a, b) => a - b);
    expect(Object.keys(truth.byCounty)).toHaveLength(11);
    expect(counties[0]).toBeLessThan(0.9);
    expect(counties.at(-1)).toBeGreaterThan(0.95);
    expect(truth.city.schoolsAssessed).toBeLessThan(truth.city.schoolCount);
    expect(truth.city.schoolsWithCounselor).toBeLessThan(truth.city.schoolCount);
    const small = Object.values(truth.bySchool).filter((counts) => tested(counts) > 0 && tested(counts) < 10);
    expect(small.length).toBeGreaterThanOrEqual(2);
  });

  it.each([
    { schools: 9, students: 100 },
    { schools: 12, students: 3000 },
    { schools: 300, students: 100 },
  ])('lists exactly the pupils asked for: $schools schools, $students pupils', async ({ schools, students }) => {
    const { truth, files } = await collect({ ...SMALL, schools, students });
    expect(Object.values(truth.city.riskLevels).reduce((total, count) => total + count, 0)).toBe(students);
    expect(truth.city.schoolCount).toBe(schools);
    expect(new Set(files.map((file) => file.relativePath)).size).toBe(files.length);
  });

  it('says the school year in the name of every CSV, which has no title', async () => {
    const { files } = await collect({ ...SMALL, schools: 24, students: 2000, schoolYear: '2023-2024' });
    expect(files.filter((file) => file.relativePath.endsWith('.csv') && !file.relativePath.includes('2023-2024'))).toEqual([]);
  });

  it('stops between two files when it is cancelled', async () => {
    const controller = new AbortController();
    const generator = generateSample(SMALL, controller.signal);
    expect((await generator.next()).done).toBe(false);
    controller.abort();
    await expect(generator.next()).rejects.toMatchObject({ error: { code: 'CANCELLED' } });
  });

  it('refuses sizes that no real school has', async () => {
    await expect(generateSample({ ...SMALL, schools: 9, students: 1_000_000 }).next()).rejects.toMatchObject({ error: { code: 'BAD_REQUEST' } });
  });
});
