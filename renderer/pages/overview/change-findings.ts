/**
 * Plain sentences about what changed most since the year before, by rule: only proportions whose change the engine's test calls beyond chance
 * (Holm-corrected over the answer, p < 0.05) and that moved by at least one percentage point. Everything else is left unsaid.
 */
import { formatFigure } from '../../../shared/format';
import { findIndicator } from '../../../shared/indicators';
import { VALID_RISK_LEVELS } from '../../../shared/risk';
import { levelLabel, type RiskScheme } from '../../../shared/risk-labels';
import { changeTone, changeWords } from '../../change-words';
import type { Group } from '../../groups';
import type { IndicatorRow } from '../../indicator-table';

export interface ChangeFinding {
  readonly key: string;
  readonly tone: ReturnType<typeof changeTone>;
  readonly text: string;
}

/** Percentage points below which a change is not worth a sentence, however certain. */
export const LEAST_POINTS = 1;
/** Names at most this many groups; the table shows the rest. */
const NAMED = 4;

/** The change where it is worth a sentence. */
function tellable({ comparison }: IndicatorRow): number | null {
  return comparison?.beyondChance === true && comparison.change !== null && Math.abs(comparison.change) >= LEAST_POINTS ? comparison.change : null;
}

function nameOf(row: IndicatorRow, scheme: RiskScheme): string {
  const label = findIndicator(row.indicator)?.label ?? row.indicator;
  return row.keys.riskLevel === undefined ? label : `“${levelLabel(scheme, row.keys.riskLevel)}”占比`;
}

function groupsThatChanged(indicator: string, groups: readonly Group[]): { readonly largest: number; readonly text: string } | null {
  const changed = groups
    .flatMap((group) => {
      const row = group.cells.get(indicator);
      const change = row === undefined ? null : tellable(row);
      return row === undefined || change === null ? [] : [{ label: group.label, row, size: Math.abs(change) }];
    })
    .sort((one, other) => other.size - one.size);
  const [first] = changed;
  if (first === undefined) return null;
  const named = changed.slice(0, NAMED).map(({ label, row }) => `${label}（${formatFigure({ value: row.comparison?.previousValue ?? null, suppressed: false }, row.unit)} → ${formatFigure(row, row.unit)}，${changeWords(row)}）`);
  return { largest: first.size, text: `变化最大的：${named.join('、')}${changed.length > NAMED ? `等${changed.length}个` : ''}。` };
}

/**
 * @param total rows of the whole, by level where the indicator has levels; invalid and untested pupils are no finding.
 * @param groups the same indicators by county or stage.
 * @param scheme what levels are called.
 * @returns the largest change first.
 */
export function changeFindings(total: readonly IndicatorRow[], groups: readonly Group[], scheme: RiskScheme): readonly ChangeFinding[] {
  return total
    .filter(({ keys: { riskLevel } }) => riskLevel === undefined || (riskLevel !== '0' && (VALID_RISK_LEVELS as readonly string[]).includes(riskLevel)))
    .flatMap((row): (ChangeFinding & { readonly size: number })[] => {
      const change = tellable(row);
      // Results of pupils are not told county by county: that would be a ranking.
      const own = row.keys.riskLevel === undefined ? groupsThatChanged(row.indicator, groups) : null;
      if (change === null && own === null) return [];
      const before = formatFigure({ value: row.comparison?.previousValue ?? null, suppressed: false }, row.unit);
      const whole = change === null ? `${nameOf(row, scheme)}合计的变化不足以确认` : `${nameOf(row, scheme)}由上学年的${before}${change > 0 ? '升到' : '降到'}${formatFigure(row, row.unit)}（${changeWords(row)}，超出偶然）`;
      return [{ key: `${row.indicator}-${row.keys.riskLevel ?? ''}`, tone: changeTone(row), text: own === null ? `${whole}。` : `${whole}。${own.text}`, size: Math.max(Math.abs(change ?? 0), own?.largest ?? 0) }];
    })
    .sort((one, other) => other.size - one.size)
    .map(({ key, tone, text }) => ({ key, tone, text }));
}
