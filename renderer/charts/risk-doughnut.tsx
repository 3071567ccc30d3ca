/** Shares of the four levels among the valid results, with the counts written beside. */
import { Pie, PieChart, ResponsiveContainer } from 'recharts';
import { formatInteger, MISSING_TEXT, SUPPRESSED_TEXT } from '../../shared/format';
import { VALID_RISK_LEVELS } from '../../shared/risk';
import { shownLevel } from '../../shared/risk-labels';
import { Figure } from '../components/figure';
import type { RiskGroup } from '../groups';
import { useRiskScheme } from '../settings';
import { HATCH_FILL, HatchPattern } from './hatch';

function Ring({ group }: { readonly group: RiskGroup }) {
  const scheme = useRiskScheme();
  const slices =
    group.state === 'known'
      ? VALID_RISK_LEVELS.map((level) => ({ ...shownLevel(scheme, level), share: group.levels[level]?.value ?? 0 })).map(({ label, share, color }) => ({ label, share, fill: color }))
      : [{ label: SUPPRESSED_TEXT, share: 1, fill: group.state === 'suppressed' ? HATCH_FILL : 'var(--inset-line)' }];
  return (
    <ResponsiveContainer width="100%" height="100%" initialDimension={{ width: 200, height: 200 }}>
      <PieChart accessibilityLayer={false}>
        <defs>
          <HatchPattern />
        </defs>
        <Pie
          data={slices}
          dataKey="share"
          nameKey="label"
          innerRadius="62%"
          outerRadius="96%"
          startAngle={90}
          endAngle={-270}
          stroke="var(--paper)"
          strokeWidth={1.5}
          isAnimationActive={false}
          rootTabIndex={-1}
        />
      </PieChart>
    </ResponsiveContainer>
  );
}

/** @param group the four levels of what the filters leave. */
export function RiskDoughnut({ group }: { readonly group: RiskGroup }) {
  const { levels } = useRiskScheme();
  const middle = group.state === 'known' ? formatInteger(group.validResults ?? 0) : group.state === 'suppressed' ? SUPPRESSED_TEXT : MISSING_TEXT;
  return (
    <div className="doughnut">
      <div className="doughnut-ring">
        <Ring group={group} />
        <div className="doughnut-middle">
          <strong>{middle}</strong>
          <span>有效结果数</span>
        </div>
      </div>
      <ul className="doughnut-legend">
        {levels.map((definition) => {
          const { level } = definition;
          const row = group.levels[level];
          return (
            <li key={level} className={level === 'X' ? 'doughnut-aside' : ''}>
              <i style={{ background: definition.color }} />
              <span>{definition.label}</span>
              <b>{row?.numerator == null ? '' : `${formatInteger(row.numerator)}人`}</b>
              <Figure indicator="riskDistribution" row={row} about={definition.label} part={level} />
            </li>
          );
        })}
      </ul>
    </div>
  );
}
