/** The staffing plan as an official workbook: what each county must add, and the schools in the order of need. */
import { countyLabel } from '../../../shared/regions';
import { schoolYearLabel } from '../../../shared/school-year';
import { stageLabel } from '../../../shared/stages';
import type { CountyNeed, StaffingPlan, StaffingTarget } from '../../../shared/staffing';
import type { ReportCell, ReportModel, ReportTable } from './model';
import { codeRow, count, countyTable, formFrame, type FormIssuer, type FormScope, label, scopeNotes } from './official-form';

export interface StaffingPlanInput extends FormIssuer, FormScope {
  readonly plan: StaffingPlan;
  readonly target: StaffingTarget;
  /** 0–1 */
  readonly share: number;
  readonly schoolYear: string;
}

const counted = (value: number | null): ReportCell => (value === null ? { kind: 'missing' } : count(value));

const countyColumns = ['可核定学校数', '已达标学校数', '需达标学校数', '需增配人数', '其中可由兼职转任', '全部达标需增配', '数据不全学校数'] as const;
const figuresOf = (need: CountyNeed): number[] => [need.schools, need.meeting, need.schoolsToReach, need.posts, need.convertible, need.postsForAll, need.unknown];

export function staffingPlanReport(input: StaffingPlanInput): ReportModel {
  const { plan, target, share, schoolYear } = input;
  const title = `${schoolYearLabel(schoolYear)}心理健康教师补充计划`;
  const goal = `${target.label}${share < 1 ? `（${Number((share * 100).toFixed(1))}%的学校）` : ''}`;
  const frame = formFrame(input, goal, '所、人');
  const counties = countyTable(
    frame,
    {
      name: '分县区补充计划',
      title: `${title}（分县区）`,
      notes: [
        `目标：${goal}。依据：${target.source}。`,
        ...scopeNotes(input),
        '需达标学校按缺口大小排序取前若干所：先没有任何心理健康教师的，再寄宿制和在校生1000人以上的，再缺人多的，再学生多的。',
        '可由兼职转任：本校现有兼职教师人数以内的缺口。数据不全：没有报班级数或在校生数、无法核定编制的学校，不在计划之内。',
      ],
    },
    countyColumns.map((header) => [header]),
    plan.counties.map((need) => ({ label: countyLabel(need.county), figures: figuresOf(need) })),
    13,
  );
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
    codeRow: [...codeRow(4, 6), '戊'],
    totals: [label('合计'), label(''), label(`${plan.schools.length}所`), label(''), label(''), label(''), label(''), label(''), count(plan.schools.reduce((sum, need) => sum + need.required, 0)), count(plan.schools.reduce((sum, need) => sum + need.missing, 0)), label('')],
    rows: plan.schools.map((need) => [count(need.rank), label(countyLabel(need.county)), label(need.name), label(stageLabel(need.stage)), counted(need.classes), counted(need.students), count(need.fullTime), count(need.partTime), count(need.required), count(need.missing), label(need.reasons.join('；'))]),
    notes: [`目标：${goal}。依据：${target.source}。同一人在几所学校任教的，各校都计。`],
  };
  return { title, fileName: `${schoolYear}学年心理健康教师补充计划.xlsx`, sections: [counties, schools] };
}
