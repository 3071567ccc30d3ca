/** Questionnaires given to grades that they were not made for are told of on import. */
import { expect, it } from 'vitest';
import { gradeLimits, SCALES } from '../../../shared/scales';
import { newDesk } from '../support/engine';
import { type Cell, csv } from '../support/spreadsheets';

const header = ['学校名称', '姓名', '学号', '年级', '测评时间', '量表'];
const pupil = (index: number, grade: string, scale: string): Cell[] => ['曹县第一小学', `赵测${index}`, `S${100 + index}`, grade, '2025-10-16', scale];

it('limits grades as a scale states them, else by the ages that pupils usually are', () => {
  const limits = Object.fromEntries(SCALES.map((scale) => [scale.id, gradeLimits(scale.applies)]));
  expect(limits).toMatchObject({ MHT: [4, 12], 'PHQ-9': [7, 12], 'SCL-90': [10, 12], 'DASS-21': [8, 12], 'PHQ-A': [5, 12], SCARED: [2, 12], DSRSC: [1, 11], SAS: [12, 12], UCLA: null, 'WHO-5': null, SDQ: null });
});

it('of reported results and of answers, with grades and, where they are not few, pupils', async () => {
  const desk = await newDesk();
  const results = Array.from({ length: 30 }, (_, index) => [...pupil(index, index < 12 ? '三年级' : index < 14 ? '二年级' : '五年级', 'MHT'), 30, '正常']);
  // Whoever was not tested was not given it.
  results.push([...pupil(90, '一年级', 'MHT'), '', '未测']);
  const answers = Array.from({ length: 9 }, (_, index) => [...pupil(index, index < 4 ? '六年级' : '七年级', 'PHQ-9'), 0, 1, 2, 3, 0, 1, 2, 1, 0]);
  await desk.import(
    desk.write('2025-2026学年心理测评结果.csv', csv([[...header, '总分', '预警等级'], ...results])),
    desk.write('2025-2026学年作答明细.csv', csv([[...header, ...Array.from({ length: 9 }, (_, index) => `题${index + 1}`)], ...answers])),
  );
  const { issues } = await desk.call('import.issues', { code: 'SCALE_OUTSIDE_GRADES', limit: 10 });
  expect(issues.map(({ row, severity, value }) => [row, severity, value]).sort()).toEqual([[2, 'warning', '心理健康诊断测验'], [2, 'warning', '患者健康问卷抑郁量表']]);
  const [mht, phq] = ['心理健康诊断测验', '患者健康问卷抑郁量表'].map((label) => issues.find(({ value }) => value === label)?.message ?? '');
  expect(mht).toContain('有 14 名学生（二年级至三年级）不在此范围');
  expect(phq).toContain('有少数学生（六年级）不在此范围');
  expect(phq).not.toMatch(/4/);
});

it('and not where every grade is within, or unknown', async () => {
  const desk = await newDesk();
  const rows = ['四年级', '高三', ''].map((grade, index) => [...pupil(index, grade, 'MHT'), 30, '正常']);
  await desk.import(desk.write('2025-2026学年心理测评结果.csv', csv([[...header, '总分', '预警等级'], ...rows])));
  expect((await desk.call('import.issues', { code: 'SCALE_OUTSIDE_GRADES', limit: 10 })).issues).toEqual([]);
});
