/** Two years school by school as a workbook, with the changes that link them. */
import { AREA_BASES, type AreaBasis } from '../../../shared/area-basis';
import { countyLabel } from '../../../shared/regions';
import { SCHOOL_FATES, type SchoolComparison, type SchoolState } from '../../../shared/school-history';
import { schoolYearLabel } from '../../../shared/school-year';
import type { ReportCell, ReportModel } from './model';
import { areaNote, codeRow, type FormIssuer, formFrame, label } from './official-form';

export interface SchoolComparisonInput extends FormIssuer {
  readonly from: string;
  readonly to: string;
  readonly areaBasis: AreaBasis;
  readonly schools: readonly SchoolComparison[];
}

const figure = (value: number | null | undefined): ReportCell => (value === null || value === undefined ? { kind: 'missing' } : { kind: 'figure', value, format: 'integer' });
const figuresOf = (state: SchoolState | null): ReportCell[] => [figure(state?.students), figure(state?.classes), figure(state?.counselors), figure(state?.fullTime)];
const FIGURES = ['在校生数', '班级数', '心理教师', '其中专职'] as const;

function total(schools: readonly SchoolComparison[], of: (school: SchoolComparison) => SchoolState | null): ReportCell[] {
  const sum = (pick: (state: SchoolState) => number | null): ReportCell => {
    const values = schools.flatMap((school) => {
      const state = of(school);
      return state === null ? [] : [pick(state)];
    });
    // Of what nobody reported there is no sum.
    if (values.every((value) => value === null)) return { kind: 'missing' };
    return { kind: 'figure', format: 'integer', value: values.reduce<number>((all, value) => all + (value ?? 0), 0), formula: { kind: 'sumOfBody' } };
  };
  return [sum(({ students }) => students), sum(({ classes }) => classes), sum(({ counselors }) => counselors), sum(({ fullTime }) => fullTime)];
}

export function schoolComparisonReport(input: SchoolComparisonInput): ReportModel {
  const { from, to, areaBasis, schools } = input;
  const title = `${schoolYearLabel(from)}与${schoolYearLabel(to)}分学校对照表`;
  return {
    title,
    fileName: `${from}与${to}学年分学校对照表.xlsx`,
    sections: [
      {
        ...formFrame(input, AREA_BASES[areaBasis].label, '人、个'),
        name: '分学校对照',
        title,
        columns: [
          { header: ['县区', '县区'], width: 14 },
          { header: ['学校', '学校'], width: 30 },
          { header: ['变更情况', '变更情况'], width: 14 },
          ...[from, to].flatMap((year) => FIGURES.map((leaf) => ({ header: [schoolYearLabel(year), leaf], width: 10 }))),
          { header: ['原名称与变更依据', '原名称与变更依据'], width: 46, wraps: true },
        ],
        codeRow: [...codeRow(3, 2 * FIGURES.length), '丁'],
        totals: [label('合计'), label(`${schools.length}行`), label(''), ...total(schools, ({ before }) => before), ...total(schools, ({ after }) => after), label('')],
        rows: schools.map((school) => [label(countyLabel(school.county)), label(school.name), label(SCHOOL_FATES[school.fate]), ...figuresOf(school.before), ...figuresOf(school.after), label(school.chain)]),
        notes: [
          areaNote(areaBasis),
          '按学校变更表把前后两年的学校连起来：合并的，前一年为原来各校之和；“名录中不再列出”“名录中新列出”是两年名录不同而变更表没有说明的，请补填变更表。',
          '心理教师按学校计：同一人在几所学校任教的，各校都计。“—”表示没有报，或该学年没有这所学校。',
        ],
      },
    ],
  };
}
