/** Two made-up years together: both imported, every change equal to the difference of the two truths. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import type { SampleCounts } from '../../../electron/engine/sample';
import { errorOf, newDesk } from '../support/engine';
import { holmAdjusted, twoProportionP } from '../comparison/formulas';
import { collect } from './files';

const OPTIONS = { seed: 5, schools: 120, students: 4000, schoolYear: '2025-2026' } as const;
const coverage = ({ schoolsWithCounselor, schoolCount }: SampleCounts): readonly [number, number] => [schoolsWithCounselor, schoolCount];

it('leaves the year itself as it is without', async () => {
  const alone = await collect(OPTIONS);
  const both = await collect({ ...OPTIONS, withPreviousYear: true });
  const { previous, ...truth } = both.truth;
  expect(truth).toEqual(alone.truth);
  const own = both.files.slice(0, alone.files.length);
  expect(own.every((file, index) => file.relativePath === alone.files[index]?.relativePath && Buffer.compare(file.bytes, alone.files[index].bytes) === 0)).toBe(true);
  expect(both.files.slice(own.length).map(({ relativePath }) => relativePath)).toEqual([...new Set(previous?.files.map(({ relativePath }) => relativePath))]);
  expect(previous?.files.every(({ relativePath }) => relativePath.startsWith('2024-2025学年/'))).toBe(true);
});

it('agrees with the import in both years, and so do the changes between them', async () => {
  const { files, truth } = await collect({ ...OPTIONS, withPreviousYear: true });
  const previous = truth.previous!;
  const desk = await newDesk();
  for (const { relativePath, bytes } of files) {
    mkdirSync(dirname(join(desk.folder, '上报', relativePath)), { recursive: true });
    writeFileSync(join(desk.folder, '上报', relativePath), bytes);
  }
  await desk.import(join(desk.folder, '上报'));
  const rows = await desk.figures({ indicators: ['counselorCoverage', 'assessmentCompletion'], by: ['county'], schoolYear: '2025-2026', compareWith: 'previous' });
  const of = (indicator: string, county: string) => rows.find((row) => row['indicator'] === indicator && row['county'] === county)!;
  for (const [county, now] of Object.entries(truth.byCounty)) {
    const then = previous.byCounty[county]!;
    expect([county, of('counselorCoverage', county)['previousNumerator'], of('counselorCoverage', county)['previousDenominator']]).toEqual([county, ...coverage(then)]);
    expect(of('counselorCoverage', county)['change']).toBeCloseTo(100 * (now.schoolsWithCounselor / now.schoolCount - then.schoolsWithCounselor / then.schoolCount), 9);
    expect([county, of('assessmentCompletion', county)['previousNumerator']]).toEqual([county, then.assessedStudents]);
    expect(of('assessmentCompletion', county)['change']).toBeCloseTo(100 * (now.assessedStudents / now.studentsToAssess - then.assessedStudents / then.studentsToAssess), 9);
  }
  const raw = Object.keys(truth.byCounty).map((county) => twoProportionP(truth.byCounty[county]!.assessedStudents, truth.byCounty[county]!.studentsToAssess, previous.byCounty[county]!.assessedStudents, previous.byCounty[county]!.studentsToAssess));
  const adjusted = holmAdjusted(raw);
  Object.keys(truth.byCounty).forEach((county, index) => expect(Math.abs(Number(of('assessmentCompletion', county)['changeP']) - adjusted[index]!)).toBeLessThan(1e-6));

  // School by school: who was renamed has its former year, who took another in has both, who was founded has none.
  const schools = await desk.figures({ indicators: ['studentsToAssess'], by: ['school'], schoolYear: '2025-2026', compareWith: 'previous' });
  const merged = Object.keys(previous.bySchool).filter((code) => code.slice(4, 6) === '99');
  expect(merged.length).toBeGreaterThanOrEqual(3);
  const founded = Object.keys(truth.bySchool).filter((code) => previous.bySchool[code] === undefined);
  expect(founded.length).toBeGreaterThanOrEqual(3);
  const total = schools.reduce((sum, row) => sum + Number(row['previousValue'] ?? 0), 0);
  const closed = previous.bySchool['2137999999']!.studentsToAssess;
  expect(total).toBe(previous.city.studentsToAssess - closed);
  expect(schools.filter((row) => row['previousValue'] === null).map((row) => row['school']).sort()).toEqual([...founded].sort());
}, 120_000);

it('does not go back before the areas of today', async () => {
  const desk = await newDesk();
  const outcome = await desk.engine.call('sample.write', { folder: join(desk.folder, '示例'), schools: 9, students: 100, schoolYear: '2022-2023', withPreviousYear: true });
  expect(errorOf(outcome)).toMatchObject({ code: 'BAD_REQUEST', details: { schoolYear: '2021-2022' } });
});
