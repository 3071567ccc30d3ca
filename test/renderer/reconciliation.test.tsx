// @vitest-environment happy-dom
import { fireEvent, screen, within } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { failure, success } from '../../shared/contract';
import { INDICATORS } from '../../shared/indicators';
import { waterfallOf, WATERFALLS } from '../../shared/reconciliation';
import { COMPARISON_FATE_IDS, type ComparisonFateId } from '../../shared/teacher-comparison';
import { closeApp, openApp } from './support/app';
import { indicatorResult } from './support/arrow-rows';
import { fakeHost } from './support/fake-engine';

const TAKEN: Readonly<Record<string, number>> = { rejected: 4, travelling: 2 };

const counts = (told: Partial<Record<ComparisonFateId, number>>) => Object.fromEntries(COMPARISON_FATE_IDS.map((fate) => [fate, told[fate] ?? 0])) as Record<ComparisonFateId, number>;
const SIDES = { roster: counts({ agrees: 3, rosterOnly: 1 }), system: counts({ agrees: 3, systemOnly: 2 }) };

const host = () =>
  fakeHost({
    'reconcile.teachers': () =>
      success({ schoolYear: '2025-2026', total: SIDES, counties: [{ county: '曹县', ...SIDES }], findings: [{ fate: 'rosterOnly', county: '曹县', name: '吴越', roster: '曹县第一中学，兼职', system: '', note: '' }] }),
    'reconcile.countyTotals': () =>
      success({
        schoolYear: '2025-2026',
        minimum: 10,
        counties: [
          {
            county: '单县', file: '汇总.xlsx', sheet: '汇总', row: 4,
            totals: [
              { item: 'counselorCount', stated: 5, counted: 3, suppressed: false, explanation: '走教重复' },
              { item: 'levelOne', stated: null, counted: null, suppressed: true, explanation: '' },
              { item: 'schoolCount', stated: 2, counted: 2, suppressed: false, explanation: '' },
            ],
          },
        ],
      }),
    'indicator.query': () => success(indicatorResult([], [])),
    'reconcile.waterfall': ({ subject }) =>
      success({ subject, schoolYear: '2025-2026', start: { label: '文件中的行', rows: 16 }, steps: WATERFALLS[subject].steps.map((step) => ({ ...step, rows: TAKEN[step.fate] ?? 0 })), result: 10, canList: subject !== 'assessed' }),
    'reconcile.rows': () => success({ total: 1, rows: [{ file: '台账.xlsx', sheet: '台账', row: 15, county: '曹县', school: '曹县第一中学', name: '何岚' }] }),
  });

afterEach(closeApp);

it('shows the steps to the figure and the rows behind one of them, and opens from the staffing page', async () => {
  const opened = host();
  openApp(opened, '/staffing?county=371721');
  fireEvent.click(await screen.findByTestId('why-this-number'));
  expect((await screen.findByTestId('waterfall-headline')).textContent).toBe('文件中的行 16，心理健康教师数 10 人。');
  expect(opened.requestsOf('reconcile.waterfall')[0]).toMatchObject({ subject: 'counselors', county: ['371721'] });
  const panel = within(screen.getByRole('region', { name: '为什么是这个数' }));
  // What was rejected stands in the list of issues, not here; steps that take nothing have nothing to show.
  expect(panel.queryByTestId('waterfall-rows-rejected')).toBeNull();
  expect(panel.queryByTestId('waterfall-rows-replaced')).toBeNull();
  fireEvent.click(panel.getByTestId('waterfall-rows-travelling'));
  expect((await within(await panel.findByTestId('waterfall-rows')).findByText('何岚')).textContent).toBe('何岚');
  expect(opened.requestsOf('reconcile.rows')[0]).toMatchObject({ subject: 'counselors', fate: 'travelling', offset: 0 });
  expect((await screen.findByTestId('rosters-missing')).textContent).toContain('两个学年');
});

it('counts pupils and never lists them', async () => {
  openApp(host(), '/reconciliation?subject=assessed');
  expect(await screen.findByText('文件中的行 16，实测学生数 10 人。')).toBeTruthy();
  expect(document.querySelector('[data-testid^="waterfall-rows"]')).toBeNull();
});

it('says for every indicator where its rows come from, as far as a waterfall tells', () => {
  const told = Object.fromEntries(INDICATORS.map((indicator) => [indicator.id, waterfallOf(indicator)]));
  expect(told).toMatchObject({ counselorCount: 'counselors', counselorCoverage: 'schools', assessedStudents: 'assessed', riskDistribution: 'assessed', traineeTimes: 'trainings', closedShare: 'followUps', hotlineAnsweredShare: 'hotlineCalls' });
});

it('tells how far roster and teacher system agree, and names on whom they do not', async () => {
  const opened = host();
  openApp(opened, '/reconciliation?county=371721');
  expect((await screen.findByTestId('teachers-headline')).textContent).toBe('台账 4 人，系统标为心理教师 5 人；两边一致 3 人，台账有 1 人、系统有 2 人对不上。');
  expect(opened.requestsOf('reconcile.teachers')[0]).toMatchObject({ county: ['371721'] });
  expect(within(screen.getByRole('region', { name: '台账与教师管理信息系统核对' })).getByText('吴越')).toBeTruthy();
});

it('shows what a county says beside what is counted, differing items first, few pupils never', async () => {
  openApp(host(), '/reconciliation');
  expect((await screen.findByTestId('county-totals-headline')).textContent).toBe('1 个县区报了汇总数，核对 3 项，不一致 1 项。');
  const panel = within(screen.getByRole('region', { name: '县区汇总数核对' }));
  expect(panel.getByText('+2')).toBeTruthy();
  expect(panel.queryByText('学校数')).toBeNull();
  fireEvent.click(panel.getByText('只看不一致的'));
  expect(await panel.findByText('学校数')).toBeTruthy();
  expect(panel.getAllByText('样本过小')).toHaveLength(2);
});

it('says what to import where there is nothing to hold against', async () => {
  openApp(fakeHost({ 'reconcile.teachers': () => failure('NO_DATA', '还没有导入教师管理信息系统导出表'), 'reconcile.countyTotals': () => failure('NO_DATA', '还没有导入县区汇总表') }), '/reconciliation');
  expect((await screen.findByTestId('teachers-missing')).textContent).toContain('教师管理信息系统导出表');
  expect((await screen.findByTestId('county-totals-missing')).textContent).toContain('县区汇总表');
});
