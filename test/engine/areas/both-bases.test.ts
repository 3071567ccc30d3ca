/** Coverage and pupils by county under both bases, counted a second time in plain code. */
import { expect, it } from 'vitest';
import type { AreaBasis } from '../../../shared/area-basis';
import * as XLSX from 'xlsx';
import { newDesk, type TestDesk } from '../support/engine';
import { csv } from '../support/spreadsheets';
import { CROSSWALK, NOW, THEN, type WorldSchool } from './world';

async function load(desk: TestDesk, year: string, schools: readonly WorldSchool[]): Promise<void> {
  const directory = [['县区', '乡镇（街道）', '学校名称', '学校标识码', '学校类别', '在校生数'], ...schools.map((each) => [each.county, each.township, each.name, each.code, '小学', each.students])];
  const roster = [['县区', '学校名称', '学校标识码', '姓名', '专职/兼职'], ...schools.filter(({ staffed }) => staffed).map((each, index) => [each.county, each.name, each.code, `教师${'甲乙丙丁戊己庚辛'[index] ?? ''}`, '专职'])];
  const report = await desk.import(desk.write(`${year}学年学校名录.csv`, csv(directory)), desk.write(`${year}学年心理健康教师台账.csv`, csv(roster)));
  expect(report.totals).toMatchObject({ loaded: 2, failed: 0, rowsRejected: 0 });
}

/** 区划 by code: schools, staffed, pupils. */
function counted(schools: readonly WorldSchool[], basis: AreaBasis): Record<string, readonly number[]> {
  const rows: Record<string, [number, number, number]> = {};
  for (const each of schools) {
    const row = (rows[basis === 'managed' ? each.managed : each.administrative] ??= [0, 0, 0]);
    row[0] += 1;
    row[1] += each.staffed ? 1 : 0;
    row[2] += each.students;
  }
  return rows;
}

async function asked(desk: TestDesk, schoolYear: string, areaBasis: AreaBasis): Promise<Record<string, readonly number[]>> {
  const coverage = await desk.figures({ indicators: ['counselorCoverage'], by: ['county'], schoolYear, areaBasis });
  const pupils = await desk.figures({ indicators: ['studentsToAssess'], by: ['county'], schoolYear, areaBasis });
  return Object.fromEntries(coverage.map((row) => [String(row['county']), [Number(row['denominator']), Number(row['numerator']), Number(pupils.find((each) => each['county'] === row['county'])?.['value'])]]));
}

it('counts every school under one area of each basis and year, and both add up to the same city', async () => {
  const desk = await newDesk();
  await load(desk, '2025-2026', NOW);
  await load(desk, '2019-2020', THEN);
  const crosswalk = await desk.import(desk.write('区划对照表.csv', csv(CROSSWALK)));
  expect(crosswalk.files[0]).toMatchObject({ dataset: 'areaCrosswalk', rowsLoaded: CROSSWALK.length - 1, issues: 0 });
  for (const [year, schools] of [['2025-2026', NOW], ['2019-2020', THEN]] as const) {
    for (const basis of ['managed', 'administrative'] as const) expect([year, basis, await asked(desk, year, basis)]).toEqual([year, basis, counted(schools, basis)]);
    const totals = await Promise.all((['managed', 'administrative'] as const).map((areaBasis) => desk.figures({ indicators: ['schoolCount', 'studentsToAssess', 'counselorCount'], by: [], schoolYear: year, areaBasis })));
    expect(totals[0]!.map((row) => row['value'])).toEqual(totals[1]!.map((row) => row['value']));
  }
  // A filter speaks of the areas of the basis it is asked with.
  const inCounty = await desk.figures({ indicators: ['studentsToAssess'], by: [], where: { county: ['371702'] }, schoolYear: '2025-2026', areaBasis: 'administrative' });
  expect(inCounty[0]?.['value']).toBe(700 + 650 + 300 + 560 + 240 + 4200);
  const listed = await desk.call('data.schools', { schoolYear: '2025-2026', county: '371703', areaBasis: 'administrative' });
  expect(listed.schools.map(({ name }) => name)).toEqual(['鲁西新区半堤中学']);
  // Undetermined schools are told, not guessed.
  const [undetermined] = await desk.figures({ indicators: ['schoolsWithoutCounty'], by: [], schoolYear: '2025-2026' });
  expect(undetermined?.['value']).toBe(4);
});

