// @vitest-environment happy-dom
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { success } from '../../shared/contract';
import { closeApp, openApp } from './support/app';
import { indicatorResult, type RowSpec } from './support/arrow-rows';
import { fakeHost } from './support/fake-engine';

afterEach(closeApp);

/** 曹县 has 0.95 of everything, 单县 0.9, the city 0.8. */
function host() {
  return fakeHost({
    'indicator.query': ({ indicators, by = [], where = {} }) => {
      const value = where.county?.join() === '371722' ? 0.9 : where.county?.join() === '371721' ? 0.95 : 0.8;
      return success(indicatorResult(by, indicators.map((indicator): RowSpec => ({ indicator, value, numerator: 100 * value, denominator: 100, at: Object.fromEntries(by.map((name) => [name, ['x', 'x']])) }))));
    },
  });
}

const address = (): URLSearchParams => new URLSearchParams(window.location.hash.split('?')[1] ?? '');

it('tells every filter that the path does not tell, and takes one off by a click', async () => {
  openApp(host(), '/staffing?county=371721&stage=primary&stage=senior&urbanRural=rural&asOf=2025-12-31');
  expect((await screen.findByTestId('chip-stage')).textContent).toBe('学段：小学、高中');
  expect(screen.getByTestId('chip-as-of').textContent).toBe('目标按2025年12月31日');
  expect(screen.queryByTestId('chip-county')).toBeNull();
  fireEvent.click(within(screen.getByTestId('chip-urbanRural')).getByRole('button', { name: '去掉筛选：城乡：乡村' }));
  await waitFor(() => expect(address().getAll('urbanRural')).toEqual([]));
  expect(address().getAll('stage')).toEqual(['primary', 'senior']);
});

it('puts another county beside every headline with the difference, under the same filters, from the address', async () => {
  const opened = host();
  openApp(opened, '/overview?county=371721&stage=primary&beside=371722');
  const beside = await screen.findByTestId('beside-counselorCoverage');
  await waitFor(() => expect(beside.textContent).toBe('单县 90.00%相差 +5.00 百分点'));
  expect(opened.requestsOf('indicator.query')).toContainEqual(expect.objectContaining({ indicators: ['counselorCoverage'], where: { county: ['371722'], stage: ['primary'] } }));
});
