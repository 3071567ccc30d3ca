// @vitest-environment happy-dom
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { success } from '../../shared/contract';
import { closeApp, openApp } from './support/app';
import { indicatorResult, type RowSpec } from './support/arrow-rows';
import { fakeHost } from './support/fake-engine';

const PLACES = {
  county: [['371721', '曹县'], ['371722', '单县']],
  stage: [['primary', '小学'], ['senior', '高中']],
  urbanRural: [['urban', '城区'], ['rural', '乡村']],
  school: [['s1', '曹县第一中学'], ['s2', '曹县第二中学']],
} as const;

/** Answers any query with one row per indicator and place; the second place misses its targets. */
function host() {
  return fakeHost({
    'indicator.query': ({ indicators, by = [] }) => {
      const dimension = by.find((name) => name in PLACES) as keyof typeof PLACES | undefined;
      const places = dimension === undefined ? [undefined] : PLACES[dimension];
      const rows = indicators.flatMap((indicator) =>
        places.map((place, index): RowSpec => ({
          indicator,
          value: index === 0 ? 1 : 0.5,
          numerator: index === 0 ? 4 : 2,
          denominator: 4,
          at: dimension === undefined || place === undefined ? {} : { [dimension]: place },
        })),
      );
      return success(indicatorResult(dimension === undefined ? [] : [dimension], rows));
    },
  });
}

function query(): URLSearchParams {
  return new URLSearchParams(window.location.hash.split('?')[1] ?? '');
}

async function showTable(indicator: string): Promise<HTMLElement> {
  fireEvent.click(within(await screen.findByTestId(`chart-toggle-${indicator}`)).getByText('表'));
  return screen.findByTestId(`chart-table-${indicator}`);
}

