// @vitest-environment happy-dom
import { render, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { FigureCard } from '../../renderer/components/figure-card';
import type { IndicatorRow } from '../../renderer/indicator-table';

const missing: IndicatorRow = { indicator: 'counselorCoverage', value: null, numerator: null, denominator: 60, unit: 'share', suppressed: false, target: 1, low: null, high: null, standardError: null, toTarget: null, schoolsToTarget: null, comparison: null, place: null, keys: {}, labels: {} };

describe('a headline', () => {
  it('claims nothing before the first answer', () => {
    render(<FigureCard indicator="counselorCoverage" row={undefined} />);
    expect(screen.queryByTestId('figure-counselorCoverage')).toBeNull();
    expect(screen.getByRole('status').textContent).toBe('');
    expect(document.body.textContent).not.toContain('—');
  });

  it('says — when the answer is that nothing was reported', () => {
    render(<FigureCard indicator="counselorCoverage" row={missing} />);
    const figure = screen.getByTestId('figure-counselorCoverage');
    expect([figure.textContent, figure.getAttribute('data-state')]).toEqual(['—', 'missing']);
  });
});
