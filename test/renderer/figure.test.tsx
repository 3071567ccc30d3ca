// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { MemoryRouter } from 'react-router';
import { afterEach, describe, expect, it } from 'vitest';
import { Figure } from '../../renderer/components/figure';
import { decodeIndicatorRows } from '../../renderer/indicator-table';
import { indicatorResult, type RowSpec } from './support/arrow-rows';

function show(spec: RowSpec) {
  const [row] = decodeIndicatorRows(indicatorResult([], [spec]));
  render(<Figure indicator={spec.indicator} row={row} judged />, { wrapper: MemoryRouter });
  return screen.getByTestId(`figure-${spec.indicator}`);
}

describe('Figure', () => {
  afterEach(cleanup);

  it('keeps suppressed, missing and zero apart', () => {
    const suppressed = show({ indicator: 'riskDistribution', value: null, suppressed: true });
    expect([suppressed.textContent, suppressed.dataset['state'], suppressed.dataset['value']]).toEqual(['样本过小', 'suppressed', '']);
    cleanup();
    const missing = show({ indicator: 'riskDistribution', value: null });
    expect([missing.textContent, missing.dataset['state'], missing.dataset['value']]).toEqual(['—', 'missing', '']);
    cleanup();
    const zero = show({ indicator: 'riskDistribution', value: 0, numerator: 0, denominator: 40 });
    expect([zero.textContent, zero.dataset['state'], zero.dataset['value']]).toEqual(['0.00%', 'number', '0']);
  });

  it('reads as missing when the engine sent no row', () => {
    render(<Figure indicator="schoolCount" row={undefined} />);
    expect(screen.getByTestId('figure-schoolCount').textContent).toBe('—');
  });

  it('marks a figure under its target, and never rounds one up to the target', () => {
    const figure = show({ indicator: 'counselorCoverage', value: 0.99999, numerator: 99999, denominator: 100000 });
    expect(figure.textContent).toBe('99.99%');
    expect(figure.classList.contains('figure-missed')).toBe(true);
  });

  it('shows its definition, what it was computed from and the target with its source', async () => {
    fireEvent.focus(show({ indicator: 'counselorCoverage', value: 0.9, numerator: 9, denominator: 10 }));
    await screen.findByText(/至少有1名专职或兼职心理健康教师的学校数 ÷ 学校数。/);
    expect(screen.getByText(/9 ÷ 10 =/)).toBeTruthy();
    expect(screen.getByText('市定目标 100%').parentElement?.textContent).toContain('：未达标');
    // Out since the end of 2025: any day since then says so.
    expect(screen.getByText('国家目标 95%（截至2025年目标）').parentElement?.textContent).toContain('教体艺〔2023〕1号');
    expect(screen.getByText('含教学点', { exact: false })).toBeTruthy();
    expect(screen.getByText(/菏泽市教育局《关于加强全市中小学心理健康教育的意见》/)).toBeTruthy();
  });

  it('says why a suppressed figure is not shown', async () => {
    fireEvent.focus(show({ indicator: 'riskDistribution', value: null, suppressed: true }));
    await screen.findByText(/本组人数过少，为保护学生隐私不显示数值/);
  });
});
