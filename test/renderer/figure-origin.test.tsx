// @vitest-environment happy-dom
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { success } from '../../shared/contract';
import { readVisualQuery } from '../../shared/visual-query';
import { closeApp, openApp } from './support/app';
import { indicatorResult, type RowSpec } from './support/arrow-rows';
import { fakeHost } from './support/fake-engine';

afterEach(closeApp);

const FILE = { batch: 7, fileName: '曹县/教师台账.xlsx', sheet: 'Sheet1', sha256: 'a'.repeat(64), loadedAt: '2026-03-01 09:30:00', rows: 3 };

function host() {
  return fakeHost({
    'indicator.query': ({ indicators, by = [] }) => {
      const at: RowSpec['at'] = by.includes('school') ? { county: ['371721', '曹县'], school: ['s1', '曹县第一中学'] } : by.includes('county') ? { county: ['371721', '曹县'] } : {};
      return success(indicatorResult(by.filter((name) => name === 'county' || name === 'school'), indicators.map((indicator): RowSpec => ({ indicator, value: 0.5, numerator: 2, denominator: 4, at }))));
    },
    'figure.sources': () =>
      success({
        schoolYear: '2025-2026',
        sources: [
          { view: 'fact_counselor', label: '心理健康教师台账', aboutPupils: false, files: [FILE], totalFiles: 1, totalRows: 3 },
          { view: 'fact_follow_up', label: '重点关注学生跟进', aboutPupils: true, files: [{ ...FILE, batch: 8, rows: null }], totalFiles: 1, totalRows: null },
        ],
      }),
    'figure.rows': () => success({ rows: [{ file: FILE.fileName, sheet: 'Sheet1', row: 5, county: '曹县', school: '曹县第一中学', name: '李静' }], total: 1 }),
  });
}

it('opens behind a figure of a county its schools, its files, and of teachers the rows, under the filters of the page', async () => {
  const opened = host();
  openApp(opened, '/overview?schoolYear=2025-2026&stage=senior&scope=ownership:public');
  fireEvent.click(await screen.findByTestId('figure-counselorCoverage'));
  expect((await screen.findByTestId('origin-filters')).textContent).toContain('学段：高中');

  fireEvent.click(screen.getByRole('tab', { name: '学校' }));
  await within(await screen.findByTestId('origin-schools')).findByText('曹县第一中学');
  expect(opened.requestsOf('indicator.query').find(({ by }) => by?.join() === 'county,school')).toMatchObject({ indicators: ['counselorCoverage'], where: { stage: ['senior'] }, schoolYear: '2025-2026', scope: { ownership: 'public' } });

  fireEvent.click(screen.getByRole('tab', { name: '文件和行' }));
  const teachers = await screen.findByTestId('origin-fact_counselor');
  fireEvent.click(within(teachers).getByTestId('origin-rows-7'));
  await within(teachers).findByText('李静');
  expect(opened.requestsOf('figure.rows')).toEqual([expect.objectContaining({ indicator: 'counselorCoverage', view: 'fact_counselor', batch: 7, where: { stage: ['senior'] } })]);
  const pupils = screen.getByTestId('origin-fact_follow_up');
  expect(within(pupils).queryByTestId('origin-rows-8')).toBeNull();
  expect(pupils.textContent).toContain('不列');
});

it('leads to the same question on the query page', async () => {
  openApp(host(), '/overview?county=371721');
  fireEvent.click(await screen.findByTestId('figure-schoolCount'));
  const link = await screen.findByTestId('origin-query');
  const read = readVisualQuery(new URLSearchParams(link.getAttribute('href')?.split('?')[1] ?? '').get('q') ?? '');
  expect(read).toMatchObject({ ok: true, query: { indicators: ['schoolCount'], rows: ['school'], where: { county: ['371721'] } } });
});

it('keeps a definition that is being read open beside the figure, not over it', async () => {
  openApp(host(), '/overview');
  const figure = await screen.findByTestId('figure-schoolCount');
  fireEvent.focus(figure);
  await screen.findByRole('button', { name: /从哪来/ });
  fireEvent.click(screen.getByRole('button', { name: /从哪来/ }));
  await screen.findByTestId('origin-filters');
  await waitFor(() => expect(screen.queryByRole('button', { name: /从哪来/ })).toBeNull());
});
