/** The staffing plan as an official workbook: what each county must add, and the schools in the order of need. */
import { countyLabel } from '../../../shared/regions';
import { schoolYearLabel } from '../../../shared/school-year';
import { stageLabel } from '../../../shared/stages';
import type { CountyNeed, StaffingPlan, StaffingTarget } from '../../../shared/staffing';
import { chineseDate } from './annual-tables';
import type { ReportCell, ReportModel, ReportTable } from './model';

export interface StaffingPlanInput {
  readonly plan: StaffingPlan;
  readonly target: StaffingTarget;
  /** 0–1 */
  readonly share: number;
  readonly schoolYear: string;
  readonly unit: string;
  readonly preparedBy: string;
  readonly issuedOn: Date;
}

const label = (value: string): ReportCell => ({ kind: 'text', text: value });
const count = (value: number): ReportCell => ({ kind: 'figure', value, format: 'integer' });
const counted = (value: number | null): ReportCell => (value === null ? { kind: 'missing' } : count(value));

const countyColumns = ['可核定学校数', '已达标学校数', '需达标学校数', '需增配人数', '其中可由兼职转任', '全部达标需增配', '数据不全学校数'] as const;
const figuresOf = (need: CountyNeed): number[] => [need.schools, need.meeting, need.schoolsToReach, need.posts, need.convertible, need.postsForAll, need.unknown];

export function staffingPlanReport(input: StaffingPlanInput): ReportModel {
  const { plan, target, share, schoolYear, issuedOn } = input;
  const title = `${schoolYearLabel(schoolYear)}心理健康教师补充计划`;
  const goal = `${target.label}${share < 1 ? `（${Number((share * 100).toFixed(1))}%的学校）` : ''}`;
  const frame = {
    kind: 'table',
    headerLine: { left: `编制单位（盖章）：${input.unit}`, center: goal, right: '计量单位：所、人' },
    footerLine: ['单位负责人：', '审核人：', `填表人：${input.preparedBy}`, '联系电话：', `报出日期：${chineseDate(issuedOn)}`],
  } as const;
  const totals = countyColumns.map((_, column) => plan.counties.reduce((sum, need) => sum + (figuresOf(need)[column] ?? 0), 0));
  const counties: ReportTable = {
    ...frame,
    name: '分县区补充计划',
    title: `${title}（分县区）`,
    columns: [{ header: ['县区'], width: 14 }, ...countyColumns.map((header) => ({ header: [header], width: 13 }))],
    codeRow: ['甲', ...countyColumns.map((_, column) => String(column + 1))],
    totals: [label('全市合计'), ...totals.map((value): ReportCell => ({ ...count(value), formula: { kind: 'sumOfBody' } }) as ReportCell)],
    rows: plan.counties.map((need) => [label(countyLabel(need.county)), ...figuresOf(need).map(count)]),
    notes: [
      `目标：${goal}。依据：${target.source}。`,
      '需达标学校按缺口大小排序取前若干所：先没有任何心理健康教师的，再寄宿制和在校生1000人以上的，再缺人多的，再学生多的。',
      '可由兼职转任：本校现有兼职教师人数以内的缺口。数据不全：没有报班级数或在校生数、无法核定编制的学校，不在计划之内。',
    ],
  };
  const schools: ReportTable = {
    ...frame,
    name: '学校配备顺序',
    title: `${title}（学校配备顺序）`,
    columns: [
      { header: ['序号'], width: 8 },
      { header: ['县区'], width: 12 },
      { header: ['学校'], width: 30 },
      { header: ['学段'], width: 14 },
      ...['班级数', '在校生数', '现有专职', '现有兼职', '应配', '还差'].map((header) => ({ header: [header], width: 10 })),
      { header: ['优先理由'], width: 34, wraps: true },
    ],
    codeRow: ['甲', '乙', '丙', '丁', '1', '2', '3', '4', '5', '6', '戊'],
    totals: [label('合计'), label(''), label(`${plan.schools.length}所`), label(''), label(''), label(''), label(''), label(''), count(plan.schools.reduce((sum, need) => sum + need.required, 0)), count(plan.schools.reduce((sum, need) => sum + need.missing, 0)), label('')],
    rows: plan.schools.map((need) => [count(need.rank), label(countyLabel(need.county)), label(need.name), label(stageLabel(need.stage)), counted(need.classes), counted(need.students), count(need.fullTime), count(need.partTime), count(need.required), count(need.missing), label(need.reasons.join('；'))]),
    notes: [`目标：${goal}。依据：${target.source}。同一人在几所学校任教的，各校都计。`],
  };
  return { title, fileName: `${schoolYear}学年心理健康教师补充计划.xlsx`, sections: [counties, schools] };
}
