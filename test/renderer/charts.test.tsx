// @vitest-environment happy-dom
import { cleanup, render, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { axisName } from '../../renderer/charts/frame';
import { GroupBars } from '../../renderer/charts/group-bars';
import { RiskStack } from '../../renderer/charts/risk-stack';
import { groupRows, riskGroup } from '../../renderer/groups';
import { decodeIndicatorRows } from '../../renderer/indicator-table';
import { indicatorResult, type RowSpec } from './support/arrow-rows';
import { giveElementsSize } from './support/layout';

giveElementsSize();

function levels(values: readonly (number | null)[], suppressed = false) {
  return decodeIndicatorRows(
    indicatorResult(
      ['riskLevel'],
      values.map((value, index): RowSpec => ({ indicator: 'riskDistribution', value, numerator: null, denominator: value === null ? null : 400, suppressed, at: { riskLevel: [String(index), ''] } })),
    ),
  );
}

describe('RiskStack', () => {
  afterEach(cleanup);

  it('hatches a group that is too small and names it, and draws nothing for one without results', () => {
    const { container } = render(
      <RiskStack
        groups={[
          riskGroup('a', '曹县', '曹县', levels([0.9, 0.06, 0.03, 0.01])),
          riskGroup('b', '单县', '单县', levels([null, null, null, null], true)),
          riskGroup('c', '成武县', '成武县', []),
        ]}
      />,
    );
    expect(container.querySelectorAll('path[fill="url(#hatch-suppressed)"]')).toHaveLength(1);
    expect(within(container).getAllByText('样本过小')).toHaveLength(2);
    within(container).getByText('400人');
    within(container).getByText('—');
  });
});

describe('GroupBars', () => {
  afterEach(cleanup);

  it('writes every county and its figure, also a zero, and both targets', () => {
    const rows = decodeIndicatorRows(
      indicatorResult(
        ['county'],
        [['371721', '曹县', 0], ['371722', '单县', 1], ['371771', '菏泽经济技术开发区', 0.96]].map(([code, label, value]) => ({
          indicator: 'counselorCoverage',
          value: Number(value),
          at: { county: [String(code), String(label)] as const },
        })),
      ),
    );
    const { container } = render(<GroupBars indicator="counselorCoverage" groups={groupRows(rows, 'county')} />);
    for (const text of ['曹县', '单县', '开发区', '0.00%', '100.00%', '96.00%']) within(container).getByText(text);
    expect(container.querySelectorAll('.recharts-reference-line-line')).toHaveLength(2);
  });
});

describe('names on an axis', () => {
  it('are cut in the middle, because names of one county begin alike', () => {
    expect(axisName('曹县第一中学')).toBe('曹县第一中学');
    expect(axisName('曹县青岗集镇中心小学附属实验学校')).toBe('曹县青岗集…学附属实验学校');
  });
});
