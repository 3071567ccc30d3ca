/** Small charts of one form side by side, one a county, so that shapes are compared and not ranks. */
import { formatInteger, formatPercent, SUPPRESSED_TEXT } from '../../shared/format';
import { VALID_RISK_LEVELS } from '../../shared/risk';
import { type ShownLevel, shownLevel } from '../../shared/risk-labels';
import { useRiskScheme } from '../settings';
import { isBehind, type LevelFocus } from '../use-level-focus';
import type { Picking } from '../use-pick';
import { HATCH, HATCH_FILL, HatchPattern } from './hatch';
import { Legend } from './legend';
import { DIMMED, isDimmed } from './picked-look';
import './risk-multiples.css';
import type { SmallBar, SmallChart } from './risk-multiples-data';

export interface RiskMultiplesProps {
  readonly charts: readonly SmallChart[];
  readonly pick: Picking;
  readonly focus?: LevelFocus | undefined;
}

function spoken({ label, state, shares, base }: SmallBar, levels: readonly ShownLevel[]): string {
  if (state === 'suppressed') return `${label}：${SUPPRESSED_TEXT}`;
  return `${label}（${formatInteger(base ?? 0)}人）：${levels.map(({ label: name }, index) => `${name} ${formatPercent(shares[index] ?? 0)}`).join('，')}`;
}

function Stack({ bar, levels, focus }: { readonly bar: SmallBar; readonly levels: readonly ShownLevel[]; readonly focus: LevelFocus | undefined }) {
  return (
    <svg className="multiple-bar" role="img" aria-label={spoken(bar, levels)}>
      <defs>
        <HatchPattern />
      </defs>
      <title>{spoken(bar, levels)}</title>
      {bar.state === 'known' &&
        levels.map(({ level, color }, index) => <rect key={level} x={`${bar.shares.slice(0, index).reduce((sum, share) => sum + share, 0) * 100}%`} width={`${(bar.shares[index] ?? 0) * 100}%`} height="100%" fill={color} fillOpacity={isBehind(focus, level) ? DIMMED : 1} stroke="var(--mark-edge)" strokeWidth={0.75} />)}
      {bar.state === 'suppressed' && <rect width="100%" height="100%" fill={HATCH_FILL} />}
    </svg>
  );
}

export function RiskMultiples({ charts, pick, focus }: RiskMultiplesProps) {
  const scheme = useRiskScheme();
  const levels = VALID_RISK_LEVELS.map((level) => shownLevel(scheme, level));
  const anyHidden = charts.some(({ bars }) => bars.some(({ state }) => state === 'suppressed'));
  return (
    <>
      <Legend items={[...levels.map(({ level, label, color }) => ({ label, color, focus: focus && { on: level === focus.level, toggle: () => focus.onFocus(level) } })), ...(anyHidden ? [{ label: '样本过小或为防推算而不显示', color: HATCH, mark: 'hatch' as const }] : [])]} />
      <div className="multiples">
        {charts.map(({ key, label, bars }) => (
          <section key={key} className={isDimmed(pick, key) ? 'multiple multiple-dimmed' : 'multiple'} aria-label={label}>
            <button type="button" aria-pressed={pick.chosen.includes(key)} title={`按${label}筛选`} onClick={(event) => pick.onPick(key, event.ctrlKey || event.metaKey)} onDoubleClick={() => pick.onDrill?.(key)} data-testid={`multiple-${key}`}>
              {label}
            </button>
            {bars
              .filter(({ state }) => state !== 'missing')
              .map((bar) => (
                <div key={bar.key} className="multiple-row">
                  <span>{bar.label}</span>
                  <Stack bar={bar} levels={levels} focus={focus} />
                </div>
              ))}
          </section>
        ))}
      </div>
    </>
  );
}
