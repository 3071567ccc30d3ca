import { expect, it } from 'vitest';
import { DIMENSION_IDS, INDICATORS } from '../../../shared/indicators';
import { errorOf, newDesk, type TestDesk } from '../support/engine';
import { type Cell, csv } from '../support/spreadsheets';

const YEAR = '2025-2026';
const DIRECTORY: Cell[][] = [
  ['县区', '学校名称', '学校标识码', '学校类别', '在校生数'],
  ['曹县', '曹县第一中学', '3137000001', '初中', 500],
  ['曹县', '曹县实验小学', '2137000002', '小学', 300],
  ['单县', '单县第二中学', '3137000003', '初中', 200],
];
const ROSTER_HEAD: Cell[] = ['县区', '学校名称', '姓名', '身份证号', '专职/兼职'];
const CAO: Cell[][] = [ROSTER_HEAD, ['曹县', '曹县第一中学', '李静', '', '专职'], ['曹县', '曹县第一中学', '何岚', '', '兼职'], ['曹县', '曹县实验小学', '周敏', '', '兼职']];
const SHAN: Cell[][] = [ROSTER_HEAD, ['单县', '单县第二中学', '孙丽', '', '兼职']];
const RESULTS: Cell[][] = [
  ['县区', '学校名称', '姓名', '学号', '年级', '性别', '测评时间', '量表', '总分', '预警等级'],
  ...Array.from({ length: 24 }, (_, index): Cell[] => [index < 15 ? '曹县' : '单县', index < 15 ? '曹县第一中学' : '单县第二中学', `测生${index}`, `S${1000 + index}`, '八年级', index % 2 === 0 ? '男' : '女', '2025-10-16', 'MHT', 30, index === 0 ? '一级' : '正常']),
];

async function loaded(): Promise<TestDesk> {
  const desk = await newDesk();
  const sheet = (name: string, cells: Cell[][]): string => desk.write(`${YEAR}学年${name}.csv`, csv(cells));
  await desk.import(sheet('学校名录', DIRECTORY));
  await desk.import(sheet('曹县心理健康教师台账', CAO));
  await desk.import(sheet('单县心理健康教师台账', SHAN));
  await desk.import(sheet('心理测评结果', RESULTS));
  return desk;
}

const filesOf = (sources: Awaited<ReturnType<TestDesk['call']>>): unknown =>
  (sources as { sources: readonly { label: string; totalRows: number | null; files: readonly { fileName: string; rows: number | null }[] }[] }).sources.map(({ label, totalRows, files }) => [label, totalRows, files.map(({ fileName, rows }) => [fileName.replace(`${YEAR}学年`, ''), rows])]);

it('names the files behind numerator and denominator with the rows that count under the filters', async () => {
  const desk = await loaded();
  const asked = { indicator: 'counselorCoverage', schoolYear: YEAR } as const;
  expect(filesOf(await desk.call('figure.sources', asked))).toEqual([
    ['学校名录', 3, [['学校名录.csv', 3]]],
    ['心理健康教师台账', 4, [['曹县心理健康教师台账.csv', 3], ['单县心理健康教师台账.csv', 1]]],
  ]);
  expect(filesOf(await desk.call('figure.sources', { ...asked, where: { county: ['371725', '371722'] } }))).toEqual([
    ['学校名录', 1, [['学校名录.csv', 1]]],
    ['心理健康教师台账', 1, [['单县心理健康教师台账.csv', 1]]],
  ]);
});

it('finds nothing behind a filter that chooses nothing', async () => {
  const desk = await loaded();
  const { sources } = await desk.call('figure.sources', { indicator: 'counselorCoverage', schoolYear: YEAR, where: { county: ['371722'], schoolType: [] } });
  expect(sources.map(({ files, totalRows }) => [files, totalRows])).toEqual([[[], 0], [[], 0]]);
});

it('lists the rows of teachers and schools as the spreadsheets number them', async () => {
  const desk = await loaded();
  const asked = { indicator: 'counselorCount', schoolYear: YEAR, view: 'fact_counselor' } as const;
  const all = await desk.call('figure.rows', asked);
  expect(all.total).toBe(4);
  expect(all.rows.map(({ file, row, county, school, name }) => [file.includes('曹县'), row, county, school, name])).toEqual([
    [true, 4, '曹县', '曹县实验小学', '周敏'],
    [true, 2, '曹县', '曹县第一中学', '李静'],
    [true, 3, '曹县', '曹县第一中学', '何岚'],
    [false, 2, '单县', '单县第二中学', '孙丽'],
  ]);
  const { batches } = await desk.call('import.batches', {});
  const shan = batches.find(({ fileName }) => fileName.includes('单县'));
  expect((await desk.call('figure.rows', { ...asked, batch: shan?.batch })).rows.map(({ name }) => name)).toEqual(['孙丽']);
  const second = await desk.call('figure.rows', { ...asked, limit: 1, offset: 1 });
  expect([second.total, second.rows.map(({ name }) => name)]).toEqual([4, [all.rows[1]?.name]]);
});

it('names the files of pupils, never the pupils, and the same files whatever the level', async () => {
  const desk = await loaded();
  const asked = { indicator: 'riskDistribution', schoolYear: YEAR } as const;
  const whole = filesOf(await desk.call('figure.sources', asked));
  expect(whole).toEqual([['心理测评结果', 24, [['心理测评结果.csv', 24]]]]);
  expect(filesOf(await desk.call('figure.sources', { ...asked, where: { riskLevel: ['3'] } }))).toEqual(whole);
  expect(filesOf(await desk.call('figure.sources', { ...asked, where: { county: ['371721'], gender: ['male'] } }))).toEqual([['心理测评结果', 8, [['心理测评结果.csv', 8]]]]);
  expect(errorOf(await desk.engine.call('figure.rows', { ...asked, view: 'fact_assessment_group' }))).toMatchObject({ code: 'BAD_REQUEST' });
  expect(errorOf(await desk.engine.call('figure.rows', { ...asked, view: 'fact_counselor' }))).toMatchObject({ code: 'BAD_REQUEST' });
});

it('answers for every indicator of the catalogue under every filter it knows, and refuses the others', async () => {
  const desk = await loaded();
  for (const indicator of INDICATORS) {
    const filters = DIMENSION_IDS.map((id) => ({ id, where: { [id]: [id === 'county' ? '371721' : 'x'] } }));
    for (const { id, where } of [...filters, { id: 'county' as const, where: {} }]) {
      const outcome = await desk.engine.call('figure.sources', { indicator: indicator.id, schoolYear: YEAR, where });
      const placed = indicator.numerator.view !== 'fact_hotline_day';
      if (id !== 'riskLevel' && placed && Object.keys(where).length > 0 && !indicator.dimensions.includes(id)) expect(errorOf(outcome), `${indicator.id} by ${id}`).toMatchObject({ code: 'UNKNOWN_DIMENSION' });
      else expect(outcome.ok, `${indicator.id} by ${id}`).toBe(true);
    }
  }
});
