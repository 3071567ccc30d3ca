/** Rows of data that are made of words which stand in headers too. */
import { expect, it } from 'vitest';
import { newDesk } from '../support/engine';
import { csv } from '../support/spreadsheets';

it('takes a 小计 row with many counts for what it is', async () => {
  const desk = await newDesk();
  const rows = [
    ['2025-2026学年测评结果汇总表'],
    ['学校', '年级', '应测', '实测', '有效', '一级', '二级', '三级'],
    ['曹县第一中学', '七年级', 300, 298, 290, 1, 5, 20],
    ['曹县第一中学', '八年级', 120, 114, 110, 0, 4, 18],
    ['小计', '', 420, 412, 400, 1, 9, 38],
    ['曹县实验小学', '五年级', 200, 199, 198, 0, 2, 9],
    ['小计', '', 200, 199, 198, 0, 2, 9],
    ['合计', '', 620, 611, 598, 1, 11, 47],
  ];
  const report = await desk.import(desk.write('汇总.csv', csv(rows)));
  expect(report.totals).toMatchObject({ loaded: 1, rowsRead: 3, rowsLoaded: 3, rowsSkipped: 3, issues: 0 });
});

it('loses no case whose cells are words of levels', async () => {
  const desk = await newDesk();
  const header = ['学校', '学生姓名', '学籍号', '预警等级', '筛查日期', '复测等级', '访谈结论'];
  const cases = Array.from({ length: 12 }, (_, index) => ['曹县第一中学', `赵${'甲乙丙丁戊己庚辛壬癸子丑'[index]!}`, `L37172120130101${1000 + index}`, ['一级', '二级', '三级'][index % 3]!, '2025-10-15', ['二级', '二级', '无效'][index % 3]!, ['危机', '重点', '一般'][index % 3]!]);
  const report = await desk.import(desk.write('跟进台账2025-2026学年.csv', csv([header, ...cases])));
  expect(report.totals).toMatchObject({ loaded: 1, failed: 0, rowsRead: 12, rowsLoaded: 12 });
});

it('loses no training whose cells are words of roles', async () => {
  const desk = await newDesk();
  const rows = [['姓名', '学校', '身份', '培训名称', '是否合格'], ...Array.from({ length: 9 }, (_, index) => [`李${'甲乙丙丁戊己庚辛壬'[index]!}`, '曹县第一中学', ['班主任', '教研员', '专职'][index % 3]!, '骨干培训', ['合格', '是', '√'][index % 3]!])];
  const report = await desk.import(desk.write('培训2025-2026学年.csv', csv(rows)));
  expect(report.totals).toMatchObject({ loaded: 1, failed: 0, rowsRead: 9, rowsLoaded: 9 });
});

it('reads a satisfaction of 96, 96% and 0.96 alike', async () => {
  const desk = await newDesk();
  const rows = [['日期', '学校', '主讲人', '主题', '满意度'], ['2025-11-05', '曹县第一中学', '李静', '一', 96], ['2025-11-06', '曹县第一中学', '李静', '二', '96%'], ['2025-11-07', '曹县第一中学', '李静', '三', 0.96]];
  await desk.import(desk.write('活动2025-2026学年.csv', csv(rows)));
  const [figure] = await desk.figures({ indicators: ['activitySatisfaction'], by: [], where: {}, schoolYear: '2025-2026' });
  expect(figure).toMatchObject({ value: expect.closeTo(0.96, 12) as number, denominator: 3 });
});
