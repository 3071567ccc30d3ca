/**
 * The whole way on the sample city: generated spreadsheets are imported, and every indicator must equal the counts
 * that were made while generating, which share no code with the import.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as XLSX from 'xlsx';
import { beforeAll, describe, expect, it } from 'vitest';
import { createEngine } from '../../../electron/engine/engine';
import { protectHere } from '../../../electron/engine/privacy/suppression/protector';
import { generateRota } from '../../../electron/engine/hotline';
import { inlinePool } from '../../../electron/engine/ingest/workers/inline-pool';
import type { SampleCounts, SampleTruth } from '../../../electron/engine/sample';
import type { ImportReport } from '../../../shared/contract';
import { PASSPHRASE, TestDesk, valueOf } from '../support/engine';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';

const MINIMUM_VALID = 10;
let desk: TestDesk;
let truth: SampleTruth;
let report: ImportReport;

beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'yuxin-truth-'));
  const engine = createEngine({ memoryLimitMb: 1024, threads: 2, ingestPool: inlinePool, makeRota: generateRota, protector: protectHere() });
  const sample = valueOf(await engine.call('sample.write', { folder: join(folder, '示例'), seed: 7, schools: 60, students: 6000, schoolYear: '2025-2026' }));
  truth = JSON.parse(readFileSync(sample.truthFile, 'utf8')) as SampleTruth;
  const status = valueOf(await engine.call('workspace.create', { path: join(folder, 'w.yuxin'), passphrase: PASSPHRASE }));
  desk = new TestDesk(engine, folder, status.path ?? '');
  report = await desk.import(sample.folder);
}, 120_000);

type Row = Record<string, unknown>;
const groups: readonly (readonly ['county' | 'administrative' | 'stage' | 'school' | null, () => readonly (readonly [string, SampleCounts])[]])[] = [
  [null, () => [['', truth.city]]],
  ['county', () => Object.entries(truth.byCounty)],
  ['administrative', () => Object.entries(truth.byAdministrativeCounty)],
  ['stage', () => Object.entries(truth.byStage)],
  ['school', () => Object.entries(truth.bySchool)],
];

type Cut = (typeof groups)[number][0];
const dimensionOf = (cut: Cut): 'county' | 'stage' | 'school' | null => (cut === 'administrative' ? 'county' : cut);
const basisOf = (cut: Cut): 'managed' | 'administrative' => (cut === 'administrative' ? 'administrative' : 'managed');

const expected: Readonly<Record<string, (counts: SampleCounts) => readonly [number, number | null]>> = {
  schoolCount: (counts) => [counts.schoolCount, null],
  counselorCoverage: (counts) => [counts.schoolsWithCounselor, counts.schoolCount],
  counselorCount: (counts) => [counts.counselorCount, null],
  fullTimeCounselorCount: (counts) => [counts.fullTime, null],
  partTimeCounselorCount: (counts) => [counts.partTime, null],
  studentsPerCounselor: (counts) => [counts.studentsToAssess, counts.counselorCount],
  studentsPerFullTimeCounselor: (counts) => [counts.studentsToAssess, counts.fullTime],
  studentsToAssess: (counts) => [counts.studentsToAssess, null],
  assessedStudents: (counts) => [counts.assessedStudents, null],
  assessmentCompletion: (counts) => [counts.assessedStudents, counts.studentsToAssess],
  schoolsAssessed: (counts) => [counts.schoolsAssessed, null],
  schoolAssessmentRate: (counts) => [counts.schoolsAssessed, counts.schoolCount],
};

function valid({ riskLevels }: SampleCounts): number {
  return riskLevels['0'] + riskLevels['1'] + riskLevels['2'] + riskLevels['3'];
}

describe('the sample city', () => {
  it('is read without a failed file, and every row is accounted for as the truth says', () => {
    expect(report.files.filter((file) => file.status !== 'loaded').map((file) => `${file.path}: ${file.message}`)).toEqual([]);
    for (const file of truth.files) {
      const read = report.files.find((entry) => entry.path.endsWith(file.relativePath) && (entry.sheet === null || entry.sheet === file.sheet));
      expect(read, file.relativePath).toMatchObject({ dataset: file.dataset, sheet: file.sheet, schoolYear: truth.schoolYear, rowsRead: file.dataRows, rowsRejected: file.rejectedRows.length, rowsLoaded: file.dataRows - file.rejectedRows.length });
    }
  });

  it('has each rejected row in the list of issues, in the right row', async () => {
    for (const file of truth.files.filter((entry) => entry.rejectedRows.length > 0)) {
      const batchId = report.files.find((entry) => entry.path.endsWith(file.relativePath) && entry.sheet === file.sheet)?.batch ?? 0;
      const { issues } = await desk.call('import.issues', { batchId, limit: 10_000 });
      expect(issues.filter((issue) => issue.action === 'rejected').map((issue) => issue.row)).toEqual(expect.arrayContaining(file.rejectedRows.map((row) => row.row)));
    }
  });

  it.each(Object.keys(expected))('has the true %s for the city, every county, stage and school', async (indicator) => {
    for (const [cut, entries] of groups) {
      const dimension = dimensionOf(cut);
      const rows = await desk.figures({ indicators: [indicator], by: dimension === null ? [] : [dimension], schoolYear: truth.schoolYear, areaBasis: basisOf(cut) });
      const byGroup = new Map(rows.map((row: Row) => [dimension === null ? '' : String(row[dimension]), row]));
      for (const [group, counts] of entries()) {
        const [numerator, denominator] = expected[indicator]!(counts);
        const row = byGroup.get(group);
        // A group without a single fact of a kind may be left out of the answer; it then counts zero.
        expect(row?.['numerator'] ?? 0, `${indicator} ${dimension ?? 'city'} ${group}`).toBe(numerator);
        if (denominator !== null) expect(row?.['denominator'] ?? 0, `${indicator} ${dimension ?? 'city'} ${group}`).toBe(denominator);
        if (denominator !== null && denominator > 0 && numerator > 0) expect(row?.['value']).toBeCloseTo(numerator / denominator, 12);
      }
      if (dimension !== null) expect(rows.length).toBeLessThanOrEqual(entries().length);
    }
  });

  it('has the true risk distribution, and hides the groups with too few valid results, with few others', async () => {
    let hidden = 0;
    let besides = 0;
    let shown = 0;
    for (const [cut, entries] of groups) {
      const dimension = dimensionOf(cut);
      const rows = await desk.figures({ indicators: ['riskDistribution'], by: dimension === null ? [] : [dimension], schoolYear: truth.schoolYear, areaBasis: basisOf(cut) });
      for (const [group, counts] of entries()) {
        for (const level of ['0', '1', '2', '3', 'X', 'N'] as const) {
          const row = rows.find((candidate) => candidate['riskLevel'] === level && (dimension === null || candidate[dimension] === group));
          const base = valid(counts);
          if (base === 0) {
            expect(row?.['numerator'] ?? null).toBeNull();
            expect(row?.['suppressed'] ?? false).toBe(false);
          } else if (base < MINIMUM_VALID) {
            hidden++;
            expect(row).toMatchObject({ suppressed: true, value: null, numerator: null, denominator: null });
          } else if (row?.['suppressed'] === true) {
            // For the sake of a group that is too small here or in counties by stage; nothing of it is told.
            besides++;
            expect([row['value'], row['numerator'], row['denominator']]).toEqual([null, null, null]);
          } else {
            shown++;
            const denominator = level === 'X' ? counts.assessedStudents : level === 'N' ? counts.assessedStudents + counts.riskLevels.N : base;
            expect(row, `${dimension ?? 'city'} ${group} ${level}`).toMatchObject({ suppressed: false, numerator: counts.riskLevels[level], denominator });
          }
        }
      }
    }
    expect(hidden).toBeGreaterThan(0);
    expect(besides).toBeLessThan(shown);
  });

  it('names the schools as they were called, and those that no county is known of', async () => {
    const { schools } = await desk.call('data.schools', { schoolYear: truth.schoolYear });
    expect(Object.fromEntries(schools.filter(({ formerNames }) => formerNames.length > 0).map(({ school, formerNames }) => [school, formerNames.join()]))).toEqual(truth.areas.formerNames);
    const { undetermined } = await desk.call('schools.areas', { schoolYear: truth.schoolYear });
    expect(undetermined.map(({ school }) => school).sort()).toEqual([...truth.areas.undetermined].sort());
    expect(undetermined.length).toBeGreaterThan(0);
  });

  it('goes into a workbook whose totals are those of the truth and of the indicators', async () => {
    const { bytes, fileName } = await desk.call('report.annual', { schoolYear: truth.schoolYear, unit: '菏泽市教育局' });
    expect(fileName).toBe('年度心理健康教育统计报表.xlsx');
    const book = XLSX.read(bytes, { type: 'array' });
    const totals = (name: string): unknown[] => XLSX.utils.sheet_to_json<unknown[]>(book.Sheets[name]!, { header: 1 }).find((row) => row[0] === '全市合计') ?? [];
    const { city } = truth;
    expect(totals('表1 师资覆盖').slice(1, 3)).toEqual([city.schoolCount, city.schoolsWithCounselor]);
    expect(totals('表1 师资覆盖').slice(4, 9)).toEqual([city.schoolCount - city.schoolsWithCounselor, city.counselorCount, city.fullTime, city.partTime, city.studentsToAssess]);
    const second = totals('表2 测评与风险');
    expect(second.slice(1, 5)).toEqual([city.schoolCount, city.schoolsAssessed, city.studentsToAssess, city.assessedStudents]);
    expect([second[6], second[7], second[9], second[11], second[13], second[15], second[16]]).toEqual([valid(city), ...(['3', '2', '1', '0', 'X', 'N'] as const).map((level) => city.riskLevels[level])]);
  });
});
