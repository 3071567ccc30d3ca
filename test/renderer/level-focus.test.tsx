// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { RiskStack } from '../../renderer/charts/risk-stack';
import { type RiskGroup, riskGroup } from '../../renderer/groups';
import { decodeIndicatorRows } from '../../renderer/indicator-table';
import { byFocus } from '../../renderer/use-level-focus';
import { success } from '../../shared/contract';
import { closeApp, openApp } from './support/app';
import { indicatorResult, type RowSpec } from './support/arrow-rows';
import { fakeHost } from './support/fake-engine';
import { giveElementsSize } from './support/layout';

giveElementsSize();

/** @param shares of the levels 0–3; null: hidden */
function group(key: string, label: string, shares: readonly number[] | null): RiskGroup {
  const rows = ['0', '1', '2', '3'].map((level, index): RowSpec => ({ indicator: 'riskDistribution', value: shares?.[index] ?? null, numerator: null, denominator: shares === null ? null : 400, suppressed: shares === null, at: { riskLevel: [level, ''] } }));
  return riskGroup(key, label, label, decodeIndicatorRows(indicatorResult(['riskLevel'], rows)));
}

const GROUPS = [group('a', '曹县', [0.9, 0.06, 0.03, 0.01]), group('b', '单县', null), group('c', '成武县', [0.85, 0.05, 0.06, 0.04])];

describe('a level that stands out', () => {
  afterEach(cleanup);

  it('orders groups by its share, those that may not be told last, and leaves them alone otherwise', () => {
    expect(byFocus(GROUPS, '3').map(({ key }) => key)).toEqual(['c', 'a', 'b']);
    expect(byFocus(GROUPS, '0').map(({ key }) => key)).toEqual(['a', 'c', 'b']);
    expect(byFocus(GROUPS, null)).toBe(GROUPS);
  });

  it('is drawn first with its share written, the others faint, and is chosen in the legend', () => {
    const onFocus = vi.fn();
    const { container } = render(<RiskStack groups={GROUPS} focus={{ level: '3', onFocus }} />);
    expect([...container.querySelectorAll('[data-testid^="mark-"]')].map((mark) => mark.getAttribute('data-testid'))).toEqual(['mark-c', 'mark-a', 'mark-b']);
    within(container).getByText('4.00%');
    within(container).getByText('1.00%');
    // Three levels of two groups; the hatch of the hidden one and the level itself are not faint.
    expect(container.querySelectorAll('path[fill-opacity="0.3"]')).toHaveLength(6);
    const named = within(container).getByRole('button', { name: '危机（一级）' });
    expect(named.getAttribute('aria-pressed')).toBe('true');
    fireEvent.click(within(container).getByRole('button', { name: '正常' }));
    expect(onFocus).toHaveBeenCalledWith('0');
  });
});

describe('a level in the address', () => {
  afterEach(closeApp);

  it('is set from the ring by keyboard, told by a chip that takes it off, and narrows no question', async () => {
    const opened = fakeHost({
      'indicator.query': ({ indicators, by = [] }) =>
        success(indicatorResult([...by], indicators.flatMap((indicator) => (by.includes('riskLevel') ? ['0', '1', '2', '3'] : ['']).map((level): RowSpec => ({ indicator, value: 0.25, numerator: 100, denominator: 400, at: Object.fromEntries(by.map((name) => [name, name === 'riskLevel' ? [level, level] : ['371721', '曹县']])) }))))),
    });
    openApp(opened, '/overview');
    fireEvent.click(await screen.findByTestId('focus-level-3'));
    const address = () => new URLSearchParams(window.location.hash.split('?')[1] ?? '');
    await waitFor(() => expect(address().get('level')).toBe('3'));
    const chip = await screen.findByTestId('chip-level');
    expect(chip.textContent).toBe('突出：危机（一级）');
    expect(screen.getByTestId('focus-level-3').getAttribute('aria-pressed')).toBe('true');
    for (const { where } of opened.requestsOf('indicator.query')) expect(where?.riskLevel).toBeUndefined();
    fireEvent.click(within(chip).getByRole('button', { name: '不再突出：危机（一级）' }));
    await waitFor(() => expect(address().get('level')).toBeNull());
  });
});
