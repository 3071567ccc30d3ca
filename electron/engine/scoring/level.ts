/**
 * The rules from scores to a risk level. Validity first, but it never cancels a critical item; a total alone
 * gives level 2 at most, because level 3 needs an interview or a critical item beside a severe total.
 */
import type { RiskLevel } from '../../../shared/risk';
import type { RiskRules, RuleId } from '../../../shared/risk-rules';

export const RULES = {
  /** Invalid answers: X. */
  V1: 1 << 0,
  /** Critical item: at least 2. */
  C1: 1 << 1,
  /** Critical item and severe total: 3. */
  C2: 1 << 2,
  /** Severe total: 2. */
  T1: 1 << 3,
  /** Total in a band of level 2 that is not the severe one. */
  T2: 1 << 4,
  /** Total reaches the published cut: 1. */
  T3: 1 << 5,
  /** A subscale is high: its band's level. */
  F1: 1 << 6,
  /** Several high subscales: 2. */
  F2: 1 << 7,
} as const satisfies Readonly<Record<RuleId, number>>;

/** Codes of levels in typed arrays. */
export const LEVELS: readonly RiskLevel[] = ['0', '1', '2', '3', 'X', 'N'];
export const LEVEL_X = 4;
export const LEVEL_N = 5;

export interface Findings {
  answered: number;
  invalid: boolean;
  /** A critical item that raises the level. */
  critical: boolean;
  /** Worst band of the totals. */
  totalLevel: number;
  severeTotal: boolean;
  /** Worst band of the subscales. */
  subscaleLevel: number;
  highSubscales: number;
}

/** @param rules thresholds in force @returns bits of every rule that applies, whether or not another one decides. */
export function rulesOf(findings: Findings, { highSubscales }: RiskRules): number {
  if (findings.answered === 0) return 0;
  const critical = findings.critical ? RULES.C1 : 0;
  if (findings.invalid) return RULES.V1 | critical;
  return (
    critical |
    (findings.critical && findings.severeTotal ? RULES.C2 : 0) |
    (findings.severeTotal ? RULES.T1 : 0) |
    (findings.totalLevel === 2 && !findings.severeTotal ? RULES.T2 : 0) |
    (findings.totalLevel === 1 ? RULES.T3 : 0) |
    (findings.subscaleLevel > 0 ? RULES.F1 : 0) |
    (findings.highSubscales >= highSubscales ? RULES.F2 : 0)
  );
}

/** @returns an index into LEVELS. */
export function levelOf(findings: Findings, rules: number, { criticalLevel }: RiskRules): number {
  if (findings.answered === 0) return LEVEL_N;
  if (findings.invalid) return findings.critical ? criticalLevel : LEVEL_X;
  if ((rules & RULES.C2) !== 0) return 3;
  const critical = (rules & RULES.C1) !== 0 ? criticalLevel : 0;
  return Math.max(critical, (rules & (RULES.T1 | RULES.F2)) !== 0 ? 2 : 0, findings.totalLevel, findings.subscaleLevel);
}

/** @returns the ids of the rules in the bits. */
export function ruleIdsOf(rules: number): readonly RuleId[] {
  return (Object.keys(RULES) as RuleId[]).filter((id) => (rules & RULES[id]) !== 0);
}
