import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { tableFromIPC } from 'apache-arrow';
import { expect, it } from 'vitest';
import type { FieldTruth, RejectionReason, RowFlaw, SampleCounts } from '../../../electron/engine/sample';
import { countyLabel } from '../../../shared/regions';
import { sideTotal } from '../../../shared/teacher-comparison';
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

interface Figures {
  readonly city: readonly number[];
  readonly byCounty: Readonly<Record<string, readonly number[]>>;
}

function figures<Counts>({ city, byCounty }: { readonly city: Counts; readonly byCounty: Readonly<Record<string, Counts>> }, pick: (counts: Counts) => readonly number[]): Figures {
  return { city: pick(city), byCounty: Object.fromEntries(Object.entries(byCounty).map(([county, counts]) => [county, pick(counts)])) };
}

/** Sums over what may be asked of the stored rows, and the same of the truth. */
const stored: Readonly<Record<string, { readonly sql: string; readonly truthOf: (field: FieldTruth) => Figures }>> = {
  trainings: { sql: 'count(*), sum(hours), count(*) FILTER (WHERE passed) FROM trainings', truthOf: ({ trainings }) => figures(trainings, (own) => [own.participations, own.hours, own.passed]) },
  activities: { sql: 'count(*), count(DISTINCT school), sum(participants), sum(minutes) FROM activities', truthOf: ({ activities }) => figures(activities, (own) => [own.activities, own.schoolsVisited, own.participants, own.minutes]) },
  courses: { sql: 'count(DISTINCT school), count(DISTINCT school) FILTER (WHERE inTimetable), sum(classes), sum(classesTaught) FROM courses', truthOf: ({ courses }) => figures(courses, (own) => [own.schoolsReporting, own.schoolsInTimetable, own.classes, own.classesTaught]) },
  rooms: { sql: 'count(*), count(*) FILTER (WHERE hasRoom), sum(area), sum(openHours), sum(staff), sum(visitsPerTerm), sum(funding) FROM counseling_rooms', truthOf: ({ counselingRooms }) => figures(counselingRooms, (own) => [own.schoolsReporting, own.schoolsWithRoom, own.area, own.openHours, own.staff, own.visits, own.funding]) },
  management: {
    sql: 'count(*), sum(CAST(two AS INTEGER)), sum(CAST(one AS INTEGER)), sum(CAST(ranks AS INTEGER)) FROM (SELECT county, school, min(exerciseMinutes) >= 120 AS two, min(exerciseMinutes) >= 60 AS one, coalesce(bool_or(ranksPublished), false) AS ranks FROM daily_management_returns GROUP BY ALL)',
    truthOf: ({ dailyManagement }) => figures(dailyManagement, (own) => [own.schoolsReporting, own.schoolsExerciseTwoHours, own.schoolsExerciseOneHour, own.schoolsPublishingRanks]),
  },
  returns: { sql: 'count(*), sum(toAssess), sum(assessed), sum(valid), sum(consented) FROM assessment_returns', truthOf: ({ assessmentOrganisation }) => figures(assessmentOrganisation, (own) => [own.rows, own.toAssess, own.assessed, own.valid, own.consented]) },
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
  const inspected = await desk.call('import.inspect', { sources: [{ kind: 'path', path: folder }] });
  const asked = inspected.files.flatMap(({ path, tables }) => tables.filter(({ needsConfirmation }) => needsConfirmation).map(({ sheet }) => `${path} ${sheet}`));
  const notUnderstood = inspected.files.flatMap(({ tables }) => tables.flatMap(({ unmappedHeaders, dataset }) => unmappedHeaders.map((header) => `${dataset} ${header}`)));
  const report = await desk.import(folder);
  const imported = report.files.map((file) => ({
    path: file.path.slice(folder.length + 1).replaceAll('\\', '/'), status: file.status, schoolYear: file.schoolYear, dataset: file.dataset, sheet: file.sheet, rows: file.rowsRead, rejected: file.rowsRejected,
  }));
  const expected = truth.files.map((file) => ({
    path: file.relativePath, status: 'loaded', schoolYear: truth.schoolYear, dataset: file.dataset, sheet: file.sheet, rows: file.dataRows, rejected: file.rejectedRows.length,
  }));
  const byPath = (a: { readonly path: string; readonly sheet: string | null }, b: { readonly path: string; readonly sheet: string | null }): number => (`${a.path}|${a.sheet ?? ''}` < `${b.path}|${b.sheet ?? ''}` ? -1 : 1);
  expect(imported.sort(byPath)).toEqual(expected.sort(byPath));

  expect(asked).toEqual([]);
  expect([...new Set(notUnderstood)]).toEqual([]);

  for (const file of truth.files) {
    const batchId = report.files.find(({ path, sheet }) => sheet === file.sheet && path.replaceAll('\\', '/').endsWith(`/${file.relativePath}`))?.batch ?? 0;
    const { issues } = await desk.call('import.issues', { batchId, limit: 10_000 });
    const mistakes = [...file.rejectedRows.map(({ row, reason }) => [row, issueCodes[reason]]), ...file.flaggedRows.map(({ row, flaw }) => [row, issueCodes[flaw]])];
    expect(issues.map(({ row, code }) => `${row} ${code}`).sort(), file.relativePath).toEqual(mistakes.map((mistake) => mistake.join(' ')).sort());
  }

  for (const [name, { sql, truthOf }] of Object.entries(stored)) {
    const { rows } = await desk.call('query.run', { sql: `SELECT coalesce(county, '') AS county, ${sql} GROUP BY ROLLUP (county)` });
    const found = new Map(tableFromIPC(rows).toArray().map((row: { toJSON(): Record<string, unknown> }) => [String(row.toJSON()['county']), Object.values(row.toJSON()).slice(1).map(Number)]));
    const { city, byCounty } = truthOf(truth.field);
    expect(found.get(''), name).toEqual(city);
    expect(Object.fromEntries([...found].filter(([county]) => county !== '')), name).toEqual(byCounty);
  }

  // The levels of the answers, scored by the catalogue's key: by county as the generator counted them.
  const { byCounty } = truth.field.assessmentAnswers;
  expect(Object.keys(byCounty).length).toBeGreaterThan(3);
  let told = 0;
  for (const [county, { levels }] of [['', truth.field.assessmentAnswers.city] as const, ...Object.entries(byCounty)]) {
    const quality = await desk.call('scale.quality', { scale: 'PHQ-9', ...(county === '' ? {} : { county: [county] }) });
    for (const level of quality.levels) {
      if (level.persons === null) continue;
      expect(level.persons, `${county} ${level.level}`).toBe(levels[level.level as '0' | '1' | '2' | '3']);
      told += 1;
    }
    expect(quality.valid).toBe(levels['0'] + levels['1'] + levels['2'] + levels['3']);
  }
  expect(told).toBeGreaterThan(6);
  const comparison = await desk.call('reconcile.teachers', { schoolYear: truth.schoolYear });
  const { city, byCounty: countiesOfSystem } = truth.field.teacherSystem;
  expect(comparison.total).toEqual({ roster: { ...city.roster, unclear: 0 }, system: { ...city.system, unclear: 0 } });
  expect(Object.fromEntries(comparison.counties.map(({ county, roster, system }) => [county, [sideTotal(roster), roster.agrees, sideTotal(system), system.agrees]]))).toEqual(
    Object.fromEntries(Object.entries(countiesOfSystem).map(([code, { roster, system }]) => [countyLabel(code), [sideTotal({ ...roster, unclear: 0 }), roster.agrees, sideTotal({ ...system, unclear: 0 }), system.agrees]])),
  );
  // Every kind of difference is there to be found.
  expect(Object.values(city.roster).filter((count) => count > 0)).toHaveLength(5);

  const totals = await desk.call('reconcile.countyTotals', { schoolYear: truth.schoolYear });
  expect(totals.counties.map(({ county }) => county).sort()).toEqual(Object.keys(truth.countyTotals).map(countyLabel).sort());
  for (const [code, says] of Object.entries(truth.countyTotals)) {
    const found = new Map(totals.counties.find(({ county }) => county === countyLabel(code))?.totals.map((total) => [total.item, total]));
    const counts = truth.byCounty[code]!;
    for (const [item, counted] of [['schoolCount', counts.schoolCount], ['counselorCount', counts.counselorCount], ['assessedStudents', counts.assessedStudents], ['levelOne', counts.riskLevels['3']]] as const) {
      const total = found.get(item)!;
      if (total.suppressed) continue;
      expect([code, item, total.stated, total.counted, total.explanation === '']).toEqual([code, item, says[item], counted, says[item] === counted]);
    }
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
