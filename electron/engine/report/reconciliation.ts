/** 对账 as a workbook: the steps from the files to the figure, then the rows behind each step. */
import { type RosterComparison, ROSTER_CHANGES, type Waterfall, type WaterfallRow, WATERFALLS } from '../../../shared/reconciliation';
import { schoolYearLabel } from '../../../shared/school-year';
import type { ReportModel, ReportTable } from './model';
import { codeRow, count, type FormIssuer, formFrame, label } from './official-form';

export interface ReconciliationInput extends FormIssuer {
  readonly waterfall: Waterfall;
  /** By fate, of the steps that can be listed. */
  readonly rows: ReadonlyMap<string, readonly WaterfallRow[]>;
  /** Words for the area that was asked for. */
  readonly scope: string;
}

export function reconciliationReport(input: ReconciliationInput): ReportModel {
  const { waterfall, scope } = input;
  const { label: figure, unit } = WATERFALLS[waterfall.subject];
  const title = `${schoolYearLabel(waterfall.schoolYear)}${figure}对账`;
  const frame = formFrame(input, scope, '');
  let left = waterfall.start.rows;
  const steps: ReportTable = {
    ...frame,
    name: '对账',
    title,
    columns: [{ header: ['步骤'], width: 30 }, { header: ['减去'], width: 12 }, { header: ['剩余'], width: 12 }, { header: ['口径'], width: 80, wraps: true }],
    codeRow: ['甲', '1', '2', '乙'],
    totals: [label(waterfall.start.label), label(''), count(left), label('')],
    rows: [
      ...waterfall.steps.map((step) => {
        left -= step.rows;
        return [label(step.label), count(step.rows), count(left), label(step.definition)];
      }),
      [label(`${figure}（${unit}）`), label(''), count(waterfall.result), label('与各页所列同一指标相等。')],
    ],
    notes: ['每一行只有一个去向，各步相减必然等于最后的数。'],
  };
  const lists = waterfall.steps.flatMap(({ fate, label: name }): ReportTable[] => {
    const rows = input.rows.get(fate) ?? [];
    if (rows.length === 0) return [];
    return [
      {
        ...frame,
        name,
        title: `${title}（${name}）`,
        columns: [{ header: ['序号'], width: 8 }, { header: ['县区'], width: 14 }, { header: ['学校'], width: 30 }, { header: ['姓名'], width: 12 }, { header: ['文件'], width: 50, wraps: true }, { header: ['工作表'], width: 16 }, { header: ['行'], width: 8 }],
        codeRow: codeRow(6, 1),
        totals: [label('合计'), label(''), label(`${rows.length}行`), label(''), label(''), label(''), label('')],
        rows: rows.map((row, index) => [count(index + 1), label(row.county), label(row.school), label(row.name), label(row.file), label(row.sheet), count(row.row)]),
        notes: [],
      },
    ];
  });
  return { title, fileName: `${waterfall.schoolYear}学年${figure}对账.xlsx`, sections: [steps, ...lists] };
}

export function rosterReport(input: FormIssuer & { readonly comparison: RosterComparison }): ReportModel {
  const { comparison } = input;
  const title = `心理健康教师台账对照（${schoolYearLabel(comparison.from)}与${schoolYearLabel(comparison.to)}）`;
  const table: ReportTable = {
    ...formFrame(input, `上年 ${comparison.before} 人，本年 ${comparison.after} 人，未变 ${comparison.unchanged} 人`, ''),
    name: '台账对照',
    title,
    columns: [{ header: ['序号'], width: 8 }, { header: ['情况'], width: 12 }, { header: ['县区'], width: 14 }, { header: ['姓名'], width: 12 }, { header: [comparison.from], width: 44, wraps: true }, { header: [comparison.to], width: 44, wraps: true }, { header: ['变化'], width: 18 }],
    codeRow: codeRow(7, 0),
    totals: [label('合计'), label(''), label(''), label(`${comparison.changes.length}人`), label(''), label(''), label('')],
    rows: comparison.changes.map((change, index) => [count(index + 1), label(ROSTER_CHANGES[change.kind]), label(change.county), label(change.name), label(change.before), label(change.after), label(change.what)]),
    notes: ['两年都有身份证号的按证号认人；没有的按学校和姓名，学校更名会被看作一去一来。'],
  };
  return { title, fileName: `心理健康教师台账对照_${comparison.from}_${comparison.to}.xlsx`, sections: [table] };
}
