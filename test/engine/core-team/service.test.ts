import { expect, it } from 'vitest';
import * as XLSX from 'xlsx';
import { errorOf, newDesk } from '../support/engine';
import { csv } from '../support/spreadsheets';

const DIRECTORY = [['县区', '学校名称', '学校类别', '在校生数'], ['曹县', '曹县第一中学', '初中', 1820], ['曹县', '曹县实验小学', '小学', 1200], ['单县', '单县第二中学', '初中', 600]];
const HEADER = ['学校名称', '姓名', '性别', '专职/兼职', '证书名称', '从事心理健康教育年限', '是否自愿加入核心团队'];
const ROSTER = [
  HEADER,
  ['曹县第一中学', '李静', '女', '专职', '国家二级心理咨询师', 9, '是'],
  ['曹县第一中学', '王强', '男', '兼职', '心理健康辅导员', 4, '是'],
  ['曹县实验小学', '赵敏', '女', '兼职', '国家三级心理咨询师', 2, '是'],
  ['曹县实验小学', '孙丽', '女', '专职', '国家二级心理咨询师', 6, ''],
  ['单县第二中学', '周涛', '男', '专职', '国家三级心理咨询师', 5, '是'],
];

it('proposes the team with seats, reserves and reasons, and exports the lists', async () => {
  const desk = await newDesk();
  await desk.import(desk.write('2025-2026学年学校名录.csv', csv(DIRECTORY)));
  expect(errorOf(await desk.engine.call('coreTeam.propose', {}))).toMatchObject({ code: 'NO_DATA' });
  await desk.import(desk.write('2025-2026学年心理健康教师台账.csv', csv(ROSTER)));

  const proposal = await desk.call('coreTeam.propose', { size: 2, base: 'schools' });
  expect(proposal.counties).toMatchObject([{ label: '曹县', quota: 1, eligible: 2, filled: 1 }, { label: '单县', quota: 1, eligible: 1, filled: 1 }]);
  expect(proposal.chosen.map(({ name, county, gender }) => [name, county, gender])).toEqual([['李静', '曹县', '女'], ['周涛', '单县', '男']]);
  expect(proposal.reserve.map(({ name }) => name)).toEqual(['王强']);
  const others = new Map(proposal.others.map(({ name, reason }) => [name, reason]));
  expect(others.get('赵敏')).toMatch(/年/);
  // Not answered is not a no.
  expect(others.get('孙丽')).toMatch(/自愿/);
  expect(proposal.rules.find(({ label }) => label === '自愿加入')).toMatchObject({ met: 4, missing: 1, notMet: 0, onlyThis: 1 });

  const { fileName, bytes } = await desk.call('coreTeam.workbook', { size: 2, preparedBy: '李静' });
  expect(fileName).toBe('2025-2026学年心理健康教育核心团队名单.xlsx');
  const book = XLSX.read(bytes, { type: 'array' });
  // Made to be published: who was not chosen, and why, is for the office alone.
  expect(book.SheetNames).toEqual(['分县区名额', '核心团队名单', '递补名单', '遴选说明']);
  const [internal] = (await desk.call('report.issue', { kind: 'coreTeam', parameters: { size: 2, madeFor: 'internal' }, formats: ['xlsx'] })).files;
  expect(XLSX.read(internal?.bytes, { type: 'array' }).SheetNames).toEqual(['分县区名额', '核心团队名单', '递补名单', '未入选及原因', '遴选说明']);
  const list = XLSX.utils.sheet_to_json<(string | number)[]>(book.Sheets['核心团队名单']!, { header: 1, blankrows: false });
  expect(list.filter(([order]) => typeof order === 'number').map((row) => [row[0], row[1], row[3]])).toEqual([[1, '李静', '曹县第一中学'], [2, '周涛', '单县第二中学']]);
});
