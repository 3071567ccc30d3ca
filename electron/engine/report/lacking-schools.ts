/** Lists of schools without a counselor, and of schools that have not assessed: one school a row, for those who have to see to it. */
import { countyLabel } from '../../../shared/regions';
import { stageLabel } from '../../../shared/stages';
import type { LackingSchool, LackingSchools } from '../school-checks/read-lacking';
import type { ReportCell, ReportTable } from './model';
import { codeRow, count, type FormFrame, label } from './official-form';
import { placeColumns } from './place-columns';

const figure = (value: number | null): ReportCell => (value === null ? { kind: 'missing' } : count(value));

/** @param title of the workbook @param scope what is counted, one sentence each */
export function lackingTables(frame: FormFrame, title: string, { withoutCounselor, notAssessed, silent }: LackingSchools, scope: readonly string[]): readonly ReportTable[] {
  return [
    listOf(frame, '未配备心理教师学校', `${title}（未配备心理健康教师的学校）`, withoutCounselor, [...silentNote(silent.counselors, '心理健康教师台账'), '本学年台账中没有专职或兼职心理健康教师的学校；教师按任教学校计。', ...scope]),
    listOf(frame, '未开展测评学校', `${title}（未开展测评的学校）`, notAssessed, [...silentNote(silent.assessment, '心理测评结果'), '本学年没有学生交回作答的学校，不反映测评结果。', ...scope]),
  ];
}

function listOf(frame: FormFrame, name: string, title: string, schools: readonly LackingSchool[], notes: readonly string[]): ReportTable {
  const sum = (of: (school: LackingSchool) => number | null): number => schools.reduce((total, school) => total + (of(school) ?? 0), 0);
  return {
    ...frame,
    name,
    title,
    columns: [...placeColumns, { header: ['班级数'], width: 10 }, { header: ['在校生数'], width: 12 }, { header: ['整改情况'], width: 30 }],
    codeRow: [...codeRow(4, 2), '戊'],
    totals: [label('合计'), label(''), label(`${schools.length}所`), label(''), count(sum(({ classes }) => classes)), count(sum(({ students }) => students)), label('')],
    rows: schools.map((school, position) => [count(position + 1), label(countyLabel(school.county)), label(school.name), label(stageLabel(school.stage)), figure(school.classes), figure(school.students), label('')]),
    notes: [...notes, '班级数、在校生数为“—”的，名录没有填。'],
  };
}

function silentNote(counties: readonly string[], source: string): string[] {
  return counties.length === 0 ? [] : [`${counties.map(countyLabel).join('、')}没有上报${source}，有没有不知道，不列入本表。`];
}