describe('drilling', () => {
  afterEach(closeApp);

  it('goes from the city to a county to a school, in the address, and back up by the path', async () => {
    const opened = host();
    openApp(opened, '/staffing');
    const counties = await showTable('counselorCoverage');
    fireEvent.click(await within(counties).findByTestId('drill-371721'));
    await waitFor(() => expect(query().getAll('county')).toEqual(['371721']));

    const schools = await showTable('counselorCount');
    fireEvent.click(await within(schools).findByTestId('drill-s1'));
    await waitFor(() => expect(query().getAll('school')).toEqual(['s1']));
    await within(screen.getByTestId('place-path')).findByText('曹县第一中学');
    expect(opened.requestsOf('indicator.query').at(-1)?.where).toEqual({ county: ['371721'], school: ['s1'] });

    fireEvent.click(screen.getByTestId('path-county'));
    await waitFor(() => expect(query().getAll('school')).toEqual([]));
    expect(query().getAll('county')).toEqual(['371721']);
    fireEvent.click(screen.getByTestId('path-city'));
    await waitFor(() => expect(query().getAll('county')).toEqual([]));
  });

  it('opens an address with filters as it was left, and asks the engine with them', async () => {
    const opened = host();
    openApp(opened, '/assessment?schoolYear=2025-2026&county=371721&stage=senior');
    await within(await screen.findByTestId('place-path')).findByText('曹县');
    await waitFor(() => expect(opened.requestsOf('indicator.query').length).toBeGreaterThan(0));
    for (const request of opened.requestsOf('indicator.query')) {
      expect(request.schoolYear).toBe('2025-2026');
      // A chart by stage shows the other stages, too.
      expect(request.where).toEqual(request.by?.includes('stage') === true ? { county: ['371721'] } : { county: ['371721'], stage: ['senior'] });
    }
  });

  it('keeps every filter in the address, asks of each figure only what it can be asked, and counts those behind “更多”', async () => {
    const opened = host();
    openApp(opened, '/assessment?county=371721&urbanRural=rural&ownership=public&grade=8&gender=female');
    await waitFor(() => expect(opened.requestsOf('indicator.query').length).toBeGreaterThan(0));
    const place = { county: ['371721'], urbanRural: ['rural'], ownership: ['public'] };
    for (const { indicators, where } of opened.requestsOf('indicator.query')) {
      expect([indicators, where]).toEqual([indicators, indicators.includes('studentsToAssess') ? place : { ...place, grade: ['8'], gender: ['female'] }]);
    }
    expect((await screen.findAllByText('不随年级、性别筛选')).length).toBeGreaterThan(0);
    expect((await screen.findByTestId('filter-more')).getAttribute('aria-label')).toBe('更多筛选，已用 4 项');
  });

  it('cuts by 城乡 where that is chosen, in the address, and goes into one of its groups', async () => {
    const opened = host();
    openApp(opened, '/staffing?cut=urbanRural');
    const groups = await showTable('counselorCount');
    fireEvent.click(await within(groups).findByTestId('drill-rural'));
    await waitFor(() => expect([query().getAll('urbanRural'), query().get('cut')]).toEqual([['rural'], null]));
    expect(opened.requestsOf('indicator.query').some(({ by }) => by?.includes('urbanRural') === true)).toBe(true);
  });

  it('filters by a mark that is clicked, keeps the others of its chart in sight, and goes into it only on demand', async () => {
    const opened = host();
    openApp(opened, '/staffing');
    const chart = await screen.findByTestId('chart-counselorCoverage');
    fireEvent.click(await within(chart).findByTestId('mark-371721'));
    await waitFor(() => expect([query().getAll('county'), query().get('cut')]).toEqual([['371721'], 'county']));
    await waitFor(() => expect(within(chart).getByTestId('mark-371721').getAttribute('aria-pressed')).toBe('true'));
    expect(within(chart).getByTestId('mark-371722').getAttribute('aria-pressed')).toBe('false');
    const asked = opened.requestsOf('indicator.query');
    expect(asked.filter(({ by }) => by?.includes('county') === true).map(({ where }) => where)).toEqual(expect.not.arrayContaining([{ county: ['371721'] }]));
    expect(asked.findLast(({ by }) => by?.includes('stage') === true)?.where).toEqual({ county: ['371721'] });
    expect(asked.findLast(({ by }) => by?.length === 0)?.where).toEqual({ county: ['371721'] });

    // With Ctrl another one joins; the same again leaves.
    fireEvent.click(within(chart).getByTestId('mark-371722'), { ctrlKey: true });
    await waitFor(() => expect(query().getAll('county')).toEqual(['371721', '371722']));
    fireEvent.click(within(chart).getByTestId('mark-371721'), { ctrlKey: true });
    await waitFor(() => expect(query().getAll('county')).toEqual(['371722']));

    fireEvent.click(await screen.findByTestId('drill-down'));
    await waitFor(() => expect([query().getAll('county'), query().get('cut')]).toEqual([['371722'], null]));
    await waitFor(() => expect(opened.requestsOf('indicator.query').findLast(({ by }) => by?.includes('school') === true)?.where).toEqual({ county: ['371722'] }));
  });

  it('takes a filter back when its mark is clicked again, and leaves nothing of it in the address', async () => {
    openApp(host(), '/staffing?county=371721&cut=county');
    const chart = await screen.findByTestId('chart-counselorCoverage');
    fireEvent.click(await within(chart).findByTestId('mark-371721'));
    await waitFor(() => expect(query().toString()).toBe(''));
  });

  it('goes from mark to mark by arrow keys, with one stop of the Tab key in every chart', async () => {
    openApp(host(), '/staffing');
    const chart = await screen.findByTestId('chart-counselorCoverage');
    const first = await within(chart).findByTestId('mark-371721');
    expect([first.tabIndex, within(chart).getByTestId('mark-371722').tabIndex]).toEqual([0, -1]);
    first.focus();
    fireEvent.keyDown(first, { key: 'ArrowDown' });
    expect(document.activeElement).toBe(within(chart).getByTestId('mark-371722'));
    expect(document.activeElement?.getAttribute('aria-label')).toContain('单县：专兼职心理健康教师配备率 50.00%');
  });

  it('clears the filters but keeps the school year', async () => {
    openApp(host(), '/overview?schoolYear=2025-2026&county=371721');
    const clear = await screen.findByTestId('filter-clear');
    fireEvent.click(clear);
    await waitFor(() => expect(query().toString()).toBe('schoolYear=2025-2026'));
    expect(clear.hasAttribute('disabled')).toBe(true);
  });

  it('carries the filters from page to page', async () => {
    openApp(host(), '/overview?county=371722');
    fireEvent.click(await screen.findByTestId('nav-staffing'));
    await waitFor(() => expect(window.location.hash).toBe('#/staffing?county=371722'));
  });

  it('names on the overview what misses its target', async () => {
    openApp(host(), '/overview');
    const list = await screen.findByTestId('findings');
    await within(list).findByText(/专兼职心理健康教师配备率100.00%，达到市定目标 100%。未达目标的：单县（50.00%）。/);
  });
});

describe('a page without data', () => {
  afterEach(closeApp);

  it('says what has not been imported and leads to the import', async () => {
    openApp(
      fakeHost({
        'data.summary': () =>
          success({
            schoolYears: [{ schoolYear: '2025-2026', schools: 3, counselors: 0, assessed: 0, unmatchedCounselors: 0, unmatchedStudents: 0 }],
            defaultSchoolYear: '2025-2026',
            batches: 1,
          }),
      }),
      '/staffing',
    );
    await screen.findByText(/2025-2026学年还没有导入心理健康教师台账/);
    fireEvent.click(screen.getByTestId('go-import'));
    await waitFor(() => expect(window.location.hash).toBe('#/import'));
  });
});
