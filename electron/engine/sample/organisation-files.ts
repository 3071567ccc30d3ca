/** 测评组织情况: one file per county; some with 小计 per school, one with a 合计 that does not add up. */
import { gradeLabel } from '../../../shared/grades';
import type { SampleArea } from './areas';
import { countyForms, type Manner, type Typing } from './county-forms';
import { typedNumber } from './directory-columns';
import type { WritingContext } from './directory-files';
import { dayOf, typedDay } from './days';
import type { FormRow, WrittenFile } from './form';
import { type Amount, type OrganisationRow, readable } from './organisation-plan';
import { scaleOfGrade } from './students';
import type { Cell } from './table';

type Id = 'county' | 'school' | 'code' | 'grade' | 'scale' | 'from' | 'to' | 'reason' | Amount;

/** Its 合计 of 实测 is off by so many. */
const MISADDING_COUNTY = '371721';
const MISADDED = 10;

const manners: readonly Manner<Id>[] = [
  { format: 'xlsx', adds: true, subtotals: true, columns: [['number', '序号'], ['school', '学校名称'], ['code', '学校标识码'], ['grade', '年级'], ['scale', '量表'], ['from', '测评开始日期'], ['to', '测评结束日期'], ['toAssess', '应测人数', '测评人数'], ['assessed', '实测人数', '测评人数'], ['valid', '有效人数', '测评人数'], ['invalid', '无效人数', '测评人数'], ['levelOne', '一级人数', '预警人数'], ['levelTwo', '二级人数', '预警人数'], ['levelThree', '三级人数', '预警人数'], ['retested', '复测人数', '后续工作'], ['interviewed', '访谈人数', '后续工作'], ['referred', '转介人数', '后续工作'], ['consented', '知情同意人数'], ['refused', '拒绝人数'], ['reason', '未测原因']] },
  { format: 'gb18030', columns: [['county', '县(市、区)'], ['school', '单位名称'], ['code', '机构代码'], ['grade', '参测年级'], ['scale', '量表名称'], ['from', '测评时间'], ['toAssess', '应测'], ['assessed', '实测'], ['valid', '有效问卷'], ['invalid', '无效问卷'], ['levelOne', '一级预警'], ['levelTwo', '二级预警'], ['levelThree', '三级预警'], ['retested', '复测'], ['interviewed', '访谈'], ['referred', '转介'], ['consented', '知情同意'], ['refused', '拒测人数']] },
  { format: 'xls', adds: true, columns: [['number', '序号'], ['school', '学校全称'], ['code', '标识码'], ['grade', '测评年级'], ['scale', '测评工具'], ['from', '开展时间'], ['to', '完成时间'], ['toAssess', '应参测人数'], ['assessed', '参测人数'], ['valid', '有效份数'], ['invalid', '无效份数'], ['levelOne', '一级预警人数'], ['levelTwo', '二级预警人数'], ['levelThree', '三级预警人数'], ['retested', '复评人数'], ['interviewed', '约谈人数'], ['referred', '转介就医人数'], ['consented', '家长同意人数'], ['reason', '未测原因说明']] },
];

function cells(row: OrganisationRow, { random, dates }: Typing): FormRow<Id> {
  const { school, grade, amounts, flaw } = row;
  return {
    cells: {
      ...amounts, county: school.area.label, school: school.name, code: school.code, grade: grade === null ? null : gradeLabel(String(grade)), scale: grade === null ? null : scaleOfGrade(grade),
      from: row.startedOn === null ? null : typedDay(row.startedOn, random, dates), to: row.endedOn === null ? null : typedDay(row.endedOn, random, dates), reason: row.reason,
      toAssess: typedNumber(amounts.toAssess, random, '人'), assessed: typedNumber(amounts.assessed, random, '人'), valid: flaw === 'valid' ? '98%' : amounts.valid,
    },
    flaws: flaw === 'valid' ? ['percentageOfCount'] : [],
  };
}

function subtotal(rows: readonly OrganisationRow[], totals: Partial<Readonly<Record<Id, number>>>): FormRow<Id> {
  const nothing: Record<Exclude<Id, Amount>, Cell> = { county: null, code: null, scale: null, from: null, to: null, reason: null, grade: '本校小计', school: rows[0]?.school.name ?? null };
  const amount = (id: Amount): Cell => totals[id] ?? 0;
  return {
    isTotal: true,
    cells: { ...nothing, toAssess: amount('toAssess'), assessed: amount('assessed'), valid: amount('valid'), invalid: amount('invalid'), levelOne: amount('levelOne'), levelTwo: amount('levelTwo'), levelThree: amount('levelThree'), retested: amount('retested'), interviewed: amount('interviewed'), referred: amount('referred'), consented: amount('consented'), refused: amount('refused') },
  };
}

export function organisationFiles(area: SampleArea, rows: readonly OrganisationRow[], context: WritingContext): AsyncGenerator<WrittenFile> {
  return countyForms<OrganisationRow, Id>({
    dataset: 'assessmentOrganisation', context, folder: '测评组织', subject: '学生心理健康测评组织情况统计表', manners, rows, areaOf: () => area, cells, amounts: readable, merged: 'school',
    groupOf: ({ school }) => school, subtotal, reportedOn: dayOf(Number(context.schoolYear.slice(0, 4)), 12, 31), ...(area.code === MISADDING_COUNTY ? { misadded: { assessed: MISADDED } } : {}),
  });
}
