/** Targets on a day: which are in force, which have run out, and whether a figure meets them. */
import { getPolicy, type Policy } from '../policies';
import type { IndicatorDefinition, IndicatorTarget } from './types';

export type TargetState = 'inForce' | 'expired' | 'notYet';
export type TargetVerdict = 'met' | 'missed' | 'unjudged';

export interface DatedTarget {
  readonly target: IndicatorTarget;
  readonly policy: Policy;
  readonly state: TargetState;
  readonly from: string;
  readonly to: string | null;
  /** With 截至2025年目标 where it has run out. */
  readonly label: string;
}

const ORDER: Readonly<Record<TargetState, number>> = { inForce: 0, expired: 1, notYet: 2 };

/** All targets of an indicator as they stand on a day, those in force first, each kind in the order of the catalogue. @param asOf ISO date */
export function targetsAsOf({ targets }: Pick<IndicatorDefinition, 'targets'>, asOf: string): readonly DatedTarget[] {
  return targets
    .map((target): DatedTarget => {
      const policy = getPolicy(target.policy);
      const from = target.effectiveFrom ?? policy.effectiveFrom;
      const to = target.effectiveTo ?? policy.effectiveTo ?? null;
      const state = asOf < from ? 'notYet' : to !== null && asOf > to ? 'expired' : 'inForce';
      const label = state === 'expired' ? `${target.label}（截至${to?.slice(0, 4) ?? ''}年目标）` : target.label;
      return { target, policy, state, from, to, label };
    })
    .sort((one, other) => ORDER[one.state] - ORDER[other.state]);
}

export function targetsInForce(indicator: Pick<IndicatorDefinition, 'targets'>, asOf: string): readonly DatedTarget[] {
  return targetsAsOf(indicator, asOf).filter(({ state }) => state === 'inForce');
}

/** The target by which a figure is coloured and its shortfall counted: the first in force. */
export function mainTarget(indicator: Pick<IndicatorDefinition, 'targets'>, asOf: string): DatedTarget | undefined {
  return targetsInForce(indicator, asOf)[0];
}

export function verdictOf(direction: IndicatorDefinition['direction'], value: number | null, target: number): TargetVerdict {
  if (value === null || direction === 'neutral') return 'unjudged';
  return (direction === 'higher' ? value >= target : value <= target) ? 'met' : 'missed';
}

export const TARGET_VERDICTS: Readonly<Record<TargetVerdict, string>> = { met: '达标', missed: '未达标', unjudged: '—' };
