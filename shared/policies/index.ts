/** The documents that targets refer to. A successor of a document that has run out is a new entry; figures of earlier dates go on being judged by the old one. */
import type { Policy } from './types';

export { POLICY_LEVELS, type Policy, type PolicyLevel } from './types';

export const POLICIES = [
  { id: 'outline2012', title: '中小学心理健康教育指导纲要（2012年修订）', number: '教基一〔2012〕15号', issuer: '教育部', issuedOn: '2012-12', effectiveFrom: '2012-12-01', level: 'national', note: '每校至少配备1名专职或兼职教师，逐步增大专职比例。' },
  { id: 'shandong2013', title: '关于加强中小学心理健康教育工作的通知', number: '', issuer: '山东省教育厅', issuedOn: '2013-05', effectiveFrom: '2013-05-01', level: 'provincial', note: '每10个班级配备1名专职教师。' },
  { id: 'rooms2015', title: '中小学心理辅导室建设指南', number: '教基一厅函〔2015〕36号', issuer: '教育部办公厅', issuedOn: '2015-07-29', effectiveFrom: '2015-07-29', level: 'national' },
  { id: 'sleep2021', title: '关于进一步加强中小学生睡眠管理工作的通知', number: '教基厅函〔2021〕11号', issuer: '教育部办公厅', issuedOn: '2021-03-30', effectiveFrom: '2021-03-30', level: 'national' },
  { id: 'shandong2021', title: '关于加快推进全省大中小学心理健康教育体系建设的意见', number: '鲁教思字〔2021〕1号', issuer: '山东省教育厅等部门', issuedOn: '2021-04-29', effectiveFrom: '2021-04-29', level: 'provincial', note: '每学年至少一次面向全体学生的心理筛查；各级教研机构至少1名心理教研员。' },
  { id: 'management2021', title: '关于加强学生心理健康管理工作的通知', number: '教思政厅函〔2021〕10号', issuer: '教育部办公厅', issuedOn: '2021-07', effectiveFrom: '2021-07-07', level: 'national', note: '每所中小学至少配备1名专职教师；每年面向小学高年级、初中、高中测评；县级教研机构配备心理教研员。' },
  { id: 'doubleReduction2021', title: '关于进一步减轻义务教育阶段学生作业负担和校外培训负担的意见', number: '', issuer: '中共中央办公厅、国务院办公厅', issuedOn: '2021-07-24', effectiveFrom: '2021-07-24', level: 'national' },
  { id: 'exams2021', title: '关于加强义务教育学校考试管理的通知', number: '', issuer: '教育部办公厅', issuedOn: '2021-08-30', effectiveFrom: '2021-08-30', level: 'national' },
  { id: 'actionPlan2023', title: '全面加强和改进新时代学生心理健康工作专项行动计划（2023—2025年）', number: '教体艺〔2023〕1号', issuer: '教育部等十七部门', issuedOn: '2023-04-20', effectiveFrom: '2023-04-20', effectiveTo: '2025-12-31', level: 'national', note: '截至2025年目标；期满后尚无接续文件，到期的目标只供对照。' },
  { id: 'heze2023', title: '关于加强全市中小学心理健康教育的意见', number: '', issuer: '菏泽市教育局', issuedOn: '2023-12', effectiveFrom: '2023-12-19', level: 'city', note: '按2023年12月19日新闻发布会：每校至少1名专职或兼职教师，热线24小时在线，校内每天1小时体育活动。' },
  { id: 'tenMeasures2025', title: '进一步加强中小学生心理健康工作十条措施', number: '教基厅〔2025〕2号', issuer: '教育部办公厅', issuedOn: '2025-10', effectiveFrom: '2025-10-01', level: 'national', note: '每天综合体育活动不少于2小时，课间15分钟，每月至少1次实践活动，不得以考试成绩排名。' },
  { id: 'fuzhou2021', title: '福州市中小学心理健康教师配备标准', number: '', issuer: '福州市', issuedOn: '2021-03-13', effectiveFrom: '2021-03-13', level: 'benchmark', note: '外市标准，非本市强制要求。' },
  { id: 'shaanxi2024', title: '陕西省中小学心理健康教育配备要求', number: '陕教〔2024〕17号', issuer: '陕西省教育厅', issuedOn: '2024', effectiveFrom: '2024-01-01', effectiveTo: '2025-12-31', level: 'benchmark', note: '外省截至2025年的要求，非本市强制要求；只知年份，按当年1月1日起计。' },
  { id: 'hotlinePractice', title: '心理援助热线服务通行做法', number: '', issuer: '热线服务通行要求', issuedOn: '2023-12', effectiveFrom: '2023-12-19', level: 'benchmark', note: '高危来电24小时内回访。' },
] as const satisfies readonly Policy[];

export type PolicyId = (typeof POLICIES)[number]['id'];

const byId = new Map<PolicyId, Policy>(POLICIES.map((policy) => [policy.id, policy]));

export function getPolicy(id: PolicyId): Policy {
  const policy = byId.get(id);
  if (policy === undefined) throw new Error(`unknown policy ${id}`);
  return policy;
}

/** 教育部办公厅《…》（教基厅〔2025〕2号，2025年10月）, as documents are cited. */
export function citation({ issuer, title, number, issuedOn }: Policy): string {
  const [year, month, day] = issuedOn.split('-').map(Number);
  const date = `${year}年${month === undefined ? '' : `${month}月`}${day === undefined ? '' : `${day}日`}`;
  return `${issuer}《${title}》（${number === '' ? '' : `${number}，`}${date}）`;
}
