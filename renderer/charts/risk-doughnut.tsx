/** Shares of the four levels among the valid results, with the counts written beside. */
import { Pie, PieChart, ResponsiveContainer } from 'recharts';
import { formatInteger, MISSING_TEXT, SUPPRESSED_TEXT } from '../../shared/format';
import { type RiskLevel, VALID_RISK_LEVELS } from '../../shared/risk';
import { shownLevel } from '../../shared/risk-labels';
import { Figure } from '../components/figure';
import type { RiskGroup } from '../groups';
import { useRiskScheme } from '../settings';
import { isBehind, type LevelFocus } from '../use-level-focus';
import { HATCH_FILL, HatchPattern } from './hatch';
import { DIMMED } from './picked-look';

const isValid = (level: RiskLevel): boolean => VALID_RISK_LEVELS.some((each) => each === level);

function Ring({ group, focus }: RiskDoughnutProps) {
  const scheme = useRiskScheme();
  const slices =
    group.state === 'known'
      ? VALID_RISK_LEVELS.map((level) => ({ ...shownLevel(scheme, level), share: group.levels[level]?.value ?? 0 })).map(({ level, label, share, color }) => ({ level, label, share, fill: color, opacity: isBehind(focus, level) ? DIMMED : 1 }))
      : [{ level: null, label: SUPPRESSED_TEXT, share: 1, opacity: 1, fill: group.state === 'suppressed' ? HATCH_FILL : 'var(--inset-line)' }];
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
          onClick={(_, index) => {
            const level = slices[index]?.level;
            if (level != null) focus?.onFocus(level);
          }}
        />
      </PieChart>
    </ResponsiveContainer>
  );
}

export interface RiskDoughnutProps {
  /** The levels of what the filters leave. */
  readonly group: RiskGroup;
  readonly focus?: LevelFocus | undefined;
}

/** A click on a slice brings its level out; the keyboard's way is the legend. */
export function RiskDoughnut({ group, focus }: RiskDoughnutProps) {
  const { levels } = useRiskScheme();
  const middle = group.state === 'known' ? formatInteger(group.validResults ?? 0) : group.state === 'suppressed' ? SUPPRESSED_TEXT : MISSING_TEXT;
  return (
    <div className="doughnut">
      <div className="doughnut-ring">
        <Ring group={group} focus={focus} />
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
            <li key={level} className={level === 'X' ? 'doughnut-aside' : isValid(level) && isBehind(focus, level) ? 'level-behind' : ''}>
              <i style={{ background: definition.color }} />
              {focus === undefined || !isValid(level) ? (
                <span>{definition.label}</span>
              ) : (
                <button type="button" className="legend-focus" aria-pressed={focus.level === level} title={`突出“${definition.label}”，再点恢复`} onClick={() => focus.onFocus(level)} data-testid={`focus-level-${level}`}>
                  {definition.label}
                </button>
              )}
              <b>{row?.numerator == null ? '' : `${formatInteger(row.numerator)}人`}</b>
              <Figure indicator="riskDistribution" row={row} about={definition.label} part={level} />
            </li>
          );
        })}
      </ul>
    </div>
  );
}
