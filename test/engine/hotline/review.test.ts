import { expect, it } from 'vitest';
import { newDesk } from '../support/engine';
import { csv } from '../support/spreadsheets';

it('checks the rota that was imported: gaps, people in two places, and duties without times', async () => {
  const desk = await newDesk();
  const rows = [
    ['日期', '班次', '起止时间', '席位', '值班教师', '单位', '县区'],
    ['2025-11-01', '夜班', '00:00-08:00', '1号席', '李静', '曹县第一中学', '曹县'],
    ['2025-11-01', '早班', '08:00-16:00', '1号席', '王强', '单县第二中学', '单县'],
    ['2025-11-01', '早班', '08:00-16:00', '2号席', '王强', '单县第二中学', '单县'],
    ['2025-11-01', '晚班', '18:00-02:00', '1号席', '赵敏', '曹县第一中学', '曹县'],
    ['2025-11-02', '全天', '', '1号席', '李静', '曹县第一中学', '曹县'],
    ['2025-11-02', '早班', '02:00-10:00', '1号席', '孙丽', '曹县第一中学', '曹县'],
    ['2025-11-02', '晚班', '10:00-18:00', '1号席', '周涛', '曹县第一中学', '曹县'],
    ['2025-11-02', '夜班', '18:00-24:00', '1号席', '吴芳', '曹县第一中学', '曹县'],
  ];
  await desk.import(desk.write('2025-2026学年热线值班表.csv', csv(rows)));
  const review = await desk.call('hotline.review', {});
  expect(review).toMatchObject({ period: { from: '2025-11-01', to: '2025-11-02' }, duties: 8, withoutTimes: 1 });
  expect(review.findings.filter(({ kind }) => kind === 'uncovered').map(({ from, to }) => [from, to])).toEqual([['2025-11-01T16:00', '2025-11-01T18:00']]);
  expect(review.findings.filter(({ kind }) => kind === 'twoPlaces')).toHaveLength(1);
  expect(review.findings[0]?.severity).toBe('error');
  expect(review.counties.map(({ label, shifts }) => [label, shifts])).toEqual([['曹县', 5], ['单县', 2]]);
  expect(review.people.find(({ label }) => label === '王强')).toMatchObject({ shifts: 2, hours: 16, county: '单县' });
});

it('has nothing to say where there is no rota', async () => {
  const desk = await newDesk();
  await desk.import(desk.write('2025-2026学年学校名录.csv', csv([['县区', '学校名称', '学校类别', '在校生数'], ['曹县', '曹县第一中学', '初中', 1820]])));
  expect(await desk.call('hotline.review', {})).toMatchObject({ period: null, duties: 0, findings: [] });
});
