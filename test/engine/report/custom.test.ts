import { expect, it } from 'vitest';
import * as XLSX from 'xlsx';
import { indicatorQuery, writeVisualQuery } from '../../../shared/visual-query';
import { errorOf, newDesk } from '../support/engine';
import { type Cell, csv } from '../support/spreadsheets';

const DIRECTORY: Cell[][] = [
  ['县区', '学校名称', '学校标识码', '学校类别', '在校生数'],
  ['曹县', '曹县第一中学', '3137000001', '初中', 500],
  ['曹县', '曹县实验小学', '2137000002', '小学', 300],
  ['单县', '单县第二中学', '3137000003', '初中', 200],
];
const ROSTER: Cell[][] = [
  ['县区', '学校名称', '姓名', '身份证号', '专职/兼职'],
  ['曹县', '曹县第一中学', '李静', '', '专职'],
  ['单县', '单县第二中学', '孙丽', '', '兼职'],
];
const json = (query: Parameters<typeof writeVisualQuery>[0]): Record<string, never> => JSON.parse(writeVisualQuery(query)) as Record<string, never>;

it('puts kept questions together, a sheet each under its name, with the figures of the indicators', async () => {
  const desk = await newDesk();
  await desk.import(desk.write('2025-2026学年学校名录.csv', csv(DIRECTORY)), desk.write('2025-2026学年心理健康教师台账.csv', csv(ROSTER)));
  const keep = async (name: string, indicators: readonly string[]) =>
    (await desk.call('query.save', { kind: 'visual', name, definition: json(indicatorQuery({ indicators, rows: ['county'], columnTotals: true })) })).saved.id;
  const ids = [await keep('各县区配备率', ['counselorCoverage']), await keep('各县区学校数', ['schoolCount'])];

  const { fileName, bytes } = await desk.call('report.custom', { saved: [ids[1] as number, ids[0] as number], title: '一季度素材', unit: '菏泽市教育局' });
  expect(fileName).toBe('一季度素材.xlsx');
  const workbook = XLSX.read(bytes);
  expect(workbook.SheetNames).toEqual(['各县区学校数', '各县区配备率']);
  const valuesOf = (name: string): Record<string, unknown> => {
    const rows = XLSX.utils.sheet_to_json<unknown[]>(workbook.Sheets[name] as XLSX.WorkSheet, { header: 1 });
    return Object.fromEntries(rows.filter(([first]) => ['合计', '曹县', '单县'].includes(String(first))).map(([first, value]) => [String(first), value]));
  };
  // Two schools of three have a teacher, one of two in 曹县.
  expect(valuesOf('各县区学校数')).toEqual({ 合计: 3, 曹县: 2, 单县: 1 });
  expect(valuesOf('各县区配备率')).toEqual({ 合计: 2 / 3, 曹县: 1 / 2, 单县: 1 });
});

it('refuses what is gone and what is no question put together by hand', async () => {
  const desk = await newDesk();
  expect(errorOf(await desk.engine.call('report.custom', { saved: [99] }))).toMatchObject({ code: 'BAD_REQUEST' });
  const { saved } = await desk.call('query.save', { kind: 'sql', name: '语句', definition: { sql: 'SELECT 1', parameters: [] } });
  expect(errorOf(await desk.engine.call('report.custom', { saved: [saved.id] })).message).toContain('“语句”是 SQL 查询');
  expect(errorOf(await desk.engine.call('report.custom', { saved: [] }))).toMatchObject({ code: 'BAD_REQUEST' });
});
