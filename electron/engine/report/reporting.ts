/** The reminder list: who has not reported, who reported late, and what contradicts. */
import { type DatasetId, getDataset } from '../../../shared/datasets';
import { countyLabel } from '../../../shared/regions';
import { type Contradiction, type ContradictionKind, isLate, type ReportingState, type SchoolReports } from '../../../shared/school-checks';
import { schoolYearLabel } from '../../../shared/school-year';
import { stageLabel } from '../../../shared/stages';
import type { ReportModel, ReportTable } from './model';
import { codeRow, count, countyTable, formFrame, type FormIssuer, type FormScope, label, scopeNotes } from './official-form';
import { placeColumns } from './place-columns';
import { byCounty } from './school-checks';

export interface ReportingInput extends FormIssuer, FormScope {
  readonly state: ReportingState;
  readonly kinds: readonly ContradictionKind[];
  readonly contradictions: readonly Contradiction[];
  /** '' for none. */
  readonly deadline: string;
}

export function reportingReport(input: ReportingInput): ReportModel {
  const { state, deadline, contradictions } = input;
  const { datasets, schools, schoolYear } = state;
  const title = `${schoolYearLabel(schoolYear)}报送与核对`;
  const frame = formFrame(input, deadline === '' ? schoolYearLabel(schoolYear) : `报送截止 ${deadline}`, '所');
  const labelOf = (id: DatasetId): string => getDataset(id).label;
  const notes = [
    '已报按首次导入本程序的日期计；学校何时送出，本程序不知道。',
    ...scopeNotes(input),
    ...(state.notCollected.length === 0 ? [] : [`全市都还没有导入：${state.notCollected.map(labelOf).join('、')}，未列入本表。`]),
  ];
  const parts = deadline === '' ? ['已报', '未报'] : ['按时', '迟报', '未报'];
  const counties = countyTable(
    frame,
    { name: '分县区报送', title: `${title}（分县区）`, notes },
    [['学校数', '学校数'], ...datasets.flatMap((id) => parts.map((part) => [labelOf(id), part]))],
    byCounty(schools).map((county) => ({ label: county.label, figures: [county.schools.length, ...datasets.flatMap((_, index) => countsOf(county.schools, index, deadline))] })),
    8,
  );
  const namesOf = (school: SchoolReports, wanted: (day: string | null) => boolean): string => datasets.flatMap((id, index) => (wanted(school.reportedOn[index] ?? null) ? [labelOf(id)] : [])).join('、');
  const reminded = schools.filter(({ reportedOn }) => reportedOn.some((day) => day === null || isLate(day, deadline)));
  const reminders: ReportTable = {
    ...frame,
    name: '催报单',
    title: `${title}（催报单）`,
    columns: [...placeColumns, { header: ['未报送的表'], width: 60, wraps: true }, { header: ['迟报的表'], width: 40, wraps: true }],
    codeRow: [...codeRow(6, 0)],
    totals: [label('合计'), label(''), label(`${reminded.length}所`), label(''), label(''), label('')],
    rows: reminded.map((school, position) => [
      count(position + 1),
      label(countyLabel(school.county)),
      label(school.name),
      label(stageLabel(school.stage)),
      label(namesOf(school, (day) => day === null)),
      label(namesOf(school, (day) => isLate(day, deadline))),
    ]),
    notes,
  };
  const kindLabels = new Map(input.kinds.map((kind) => [kind.id, kind.label]));
  const conflicts: ReportTable = {
    ...frame,
    name: '前后矛盾',
    title: `${title}（前后矛盾）`,
    columns: [...placeColumns, { header: ['类别'], width: 22 }, { header: ['说明'], width: 70, wraps: true }],
    codeRow: codeRow(6, 0),
    totals: [label('合计'), label(''), label(`${contradictions.length}处`), label(''), label(''), label('')],
    rows: contradictions.map((each, position) => [count(position + 1), label(countyLabel(each.county)), label(each.name), label(stageLabel(each.stage)), label(kindLabels.get(each.kind) ?? each.kind), label(each.message)]),
    notes: ['两处报送、或同一表的两项不能同时为真，请学校核对后重新报送；本程序不改动任何一处。'],
  };
  return { title, fileName: `${schoolYear}学年催报与核对清单.xlsx`, sections: [counties, reminders, conflicts] };
}

/** 已报, 未报; with a deadline 按时, 迟报, 未报. */
function countsOf(schools: readonly SchoolReports[], index: number, deadline: string): number[] {
  const days = schools.map(({ reportedOn }) => reportedOn[index] ?? null);
  const missing = days.filter((day) => day === null).length;
  const late = days.filter((day) => isLate(day, deadline)).length;
  return deadline === '' ? [days.length - missing, missing] : [days.length - missing - late, late, missing];
}
