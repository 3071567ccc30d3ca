// @vitest-environment happy-dom
import { cleanup, fireEvent, render as renderPlain, screen, waitFor, within } from '@testing-library/react';
import { tableFromIPC, tableToIPC, Table, Utf8, vectorFromArray } from 'apache-arrow';
import type { ReactElement } from 'react';
import { MemoryRouter } from 'react-router';
import { afterEach, describe, expect, it } from 'vitest';
import { changeTone, changeWords, chanceOf } from '../../renderer/change-words';
import { GroupBars } from '../../renderer/charts/group-bars';
import { TrendLines } from '../../renderer/charts/trend-lines';
import { FigureCard } from '../../renderer/components/figure-card';
import { GroupTable } from '../../renderer/components/group-table';
import { groupRows } from '../../renderer/groups';
import { decodeIndicatorRows } from '../../renderer/indicator-table';
import { changeFindings } from '../../renderer/pages/overview/change-findings';
import { success } from '../../shared/contract';
import { DEFAULT_RISK_SCHEME } from '../../shared/risk-labels';
import { DEFAULT_SCOPE } from '../../shared/scope';
import { closeApp, openApp } from './support/app';
import { indicatorResult, type RowSpec } from './support/arrow-rows';
import { fakeHost } from './support/fake-engine';
import { giveElementsSize } from './support/layout';

/** Figures say which filters of the address they do not follow. */
const render = (element: ReactElement) => renderPlain(<MemoryRouter>{element}</MemoryRouter>);

const rowsOf = (dimensions: readonly string[], specs: readonly RowSpec[]) => decodeIndicatorRows(indicatorResult(dimensions, specs));

/** A share of 100 schools that was another one the year before. */
function changed(indicator: string, now: number, before: number | null, beyondChance: boolean | null, at: RowSpec['at'] = {}, more: RowSpec['beside'] = {}): RowSpec {
  return {
    indicator,
    value: now / 100,
    numerator: now,
    denominator: 100,
    at,
    beside: {
      low: 0.1,
      high: 0.9,
      standardError: 0.01,
      toTarget: now - 100,
      schoolsToTarget: 100 - now,
      previousValue: before === null ? null : before / 100,
      previousNumerator: before,
      previousDenominator: before === null ? null : 100,
      previousSuppressed: false,
      change: before === null ? null : now - before,
      changeP: beyondChance === null ? null : beyondChance ? 0.001 : 0.4,
      beyondChance,
      ...more,
    },
  };
}

const only = (spec: RowSpec) => rowsOf([], [spec])[0]!;

describe('the words of a change', () => {
  it('say where it went, and that the year before is hidden, unknown or had no base', () => {
    const words = (spec: RowSpec) => changeWords(only(spec));
    expect(words(changed('counselorCoverage', 60, 50, true))).toBe('↑ 10.00 百分点');
    expect(words(changed('counselorCoverage', 50, 60.5, true))).toBe('↓ 10.50 百分点');
    expect(words(changed('counselorCoverage', 50, 50, false))).toBe('持平');
    expect(words(changed('counselorCoverage', 50, null, null))).toBe('上学年无数据');
    expect(words(changed('riskDistribution', 50, null, null, {}, { previousSuppressed: true }))).toBe('上学年样本过小');
    expect(words(changed('studentsPerCounselor', 50, null, null, {}, { previousNumerator: 500, previousDenominator: 0 }))).toBe('上学年无法计算');
    expect(words({ indicator: 'counselorCount', value: 12, beside: { change: -3, previousValue: 15 } })).toBe('↓ 3');
    expect(words({ indicator: 'counselorCount', value: 12 })).toBe('');
  });

  it('call a change good or bad only beyond chance and where a direction is known', () => {
    const tone = (...args: Parameters<typeof changed>) => changeTone(only(changed(...args)));
    expect([tone('counselorCoverage', 60, 50, true), tone('counselorCoverage', 40, 50, true), tone('counselorCoverage', 60, 50, false), tone('counselorCoverage', 60, 50, null)]).toEqual(['better', 'worse', 'plain', 'plain']);
    expect([tone('displacedLessonShare', 60, 50, true), tone('riskDistribution', 60, 50, true)]).toEqual(['worse', 'plain']);
    expect([chanceOf(only(changed('counselorCoverage', 60, 50, true))), chanceOf(only(changed('counselorCoverage', 60, 50, false))), chanceOf(only(changed('counselorCoverage', 60, 50, null)))]).toEqual(['超出偶然', '变化在偶然范围内', '']);
  });
});