it('says on the annual report by which basis it was made, from which crosswalk, and lists every area of it', async () => {
  const desk = await newDesk();
  await load(desk, '2025-2026', NOW);
  await desk.import(desk.write('区划对照表.csv', csv(CROSSWALK)));
  const sheets = async (areaBasis: AreaBasis) => {
    const { bytes } = await desk.call('report.annual', { schoolYear: '2025-2026', areaBasis });
    const book = XLSX.read(bytes, { type: 'array' });
    const rows = (name: string): unknown[][] => XLSX.utils.sheet_to_json(book.Sheets[name]!, { header: 1 });
    const pupils = Object.fromEntries(rows('表1 师资覆盖').flatMap((row) => (typeof row[8] === 'number' && typeof row[0] === 'string' ? [[row[0], row[8]]] : [])));
    return { cover: JSON.stringify(rows('封面说明')), sources: JSON.stringify(rows('数据来源')), notes: JSON.stringify(rows('表1 师资覆盖')), pupils };
  };
  const managed = await sheets('managed');
  const administrative = await sheets('administrative');
  expect([managed.pupils['全市合计'], managed.pupils['鲁西新区'], managed.pupils['市直'], managed.pupils['牡丹区']]).toEqual([11_350, 4440, 4380, 240]);
  expect([administrative.pupils['全市合计'], administrative.pupils['鲁西新区'], administrative.pupils['行政区划未定'], administrative.pupils['牡丹区']]).toEqual([11_350, undefined, 1510, 6650]);
  expect(administrative.cover).toContain('行政区划口径：');
  expect(administrative.sources).toContain('区划对照表.csv');
  expect([managed.notes.includes('县区按管理口径'), administrative.notes.includes('县区按行政区划口径')]).toEqual([true, true]);
});

it('goes back to what the directory says when the crosswalk is undone', async () => {
  const desk = await newDesk();
  await load(desk, '2025-2026', NOW);
  const before = await asked(desk, '2025-2026', 'administrative');
  const report = await desk.import(desk.write('区划对照表.csv', csv(CROSSWALK)));
  expect(await asked(desk, '2025-2026', 'administrative')).not.toEqual(before);
  await desk.call('import.undo', { batchId: report.files[0]!.batch! });
  expect(await asked(desk, '2025-2026', 'administrative')).toEqual(before);
});

it('refuses rows of the crosswalk that cannot be', async () => {
  const desk = await newDesk();
  const report = await desk.import(desk.write('区划对照表.csv', csv([
    CROSSWALK[0]!,
    ['佃户屯街道', '', '', '鲁西新区', '鲁西新区', '2022-09-02', ''],
    ['', '', '', '牡丹区', '鲁西新区', '2022-09-02', ''],
    ['丹阳街道', '', '', '牡丹区', '鲁西新区', '2023-09-01', '2022-09-01'],
    ['岳程街道', '', '', '牡丹区', '鲁西新区', '2022-09-02', ''],
  ])));
  expect(report.files[0]).toMatchObject({ rowsRead: 4, rowsLoaded: 1, rowsRejected: 3 });
  const { issues } = await desk.call('import.issues', { batchId: report.files[0]!.batch!, limit: 50 });
  expect(issues.map(({ row, code }) => `${row} ${code}`).sort()).toEqual(['2 NOT_A_COUNTY', '3 PLACE_MISSING', '4 PERIOD_REVERSED']);
});
