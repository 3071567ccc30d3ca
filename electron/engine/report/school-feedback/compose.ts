/** 学校反馈单: the list of all schools, their figures and what is asked of them as tables; the page of a school is taken out of these (pages.ts). */
import { dayLabel, localToday } from '../../../../shared/as-of';
import { MISSING_TEXT, SUPPRESSED_TEXT } from '../../../../shared/format';
import { countsSchools, type IndicatorDefinition, mainTarget, UNIT_LABELS } from '../../../../shared/indicators';
import { countyLabel } from '../../../../shared/regions';
import type { SchoolPlace } from '../../../../shared/school-checks';
import { schoolYearLabel } from '../../../../shared/school-year';
import { scopeWords } from '../../../../shared/scope';
import { stageLabel } from '../../../../shared/stages';
import { fileNamesOf, safeFileName } from '../file-names';
import { cellOf, type FigureIndex } from '../figures';
import type { ReportCell, ReportModel, ReportTable } from '../model';
import { areaNote, codeRow, count, type FormIssuer, formFrame, type FormScope, label, scopeNotes } from '../official-form';
import { indicatorOf } from '../themes';
import { formatOfUnit } from '../unit-format';
import type { FeedbackIndicator, SchoolFeedbackFrame } from './frame';
import { FEEDBACK_INDICATORS } from './indicators';
import type { Obligation } from './obligations';
import { zeroMeans } from '../words/zero-means';

export const TABLES = { list: '一览表', figures: '各校指标', obligations: '需办事项' } as const;
/** 序号, 县区, 学校, 标识码, 学段: how the list and the figures begin. */
export const NAMING_COLUMNS = 5;
export const NOTHING_ASKED = '没有需整改、补报的事项，不出反馈单';

export interface FeedbackSchool extends SchoolPlace {
  /** 学校标识码; '' where the directory has none. */
  readonly code: string;
  readonly obligations: readonly Obligation[];
}

export interface FeedbackInput extends FormIssuer, FormScope {
  readonly schoolYear: string;
  /** ISO dates */
  readonly asOf: string;
  readonly dueBy: string;
  readonly openOnly: boolean;
  /** In the order of county, stage and name. */
  readonly schools: readonly FeedbackSchool[];
  /** Of the city, by county and by school. */
  readonly index: FigureIndex;
  /** What was hidden, in words. */
  readonly hidden: readonly string[];
  readonly minimumValidResults: number;
}

export function schoolFeedbackReport(input: FeedbackInput): ReportModel {
  const year = schoolYearLabel(input.schoolYear);
  const indicators = FEEDBACK_INDICATORS.map(indicatorOf);
  const frame = formFrame(input, year, '');
  return {
    title: `${year}学校心理健康教育工作反馈`,
    fileName: `${input.schoolYear}学年学校反馈单一览表.xlsx`,
    sections: [listTable(input, frame, year), figureTable(input, frame, year, indicators), obligationTable(input, frame, year)],
    feedback: frameOf(input, year, indicators),
  };
}

const placeColumns: ReportTable['columns'] = [
  { header: ['序号'], width: 8 },
  { header: ['县区'], width: 12 },
  { header: ['学校'], width: 30 },
  { header: ['学校标识码'], width: 14 },
  { header: ['学段'], width: 12 },
];

function placeCells({ county, name, code, stage }: FeedbackSchool, position: number): ReportCell[] {
  return [count(position + 1), label(countyLabel(county)), label(name), label(code), label(stageLabel(stage))];
}

type Frame = ReturnType<typeof formFrame>;

function listTable(input: FeedbackInput, frame: Frame, year: string): ReportTable {
  const files = filesOf(input.schools);
  const getsPage = ({ obligations }: FeedbackSchool): boolean => !input.openOnly || obligations.length > 0;
  return {
    ...frame,
    name: TABLES.list,
    title: `${year}学校反馈单一览表`,
    columns: [...placeColumns, { header: ['需办事项数'], width: 10 }, { header: ['文件'], width: 44, wraps: true }, { header: ['说明'], width: 24, wraps: true }],
    codeRow: [...codeRow(NAMING_COLUMNS, 1), '己', '庚'],
    totals: [label('合计'), label(''), label(`${input.schools.length}所`), label(''), label(''), count(input.schools.reduce((sum, { obligations }) => sum + obligations.length, 0)), label(`${input.schools.filter(getsPage).length}份`), label('')],
    rows: input.schools.map((school, position) => [...placeCells(school, position), count(school.obligations.length), label(getsPage(school) ? (files[position] ?? '') : ''), label(getsPage(school) ? '' : NOTHING_ASKED)]),
    notes: ['反馈单的编号：报告编号后加序号（四位），如“…-0012”。每份反馈单都可用“检查报告文件”核对。', ...scopeNotes(input), ...input.hidden],
  };
}

