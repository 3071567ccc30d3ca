import { expect, it } from 'vitest';
import { newDesk } from '../support/engine';
import { csv } from '../support/spreadsheets';

it('takes the school year from the dates of the rows where nothing else says it', async () => {
  const desk = await newDesk();
  const calls = csv([['来电时间', '来电者身份', '问题类型', '县区'], ['2024-11-01 20:10', '学生', '学业', '曹县'], ['2024-12-03 21:10', '家长', '家庭', '单县']]);
  const visits = csv([['学校名称', '活动日期', '主讲人', '活动主题', '参加人数'], ['曹县第一中学', '2023年5月6日', '李静', '考前减压', 300], ['曹县第一中学', '2023.4.6', '李静', '人际交往', 200]]);
  const report = await desk.import(desk.write('来电登记.csv', calls), desk.write('进校园活动.csv', visits));
  expect(report.files.map(({ dataset, schoolYear }) => [dataset, schoolYear])).toEqual([['hotlineCalls', '2024-2025'], ['activities', '2022-2023']]);
});

it('says of every row that its date lies outside the school year it is counted in', async () => {
  const desk = await newDesk();
  const rows = Array.from({ length: 12 }, (_, month) => ['曹县', '曹县第一中学', `教师${month}`, '骨干培训', `2025-${String(month + 1).padStart(2, '0')}-12`, 8]);
  const report = await desk.import(desk.write('2025-2026学年教师培训记录.csv', csv([['县区', '学校名称', '姓名', '培训名称', '开始日期', '学时'], ...rows])));
  expect(report.files[0]).toMatchObject({ dataset: 'trainings', schoolYear: '2025-2026', rowsLoaded: 12 });
  const { issues } = await desk.call('import.issues', { code: 'date.outsideSchoolYear' });
  expect(issues.map(({ row }) => row)).toEqual([2, 3, 4, 5, 6, 7, 8, 9]);
  expect(issues[0]).toMatchObject({ severity: 'warning', action: 'noted', column: '开始日期' });
  expect(issues[0]?.message).toContain('按学年分成两张再导入');
});
