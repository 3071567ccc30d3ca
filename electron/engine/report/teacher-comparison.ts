/** 台账与系统核对 as a workbook: by county with both totals, then everybody on whom the two do not agree. */
import type { AreaBasis } from '../../../shared/area-basis';
import { schoolYearLabel } from '../../../shared/school-year';
import { COMPARISON_FATE_IDS, COMPARISON_FATES, type ComparisonCounts, type ComparisonSide, sideTotal, type TeacherComparison } from '../../../shared/teacher-comparison';
import type { ReportCell, ReportModel, ReportTable } from './model';
import { areaNote, codeRow, count, type FormIssuer, formFrame, label } from './official-form';

const SIDE_LABELS: Readonly<Record<ComparisonSide, string>> = { roster: '台账', system: '系统（标为专职、兼职的）' };
const SIDES = Object.keys(SIDE_LABELS) as ComparisonSide[];
const fatesOf = (side: ComparisonSide) => COMPARISON_FATE_IDS.filter((fate) => COMPARISON_FATES[fate].sides.some((own) => own === side));

export function teacherComparisonReport(input: FormIssuer & { readonly comparison: TeacherComparison; readonly areaBasis: AreaBasis; readonly scope: string }): ReportModel {
  const { comparison, scope } = input;
  const title = `${schoolYearLabel(comparison.schoolYear)}心理健康教师台账与教师管理信息系统核对`;
  const frame = formFrame(input, scope, '');
  const figures = (counts: ComparisonCounts): ReportCell[] => SIDES.flatMap((side) => [count(sideTotal(counts[side])), ...fatesOf(side).map((fate) => count(counts[side][fate]))]);
  const columns = SIDES.flatMap((side) => [
    { header: [SIDE_LABELS[side], '人数'], width: 9 },
    ...fatesOf(side).map((fate) => ({ header: [SIDE_LABELS[side], COMPARISON_FATES[fate].label], width: 11 })),
  ]);
  const byCounty: ReportTable = {
    ...frame,
    name: '分县区',
    title,
    columns: [{ header: ['县区', '县区'], width: 14 }, ...columns],
    codeRow: codeRow(1, columns.length),
    totals: [label('合计'), ...figures(comparison.total)],
    rows: comparison.counties.map((county) => [label(county.county), ...figures(county)]),
    notes: [
      ...COMPARISON_FATE_IDS.map((fate) => `${COMPARISON_FATES[fate].label}：${COMPARISON_FATES[fate].definition}`),
      '认人：先按身份证号（没有的按姓名、性别和出生年月），再按姓名和学校；每人只有一个去向，各栏相加必然等于人数。在两个县区任教的人各计一次，合计只计一次。',
      areaNote(input.areaBasis),
    ],
  };
  const findings: ReportTable = {
    ...frame,
    name: '逐人清单',
    title: `${title}（逐人清单）`,
    columns: [{ header: ['序号'], width: 8 }, { header: ['情况'], width: 20 }, { header: ['县区'], width: 14 }, { header: ['姓名'], width: 12 }, { header: ['台账'], width: 40, wraps: true }, { header: ['系统'], width: 40, wraps: true }, { header: ['不同之处'], width: 46, wraps: true }],
    codeRow: codeRow(7, 0),
    totals: [label('合计'), label(`${comparison.findings.length}条`), label(''), label(''), label(''), label(''), label('')],
    rows: comparison.findings.map((finding, index) => [count(index + 1), label(COMPARISON_FATES[finding.fate].label), label(finding.county), label(finding.name), label(finding.roster), label(finding.system), label(finding.note)]),
    notes: ['两边一致的不列。本表含教师姓名，只供内部核对，不得对外提供。'],
  };
  return { title, fileName: `${comparison.schoolYear}学年台账与教师管理信息系统核对.xlsx`, sections: [byCounty, findings] };
}
