// @vitest-environment happy-dom
import { fireEvent, screen, within } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { success } from '../../shared/contract';
import { INDICATORS } from '../../shared/indicators';
import { waterfallOf, WATERFALLS } from '../../shared/reconciliation';
import { closeApp, openApp } from './support/app';
import { indicatorResult } from './support/arrow-rows';
import { fakeHost } from './support/fake-engine';

const TAKEN: Readonly<Record<string, number>> = { rejected: 4, travelling: 2 };

const host = () =>
  fakeHost({
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