describe('figures', () => {
  afterEach(cleanup);

  it('of a card carry the change only when a year was asked for', () => {
    render(<FigureCard indicator="counselorCoverage" row={only(changed('counselorCoverage', 60, 50, true))} />);
    expect(screen.getByTestId('change-counselorCoverage').textContent).toBe('较上学年 ↑ 10.00 百分点超出偶然');
    cleanup();
    render(<FigureCard indicator="counselorCoverage" row={only({ indicator: 'counselorCoverage', value: 0.5 })} />);
    expect(screen.queryByTestId('change-counselorCoverage')).toBeNull();
  });

  const COUNTIES = [['371721', '曹县'], ['371722', '单县']] as const;
  const table = (specs: readonly RowSpec[]) => render(<GroupTable dimensionLabel="县区" groups={groupRows(rowsOf(['county'], specs), 'county')} indicators={['counselorCoverage']} />);
  const texts = (container: HTMLElement) => [...container.querySelectorAll('tbody tr.ant-table-row')].map((row) => [...row.querySelectorAll('td')].map((cell) => cell.textContent));

  it('of a table have the change and the place beside, limits and distance on demand', async () => {
    const { container } = table([changed('counselorCoverage', 60, 50, true, { county: COUNTIES[0] }, { rank: 1, tied: true }), changed('counselorCoverage', 60, 59, false, { county: COUNTIES[1] }, { rank: 1, tied: true })]);
    expect(texts(container)).toEqual([['曹县', '60.00%', '↑ 10.00 百分点超出偶然', '并列第1'], ['单县', '60.00%', '↑ 1.00 百分点偶然内', '并列第1']]);
    fireEvent.click(screen.getByText('95% 置信区间'));
    fireEvent.click(screen.getByText('距目标'));
    await waitFor(() => expect(texts(container)[0]).toEqual(['曹县', '60.00%', '↑ 10.00 百分点超出偶然', '并列第1', '−40.00 百分点还差 40 所', '10.0%–90.0%']));
  });

  it('of a table have no columns that nothing stands in', () => {
    const { container } = table([{ indicator: 'counselorCoverage', value: null, at: { county: COUNTIES[0] }, beside: { change: null, previousSuppressed: false } }]);
    expect(texts(container)).toEqual([['曹县', '—']]);
    expect(container.querySelector('.table-options')).toBeNull();
  });
});

describe('whiskers', () => {
  giveElementsSize();
  afterEach(cleanup);
  const bars = (indicator: string) => render(<GroupBars indicator={indicator} groups={groupRows(rowsOf(['county'], [changed(indicator, 60, 50, true, { county: ['371721', '曹县'] }), { indicator, value: null, suppressed: true, at: { county: ['371722', '单县'] } }]), 'county')} />).container;

  it('are drawn where chance is at work, for figures that are shown, and not on complete counts', () => {
    const health = bars('closedShare');
    expect(health.querySelectorAll('.recharts-errorBar')).toHaveLength(1);
    within(health).getByText('95% 置信区间');
    cleanup();
    const complete = bars('counselorCoverage');
    expect(complete.querySelectorAll('.recharts-errorBar')).toHaveLength(0);
    expect(within(complete).queryByText('95% 置信区间')).toBeNull();
  });
});

describe('a line through the years', () => {
  giveElementsSize();
  afterEach(cleanup);

  it('breaks where a year has no figure, and has the target', () => {
    const known = only({ indicator: 'counselorCoverage', value: 0.9 });
    const missing = only({ indicator: 'counselorCoverage', value: null });
    const { container } = render(<TrendLines indicator="counselorCoverage" schoolYears={['2022-2023', '2023-2024', '2024-2025', '2025-2026']} series={[{ key: 'a', label: '配备率', color: '#000000', rows: [known, missing, known, known] }]} />);
    expect(container.querySelectorAll('.recharts-line-dot')).toHaveLength(3);
    // Two pieces: the year alone, and the two together.
    expect(container.querySelector('.recharts-line-curve')?.getAttribute('d')?.match(/M/g)).toHaveLength(2);
    within(container).getByText('市定目标 100%');
    for (const label of ['2025—2026', '90%', '92%', '100%']) within(container).getByText(label);
    expect(within(container).getAllByText('90.00%')).toHaveLength(3);
  });
});

