/** Every cell of every table of every report of the catalogue is the figure that the program tells elsewhere, as `yuxin indicator` does. */
import * as XLSX from 'xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AudienceId } from '../../../../shared/audience';
import { indicatorQuery, writeVisualQuery } from '../../../../shared/visual-query';
import { REPORT_KIND_IDS, reportKind, type ReportKindId } from '../../../../shared/reports';
import type { TestDesk } from '../../support/engine';
import { closeSampleCity, fileOf, openSampleCity, YEAR } from '../sample-city';
import { annualSources } from './annual-sources';
import { callsSources } from './calls-sources';
import { countyLetterSources, countyPageSources, letterSources, themeSources } from './county-sources';
import { feedbackSources } from './feedback-sources';
import { Figures, placesTable, countyRows } from './figures';
import { readDocument, readWorkbook, type Workbook } from './file-tables';
import { callsMonthSources, dutyRotaSources } from './month-sources';
import { reportingSources, schoolChecksSources, staffingPlanSources } from './school-sources';
import { coreTeamRules, coreTeamSources } from './team-sources';
import { type SourcesOf, walkTables } from './walk';

const SOURCES: Readonly<Record<ReportKindId, SourcesOf>> = {
  annual: annualSources,
  counties: countyPageSources,
  coreTeam: (desk) => coreTeamSources(desk, false),
  training: themeSources({ 培训: 'training', 活动: 'activity' }),
  calls: callsSources,
  callsMonth: callsMonthSources('2025-12', '2025-11'),
  dutyRota: dutyRotaSources('2026-01'),
  management: themeSources({ 五项管理: 'dailyManagement', 课程: 'course' }),
  schoolChecks: schoolChecksSources,
  reporting: reportingSources,
  staffingPlan: staffingPlanSources,
  schoolFeedback: feedbackSources,
  staffingLetter: letterSources('staffingLetter'),
  assessmentLetter: letterSources('assessmentLetter'),
  annualWorkLetter: letterSources('annualWorkLetter'),
  coursesLetter: letterSources('coursesLetter'),
};

/** Sheets of text, of pictures, and of formulas over the tables. */
const OTHER_SHEETS = ['封面说明', '统计图', '口径说明', '数据来源', '校验', '图表数据', '遴选说明'];

let desk: TestDesk;
beforeAll(async () => {
  desk = await openSampleCity();
}, 180_000);
afterAll(() => closeSampleCity(desk));

const issue = async (kind: ReportKindId, asked: { readonly county?: string; readonly madeFor?: AudienceId } = {}): Promise<Uint8Array> => fileOf(await desk.call('report.issue', { kind, parameters: { schoolYear: YEAR, ...asked } }));

describe('every cell of', () => {
  it.each(REPORT_KIND_IDS)('%s is what the program tells elsewhere', async (kind) => {
    const sources = await SOURCES[kind](desk);
    const file = await issue(kind);
    if (reportKind(kind).formats[0] === 'docx') return expect(await walkTables(readDocument(file), sources)).toBeGreaterThan(20);
    const book = readWorkbook(file);
    expect(await walkTables(book.tables, sources)).toBeGreaterThan(20);
    expectNoOtherFigures(book);
  }, 120_000);

  it.each([['staffingLetter'], ['assessmentLetter'], ['annualWorkLetter'], ['coursesLetter']] as const)('%s of one county is told by stage', async (kind) => {
    const sources = await countyLetterSources(kind, '371721', '全县合计')(desk);
    expect(await walkTables(readDocument(await issue(kind, { county: '371721' })), sources)).toBeGreaterThan(10);
  }, 120_000);

  it('the team for the office is, with those not chosen', async () => {
    expect(await walkTables(readWorkbook(await issue('coreTeam', { madeFor: 'internal' })).tables, await coreTeamSources(desk, true))).toBeGreaterThan(20);
  });

  it('a workbook of kept questions is the figure of its question', async () => {
    const indicators = ['counselorCoverage', 'schoolAssessmentRate', 'validResults'] as const;
    const { saved } = await desk.call('query.save', { kind: 'visual', name: '各县区三项', definition: JSON.parse(writeVisualQuery(indicatorQuery({ indicators, rows: ['county'], columnTotals: true }))) as Record<string, never> });
    const { tables } = readWorkbook((await desk.call('report.custom', { saved: [saved.id], title: '素材' })).bytes);
    const figures = await Figures.of(desk, indicators, [[], ['county']]);
    const places = [{ label: '合计', group: {} }, ...countyRows(figures)];
    const heads = { '专兼职心理健康教师配备率（%）': ['counselorCoverage'], '开展测评学校率（%）': ['schoolAssessmentRate'], '有效结果数（人）': ['validResults'] } as const;
    expect(await walkTables(tables, { 各县区三项: placesTable(figures, heads, places) })).toBeGreaterThan(30);
  });
});

/** What draws a chart or checks a table is a formula over it; nothing else beside the tables holds a number. */
function expectNoOtherFigures({ others, sheets }: Workbook): void {
  for (const [name, sheet] of others) {
    expect(OTHER_SHEETS).toContain(name);
    for (const address of Object.keys(sheet).filter((key) => !key.startsWith('!'))) {
      const cell = sheet[address] as XLSX.CellObject;
      if (cell.t !== 'n') continue;
      const [, from, at] = /^-?'([^']+)'!\$?([A-Z]+\$?\d+)$/.exec(cell.f ?? '') ?? [];
      const source = sheets[from ?? '']?.[(at ?? '').replaceAll('$', '')] as XLSX.CellObject | undefined;
      if (name === '图表数据' && cell.f === undefined) continue;
      expect(Math.abs(Number(source?.v)), `${name}!${address} ${cell.f ?? ''}`).toBe(Math.abs(Number(cell.v)));
    }
  }
}

it('the rules of the core team are counted as its page counts them', async () => {
  const { others } = readWorkbook(await issue('coreTeam'));
  const rows = XLSX.utils.sheet_to_json<string[]>(others.get('遴选说明') as XLSX.WorkSheet, { header: 1, defval: '' }).map((row) => row.filter((text) => text !== ''));
  const rules = await coreTeamRules(desk);
  expect(rules.length).toBeGreaterThan(3);
  for (const rule of rules) expect(rows).toContainEqual(rule);
});
