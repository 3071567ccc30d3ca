/** 跟进办理时限 as a workbook: what is due, in time, late and overdue, by county or by school of one. */
import { AREA_BASES, type AreaBasis } from '../../../shared/area-basis';
import { dueOf, FOLLOW_UP_TIMERS, type FollowUpTimeliness, type FollowUpTimerId, TIMER_STATE_IDS, TIMER_STATES, type TimelinessRow } from '../../../shared/follow-up-timers';
import { countyLabel } from '../../../shared/regions';
import { schoolYearLabel } from '../../../shared/school-year';
import type { ReportCell, ReportModel, ReportTable } from './model';
import { areaNote, codeRow, count, type FormIssuer, formFrame, label } from './official-form';

export function timelinessReport(input: FormIssuer & { readonly timeliness: FollowUpTimeliness; readonly county: string | null; readonly areaBasis: AreaBasis }): ReportModel {
  const { timeliness, county, areaBasis } = input;
  const { schoolYear, asOf, by, minimum } = timeliness;
  const title = `${county === null ? '' : countyLabel(county)}${schoolYearLabel(schoolYear)}重点关注学生跟进办理时限统计表`;
  const cells = (counts: TimelinessRow['timers'][FollowUpTimerId]): ReportCell[] => {
    if (counts === null) return Array.from({ length: TIMER_STATE_IDS.length + 1 }, (): ReportCell => ({ kind: 'suppressed' }));
    return [count(dueOf(counts)), ...TIMER_STATE_IDS.map((state) => count(counts[state]))];
  };
  const sections = FOLLOW_UP_TIMERS.map(
    ({ id, label: timer, definition }): ReportTable => ({
      ...formFrame(input, `统计日：${asOf}，${AREA_BASES[areaBasis].label}`, '人'),
      name: timer,
      title: `${title}（${timer}）`,
      columns: [{ header: [by === 'county' ? '县区' : '学校'], width: by === 'county' ? 14 : 30 }, { header: ['应办'], width: 12 }, ...TIMER_STATE_IDS.map((state) => ({ header: [TIMER_STATES[state].label], width: 12 }))],
      codeRow: codeRow(1, TIMER_STATE_IDS.length + 1),
      totals: [label('合计'), ...cells(timeliness.total.timers[id])],
      rows: timeliness.rows.map((row) => [label(row.label), ...cells(row.timers[id])]),
      notes: [
        `${timer}：${definition}`,
        TIMER_STATE_IDS.map((state) => `${TIMER_STATES[state].label}：${TIMER_STATES[state].definition}`).join(''),
        `应办人数少于 ${minimum} 的单元格，以及能由合计或其他单元格推算出它的单元格不显示（标为“样本过小”）。时限为通行做法，供督办参考。`,
        areaNote(areaBasis),
      ],
    }),
  );
  return { title, fileName: `${county === null ? '' : countyLabel(county)}${schoolYear}学年跟进办理时限统计表.xlsx`, sections };
}