describe('what changed most', () => {
  const counties = groupRows(
    rowsOf(
      ['county'],
      [
        changed('counselorCoverage', 90, 50, true, { county: ['371721', '曹县'] }),
        changed('counselorCoverage', 70, 90, true, { county: ['371722', '单县'] }),
        changed('counselorCoverage', 99, 50, false, { county: ['371723', '成武县'] }),
        changed('counselorCoverage', 99, 10, null, { county: ['371724', '巨野县'] }),
        changed('counselorCoverage', 50.5, 50, true, { county: ['371725', '郓城县'] }),
      ],
    ),
    'county',
  );

  it('is told of changes beyond chance of at least a point, the largest first', () => {
    const total = rowsOf([], [changed('schoolAssessmentRate', 60, 50, true), changed('counselorCoverage', 80, 75, true), changed('fullTimeCoverage', 60, 20, false), changed('roomShare', 50.9, 50, true), changed('assessmentCompletion', 40, 45, true)]);
    expect(changeFindings(total, counties, DEFAULT_RISK_SCHEME)).toEqual([
      { key: 'counselorCoverage-', tone: 'better', text: '专兼职心理健康教师配备率由上学年的75.00%升到80.00%（↑ 5.00 百分点，超出偶然）。变化最大的：曹县（50.00% → 90.00%，↑ 40.00 百分点）、单县（90.00% → 70.00%，↓ 20.00 百分点）。' },
      { key: 'schoolAssessmentRate-', tone: 'better', text: '开展测评学校率由上学年的50.00%升到60.00%（↑ 10.00 百分点，超出偶然）。' },
      { key: 'assessmentCompletion-', tone: 'worse', text: '测评完成率由上学年的45.00%降到40.00%（↓ 5.00 百分点，超出偶然）。' },
    ]);
  });

  it('names counties though the whole did not change, and never by pupils’ results', () => {
    expect(changeFindings(rowsOf([], [changed('counselorCoverage', 80, 79, false)]), counties, DEFAULT_RISK_SCHEME).map(({ text }) => text)).toEqual(['专兼职心理健康教师配备率合计的变化不足以确认。变化最大的：曹县（50.00% → 90.00%，↑ 40.00 百分点）、单县（90.00% → 70.00%，↓ 20.00 百分点）。']);
    const levels = rowsOf(['riskLevel'], (['0', '3', 'X'] as const).map((level) => changed('riskDistribution', 12, 10, true, { riskLevel: [level, ''] })));
    const byCounty = groupRows(rowsOf(['county'], [changed('riskDistribution', 30, 10, true, { county: ['371721', '曹县'] })]), 'county');
    expect(changeFindings(levels, byCounty, DEFAULT_RISK_SCHEME)).toEqual([{ key: 'riskDistribution-3', tone: 'plain', text: '“危机（一级）”占比由上学年的10.00%升到12.00%（↑ 2.00 百分点，超出偶然）。' }]);
  });

  it('is nothing where nothing was compared', () => {
    expect(changeFindings(rowsOf([], [{ indicator: 'counselorCoverage', value: 0.5 }]), [], DEFAULT_RISK_SCHEME)).toEqual([]);
  });
});

