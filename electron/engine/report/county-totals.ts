/** 县区汇总数核对 as a workbook: file says, we count, difference, what could explain it. */
import { type ComparedTotal, type CountyComparison, totalItem } from '../../../shared/county-comparison';
import { schoolYearLabel } from '../../../shared/school-year';
import type { ReportCell, ReportFormula, ReportModel, ReportTable } from './model';
import { areaNote, type FormIssuer, formFrame, label } from './official-form';

const STATED = 2;
const COUNTED = 3;
const difference: ReportFormula = { kind: 'difference', minuend: STATED, subtrahend: COUNTED };

function cell(value: number | null, { suppressed }: ComparedTotal, formula?: ReportFormula): ReportCell {
  if (suppressed) return { kind: 'suppressed' };
  if (value === null) return { kind: 'missing' };
  return { kind: 'figure', value, format: 'integer', ...(formula === undefined ? {} : { formula }) };
}

export function countyTotalsReport(input: FormIssuer & { readonly comparison: CountyComparison }): ReportModel {
  const { schoolYear, counties, minimum } = input.comparison;
  const title = `${schoolYearLabel(schoolYear)}县区汇总数核对表`;
  const all = counties.flatMap(({ totals }) => totals);
  const differing = all.filter(({ stated, counted }) => stated !== null && counted !== null && stated !== counted).length;
  const table: ReportTable = {
    ...formFrame(input, `核对 ${all.length} 项，不一致 ${differing} 项`, '所、人'),
    name: '县区汇总核对',
    title,
    columns: [{ header: ['县区'], width: 14 }, { header: ['项目'], width: 20 }, { header: ['县区上报'], width: 12 }, { header: ['程序统计'], width: 12 }, { header: ['差额'], width: 10 }, { header: ['可能的原因'], width: 60, wraps: true }, { header: ['文件与行'], width: 40, wraps: true }],
    codeRow: ['甲', '乙', '1', '2', '3', '丙', '丁'],
    totals: [label('合计'), label(`${counties.length}个县区`), label(''), label(''), label(`${differing}项不一致`), label(''), label('')],
    rows: counties.flatMap(({ county, file, sheet, row, totals }) =>
      totals.map((total, index) => [
        label(county), label(totalItem(total.item).label), cell(total.stated, total), cell(total.counted, total),
        cell(total.stated === null || total.counted === null ? null : total.stated - total.counted, total, difference),
        label(total.explanation), label(index === 0 ? `${file}，${sheet}，第${row}行` : ''),
      ]),
    ),
    notes: [
      '差额＝县区上报－程序统计。程序统计的数与各页所列指标相等；原因由“对账”中各步减去的行推测，供核对，不代替核对。退回的行不分县区，见“数据导入”的问题清单。',
      `有效结果少于 ${minimum} 的县区，有效人数和各级人数两边都不显示（标为“样本过小”）。“—”表示一边没有这项数。`,
      areaNote('managed'),
    ],
  };
  return { title, fileName: `${schoolYear}学年县区汇总数核对表.xlsx`, sections: [table] };
}
