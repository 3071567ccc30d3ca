import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import type { RejectionReason, RowFlaw, SampleCounts } from '../../../electron/engine/sample';
import { newDesk } from '../support/engine';
import { collect, SMALL } from './files';

const measures: Readonly<Record<string, (counts: SampleCounts) => number>> = {
  schoolCount: (counts) => counts.schoolCount,
  counselorCount: (counts) => counts.counselorCount,
  fullTimeCounselorCount: (counts) => counts.fullTime,
  partTimeCounselorCount: (counts) => counts.partTime,
  studentsToAssess: (counts) => counts.studentsToAssess,
  assessedStudents: (counts) => counts.assessedStudents,
  schoolsAssessed: (counts) => counts.schoolsAssessed,
  counselorCoverage: (counts) => counts.schoolsWithCounselor / counts.schoolCount,
};

/** The import's name for every mess that is a mistake. All other mess is a matter of form: it must raise nothing. */
const issueCodes: Readonly<Record<RejectionReason | RowFlaw, string>> = {
  missingName: 'MISSING_REQUIRED',
  ambiguousEmployment: 'choice.unknown',
  duplicateRow: 'DUPLICATE_ROW',
  unknownRiskLevel: 'riskLevel.unknown',
  wrongIdNumber: 'idCard.checkDigit',
  missingRequired: 'MISSING_REQUIRED',
  impossibleRequiredDate: 'date.impossible',
  outOfRange: 'number.outOfRange',
  answerOutOfRange: 'score.range',
  unreadableNumber: 'number.unreadable',
  approximateNumber: 'number.approximate',
  percentageOfCount: 'number.percentCount',
  impossibleDate: 'date.impossible',
  unreadableTime: 'time.unreadable',
  unreadableTimes: 'timeRange.unreadable',
  dateWithoutTime: 'dateTime.onlyDate',
  unknownChoice: 'choice.unknown',
  unknownAnswer: 'boolean.unknown',
  unknownLevel: 'riskLevel.unknown',
  wrongTotal: 'TOTAL_MISMATCH',
};

it('is imported whole: every row, refusal, issue and figure is the truth', async () => {
  const { files, truth } = await collect(SMALL);
  const desk = await newDesk();
  const folder = join(desk.folder, '示例');
  for (const file of files) {
    const path = join(folder, file.relativePath);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, file.bytes);
  }
  const report = await desk.import(folder);
  const imported = report.files.map((file) => ({
    path: file.path.slice(folder.length + 1).replaceAll('\\', '/'), status: file.status, schoolYear: file.schoolYear, dataset: file.dataset, sheet: file.sheet, rows: file.rowsRead, rejected: file.rowsRejected,
  }));
  const expected = truth.files.map((file) => ({
    path: file.relativePath, status: 'loaded', schoolYear: truth.schoolYear, dataset: file.dataset, sheet: file.sheet, rows: file.dataRows, rejected: file.rejectedRows.length,
  }));
  const byPath = (a: { readonly path: string; readonly sheet: string | null }, b: { readonly path: string; readonly sheet: string | null }): number => (`${a.path}|${a.sheet ?? ''}` < `${b.path}|${b.sheet ?? ''}` ? -1 : 1);
  expect(imported.sort(byPath)).toEqual(expected.sort(byPath));

  for (const file of truth.files) {
    const batchId = report.files.find(({ path, sheet }) => sheet === file.sheet && path.replaceAll('\\', '/').endsWith(`/${file.relativePath}`))?.batch ?? 0;
    const { issues } = await desk.call('import.issues', { batchId, limit: 10_000 });
    const mistakes = [...file.rejectedRows.map(({ row, reason }) => [row, issueCodes[reason]]), ...file.flaggedRows.map(({ row, flaw }) => [row, issueCodes[flaw]])];
    expect(issues.map(({ row, code }) => `${row} ${code}`).sort(), file.relativePath).toEqual(mistakes.map((mistake) => mistake.join(' ')).sort());
  }

  for (const [indicator, truthOf] of Object.entries(measures)) {
    const [city] = await desk.figures({ indicators: [indicator], schoolYear: truth.schoolYear, by: [] });
    expect(city?.['value'], indicator).toBe(truthOf(truth.city));
    for (const [dimension, groups] of [['county', truth.byCounty], ['stage', truth.byStage], ['school', truth.bySchool]] as const) {
      const rows = await desk.figures({ indicators: [indicator], schoolYear: truth.schoolYear, by: [dimension] });
      const values = new Map(rows.map((row) => [row[dimension], row['value']]));
      for (const [key, counts] of Object.entries(groups)) expect(values.get(key) ?? 0, `${indicator} ${dimension} ${key}`).toBe(truthOf(counts));
    }
  }
});
