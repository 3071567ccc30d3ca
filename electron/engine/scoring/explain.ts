/** One person's result in words, and how often each rule fired. */
import type { RiskLevel } from '../../../shared/risk';
import { type RuleId, ruleLabels } from '../../../shared/risk-rules';
import type { Band } from '../../../shared/scales';
import { ruleIdsOf, RULES } from './level';
import { MARK_LABELS, marksOf } from './marks';
import { riskLevelAt, type ScoredAnswers } from './result';

export interface PersonResult {
  readonly level: RiskLevel;
  readonly scores: readonly { readonly id: string; readonly name: string; /** null: missing. */ readonly value: number | null; readonly band: Band | null }[];
  /** Chinese kinds of danger of the critical items that were triggered, each once. */
  readonly critical: readonly string[];
  /** Chinese reasons for the level, the rule's id first: C1 危机题阳性…. */
  readonly reasons: readonly string[];
  /** Chinese: what made the answers invalid or is to be noticed. */
  readonly remarks: readonly string[];
}

/** @throws RangeError for a person that is not there. */
export function explainPerson(result: ScoredAnswers, person: number): PersonResult {
  const level = riskLevelAt(result, person);
  const labels = ruleLabels(result.scorer.rules);
  const bits = result.critical[person] ?? 0;
  const kinds = result.scorer.scale.critical.filter((_, index) => (bits & (1 << index)) !== 0).map(({ kind }) => kind);
  return {
    level,
    scores: result.columns.map(({ score, values, bands }) => {
      const value = values[person] ?? Number.NaN;
      return { id: score.definition.id, name: score.definition.name, value: Number.isNaN(value) ? null : value, band: score.table?.bands[bands[person] ?? -1] ?? null };
    }),
    critical: [...new Set(kinds)],
    reasons: ruleIdsOf(result.rules[person] ?? 0).map((id) => `${id} ${labels[id]}`),
    remarks: marksOf(result.marks[person] ?? 0).map((name) => MARK_LABELS[name]),
  };
}

/** How many persons each rule applies to: it shows when one threshold makes most of the cases. */
export function countRules({ rules }: ScoredAnswers): Readonly<Record<RuleId, number>> {
  const counts: Record<RuleId, number> = { V1: 0, C1: 0, C2: 0, T1: 0, T2: 0, T3: 0, F1: 0, F2: 0 };
  const ids = Object.keys(counts) as RuleId[];
  for (const bits of rules) {
    for (const id of ids) if ((bits & RULES[id]) !== 0) counts[id] += 1;
  }
  return counts;
}