describe('the switch', () => {
  afterEach(closeApp);
  const year = (schoolYear: string) => ({ schoolYear, schools: 3, counselors: 4, assessed: 100, unmatchedCounselors: 0, unmatchedStudents: 0 });
  const trend = (indicators: readonly string[]): Uint8Array => {
    const rows = indicators.flatMap((indicator) => [0.4, 0.5].map((value): RowSpec => ({ indicator, value })));
    const columns = tableFromIPC(indicatorResult([], rows).rows);
    const named = Object.fromEntries(columns.schema.fields.map(({ name }) => [name, columns.getChild(name)!]));
    return tableToIPC(new Table({ ...named, schoolYear: vectorFromArray(rows.map((_, index) => (index % 2 === 0 ? '2024-2025' : '2025-2026')), new Utf8()) }), 'stream');
  };
  const host = (years: readonly string[]) =>
    fakeHost({
      'data.summary': () => success({ schoolYears: years.map(year), defaultSchoolYear: years[0]!, batches: 3 }),
      'indicator.query': ({ indicators, by = [], compareWith }) => {
        const place: RowSpec['at'] = by.includes('county') ? { county: ['371721', '曹县'] } : {};
        const rows = indicators.map((indicator): RowSpec => (compareWith === undefined ? { indicator, value: 0.5, at: place } : changed(indicator, 60, 50, true, place)));
        return success(indicatorResult(by.includes('county') ? ['county'] : [], rows, '', compareWith === undefined ? null : { schoolYear: '2024-2025', note: '与2024—2025学年比较。' }));
      },
      'indicator.trend': ({ indicators }) => success({ schoolYears: ['2024-2025', '2025-2026'], areaBasis: 'managed', scope: DEFAULT_SCOPE, asOf: '2026-08-31', scopeNote: '', dimensions: [], rows: trend(indicators), privacyNote: '' }),
    });

  it('is kept in the address, asks for the year before and ranks only what may be ranked', async () => {
    const opened = host(['2025-2026', '2024-2025']);
    openApp(opened, '/overview?county=371721&county=371722');
    fireEvent.click(await screen.findByTestId('compare-previous'));
    await waitFor(() => expect(new URLSearchParams(window.location.hash.split('?')[1] ?? '').get('compare')).toBe('previous'));
    expect((await screen.findByTestId('change-counselorCoverage')).textContent).toContain('↑ 10.00 百分点');
    await screen.findByTestId('change-findings');
    expect(screen.getByText('与2024—2025学年比较。')).toBeTruthy();
    const requests = opened.requestsOf('indicator.query');
    expect(requests.filter(({ indicators }) => indicators.includes('riskDistribution')).at(-1)?.compareWith).toBe('previous');
    expect(requests.filter(({ by }) => by?.join() === 'county').map(({ rank }) => rank)).toContainEqual(['counselorCoverage', 'assessmentCompletion']);
    expect(requests.filter(({ indicators }) => indicators.includes('riskDistribution')).every(({ rank }) => (rank ?? []).length === 0)).toBe(true);
    await screen.findByTestId('trend-counselorCoverage');
    expect(opened.requestsOf('indicator.trend')[0]).toMatchObject({ schoolYear: '2025-2026', where: { county: ['371721', '371722'] } });
  });

  it('goes along with 口径, the day of the targets, and filters that some figures cannot follow', async () => {
    const opened = host(['2025-2026', '2024-2025']);
    openApp(opened, '/assessment?compare=previous&grade=5&scope=ownership:public&asOf=2025-06-30&county=371721');
    expect((await screen.findByTestId('change-assessmentCompletion')).textContent).toContain('↑ 10.00 百分点');
    expect(screen.getByTestId('unfiltered-assessmentCompletion').textContent).toBe('不随年级筛选');
    const asked = { compareWith: 'previous', asOf: '2025-06-30', scope: { ...DEFAULT_SCOPE, ownership: 'public' } };
    const requests = opened.requestsOf('indicator.query').filter(({ indicators }) => indicators.some((id) => id === 'assessmentCompletion' || id === 'assessedStudents'));
    for (const request of requests) expect(request).toMatchObject(asked);
    expect(requests.some(({ indicators, where }) => indicators.includes('assessedStudents') && where?.grade?.join() === '5')).toBe(true);
    expect(requests.some(({ indicators, where }) => indicators.includes('assessmentCompletion') && where?.grade === undefined && where?.county?.join() === '371721')).toBe(true);
    await screen.findByTestId('trend-assessmentCompletion');
    const trends = opened.requestsOf('indicator.trend').map(({ indicators, where, asOf, scope }) => ({ indicators, where, asOf, scope: scope?.ownership }));
    expect(trends).toEqual(expect.arrayContaining([
      { indicators: ['assessmentCompletion', 'schoolAssessmentRate'], where: { county: ['371721'] }, asOf: '2025-06-30', scope: 'public' },
      { indicators: ['riskDistribution'], where: { county: ['371721'], grade: ['5'] }, asOf: '2025-06-30', scope: 'public' },
    ]));
    expect(trends.every(({ asOf, scope }) => asOf === '2025-06-30' && scope === 'public')).toBe(true);
  });

  it('waits for a year before, and no line is drawn through one year', async () => {
    const opened = host(['2025-2026']);
    openApp(opened, '/overview?compare=previous');
    expect((await screen.findByTestId<HTMLInputElement>('compare-previous')).disabled).toBe(true);
    await screen.findByTestId('figure-counselorCoverage');
    expect(opened.requestsOf('indicator.trend')).toEqual([]);
    expect(opened.requestsOf('indicator.query').filter(({ compareWith }) => compareWith !== undefined)).toEqual([]);
  });
});
