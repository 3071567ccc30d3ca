// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import { MemoryRouter } from 'react-router';
import { afterEach, describe, expect, it } from 'vitest';
import { FigureCard } from '../../renderer/components/figure-card';
import type { IndicatorRow } from '../../renderer/indicator-table';

const missing: IndicatorRow = { indicator: 'counselorCoverage', value: null, numerator: null, denominator: 60, unit: 'share', suppressed: false, target: 1, low: null, high: null, standardError: null, toTarget: null, schoolsToTarget: null, comparison: null, place: null, keys: {}, labels: {} };

afterEach(cleanup);

function show(address: string, row?: IndicatorRow): void {
  render(
    <MemoryRouter initialEntries={[address]}>
      <FigureCard indicator="counselorCoverage" row={row} />
    </MemoryRouter>,
  );
}

describe('a headline', () => {
  it('claims nothing before the first answer', () => {
    show('/');

    expect(screen.queryByTestId('figure-counselorCoverage')).toBeNull();
    expect(screen.getByRole('status').textContent).toBe('');
    expect(document.body.textContent).not.toContain('—');
  });

  it('says — when the answer is that nothing was reported', () => {
    show('/', missing);
    const figure = screen.getByTestId('figure-counselorCoverage');
    expect([figure.textContent, figure.getAttribute('data-state')]).toEqual(['—', 'missing']);
  });

  it('says which filters in force it does not follow', () => {
    show('/?grade=5&gender=female&county=371721', { ...missing, value: 1 });
    expect(screen.getByTestId('unfiltered-counselorCoverage').textContent).toBe('不随年级、性别筛选');
  });
});
