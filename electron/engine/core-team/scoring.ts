/** Points and the total order among candidates. */
import { EngineFailure } from '../../../shared/contract';
import { bestCertificate, yearsOf } from './eligibility';
import type { Candidate, ChoiceField, CoreTeamRules, FlagField, NumberField, Score, ScoreItem } from './types';

export function numberOf(candidate: Candidate, field: NumberField, rules: CoreTeamRules): number | undefined {
  return field === 'years' ? yearsOf(candidate, rules) : candidate[field];
}

function flagOf(candidate: Candidate, field: FlagField): boolean | undefined {
  if (field === 'fullTime') return candidate.employment === undefined ? undefined : candidate.employment === 'fullTime';
  return candidate[field];
}

/** @returns key of the item's shares, and how it reads */
function choiceOf(candidate: Candidate, field: ChoiceField, rules: CoreTeamRules): { readonly key: string; readonly label: string } | undefined {
  if (field === 'certificate') {
    const best = bestCertificate(candidate, rules);
    return best === undefined || best.kind === 'other' ? undefined : { key: best.certificate.id, label: best.certificate.label };
  }
  const text = candidate[field]?.trim();
  return text === undefined || text === '' ? undefined : { key: text, label: text };
}

function measured(candidate: Candidate, item: ScoreItem, rules: CoreTeamRules): { readonly share: number; readonly note: string } {
  const missing = { share: 0, note: '未填报，计 0 分' };
  const { measure } = item;
  switch (measure.kind) {
    case 'number': {
      const value = numberOf(candidate, measure.field, rules);
      return value === undefined ? missing : { share: Math.min(1, Math.max(0, value / measure.full)), note: `${value}，满 ${measure.full} 得满分` };
    }
    case 'flag': {
      const value = flagOf(candidate, measure.field);
      return value === undefined ? missing : { share: Number(value), note: value ? '是' : '否' };
    }
    case 'choice': {
      const choice = choiceOf(candidate, measure.field, rules);
      return choice === undefined ? missing : { share: measure.shares[choice.key] ?? 0, note: choice.label };
    }
  }
}

/** Every item is rounded to a hundredth of a point first, so that the sum printed is the sum that decides. */
export function scoreOf(candidate: Candidate, rules: CoreTeamRules): Score {
  let hundredths = 0;
  const items = rules.scoring.map((item) => {
    const { share, note } = measured(candidate, item, rules);
    const points = Math.round(item.points * share * 100);
    hundredths += points;
    return { id: item.id, label: item.label, points: points / 100, most: item.points, note };
  });
  return { total: hundredths / 100, items };
}

/** @throws BAD_REQUEST for points or shares that make no sense */
export function requireSoundScoring(items: readonly ScoreItem[]): void {
  for (const { label, points, measure } of items) {
    const isShare = (share: number) => share >= 0 && share <= 1;
    const isSound = points >= 0 && (measure.kind !== 'number' || measure.full > 0) && (measure.kind !== 'choice' || Object.values(measure.shares).every(isShare));
    if (!isSound) throw new EngineFailure('BAD_REQUEST', `评分项“${label}”的设置有误：分值不能为负，满分标准须大于 0，各档比例须在 0 到 1 之间，请改正。`);
  }
}

export interface Scored {
  readonly candidate: Candidate;
  readonly score: Score;
}

export const FIELD_LABELS: Readonly<Record<NumberField, string>> = { years: '从事年限', weeklyHours: '周心理课时数', trainingHours: '培训学时', activities: '活动场次' };

/** What tells two candidates apart: 得分, a tie-break's name, or 编号. */
export function decidedBy(a: Scored, b: Scored, rules: CoreTeamRules): string {
  if (a.score.total !== b.score.total) return '得分';
  const field = rules.tieBreaks.find((name) => numberOf(a.candidate, name, rules) !== numberOf(b.candidate, name, rules));
  return field ? FIELD_LABELS[field] : '编号';
}

/** A total order: score, tie-breaks, id. Negative where `a` goes first. */
export function compareScored(a: Scored, b: Scored, rules: CoreTeamRules): number {
  if (a.score.total !== b.score.total) return b.score.total - a.score.total;
  for (const field of rules.tieBreaks) {
    const [first, second] = [numberOf(a.candidate, field, rules) ?? -1, numberOf(b.candidate, field, rules) ?? -1];
    if (first !== second) return second - first;
  }
  return a.candidate.id < b.candidate.id ? -1 : 1;
}