/** 县区/学校-反馈单.docx, whatever the system. */
function filesOf(schools: readonly FeedbackSchool[]): readonly string[] {
  const files = new Map<FeedbackSchool, string>();
  for (const county of new Set(schools.map((school) => school.county))) {
    const own = schools.filter((school) => school.county === county);
    const names = fileNamesOf(own.map(({ name, code }) => ({ label: name, code })), '-反馈单', '.docx');
    own.forEach((school, index) => files.set(school, `${safeFileName(countyLabel(county))}/${names[index] ?? ''}`));
  }
  return schools.map((school) => files.get(school) ?? '');
}

function figureTable(input: FeedbackInput, frame: Frame, year: string, indicators: readonly IndicatorDefinition[]): ReportTable {
  return {
    ...frame,
    name: TABLES.figures,
    title: `${year}各校主要指标`,
    columns: [...placeColumns, ...indicators.map((indicator) => ({ header: [`${indicator.label}（${UNIT_LABELS[indicator.unit]}）`], width: 11 }))],
    codeRow: codeRow(NAMING_COLUMNS, indicators.length),
    totals: [],
    rows: input.schools.map((school, position) => [...placeCells(school, position), ...indicators.map((indicator) => ownCell(input.index, indicator, school.school))]),
    notes: ['按学校计的比率，对一所学校写作“是”“否”。“—”表示未上报或不能计算，“0”表示确为零。', ...scopeNotes(input), ...input.hidden],
  };
}

/** Of one school a share of schools is whether it is one of them. */
function ownCell(index: FigureIndex, indicator: IndicatorDefinition, school: string): ReportCell {
  const figure = index.find(indicator.id, { school });
  if (!countsSchools(indicator) || figure?.suppressed === true || figure?.value == null) return cellOf(figure, 'value', formatOfUnit(indicator.unit));
  return label(figure.value === 1 ? '是' : '否');
}

function obligationTable(input: FeedbackInput, frame: Frame, year: string): ReportTable {
  return {
    ...frame,
    name: TABLES.obligations,
    title: `${year}各校需整改、补报事项`,
    columns: [...placeColumns.slice(0, 3), { header: ['存在问题'], width: 56, wraps: true }, { header: ['要求'], width: 36, wraps: true }],
    codeRow: codeRow(5, 0),
    totals: [],
    rows: input.schools.flatMap((school, position) => school.obligations.map(({ problem, asked }) => [...placeCells(school, position).slice(0, 3), label(problem), label(asked)])),
    notes: [`完成时限：${dayLabel(input.dueBy)}。目标按${dayLabel(input.asOf)}有效的文件判断。前后不符的数据，详见“催报与核对清单”。`, ...scopeNotes(input)],
  };
}

function frameOf(input: FeedbackInput, year: string, indicators: readonly IndicatorDefinition[]): SchoolFeedbackFrame {
  const { unit, preparedBy, issuedOn, signatories, index } = input;
  const due = dayLabel(input.dueBy);
  const cells = (group: Readonly<Record<string, string>>): ReportCell[] => indicators.map((indicator) => cellOf(index.find(indicator.id, group), 'value', formatOfUnit(indicator.unit)));
  const telephone = signatories?.telephone ?? '';
  return {
    title: `${year}学校心理健康教育工作反馈单`,
    together: `${input.schoolYear}学年学校反馈单`,
    opening: `根据${year}各学校、各县区上报的数据，现将你校心理健康教育工作情况反馈如下。请对照第二部分逐项整改、补报，于${due}前将办理情况书面报主管的教育（教体）局；数据有误的，一并提出更正。`,
    dueBy: due,
    issuer: unit,
    issuedOn: dayLabel(localToday(issuedOn)),
    contact: [preparedBy === '' ? '' : `联系人：${preparedBy}`, telephone === '' ? '' : `联系电话：${telephone}`].filter((text) => text !== '').join('　　'),
    indicators: indicators.map((indicator) => indicatorWords(indicator, input.asOf)),
    city: cells({}),
    counties: Object.fromEntries([...new Set(input.schools.map(({ county }) => county))].map((county) => [countyLabel(county), cells({ county })])),
    notes: [
      `按学校计的比率，“本校”栏写作“是”“否”；“${MISSING_TEXT}”表示未上报、不能计算或没有目标，${zeroMeans(index.rounding)}。目标按${dayLabel(input.asOf)}有效的文件；口径：${scopeWords(input.scope)}。${areaNote(input.areaBasis)}`,
      `为保护学生隐私，有效结果少于${input.minimumValidResults}的，以及能由合计推算出它的，标为“${SUPPRESSED_TEXT}”。筛查结果不作为诊断依据。`,
    ],
  };
}

function indicatorWords(indicator: IndicatorDefinition, asOf: string): FeedbackIndicator {
  const { direction, unit } = indicator;
  const target = direction === 'neutral' ? undefined : mainTarget(indicator, asOf);
  return {
    label: indicator.label,
    unit: UNIT_LABELS[unit],
    target: target === undefined ? { kind: 'missing' } : { kind: 'figure', value: target.target.value, format: formatOfUnit(unit) },
    atLeast: target === undefined ? null : direction === 'higher',
  };
}
