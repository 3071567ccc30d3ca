/** Seats per county, and where the seats go that a county cannot fill. */
import { EngineFailure } from '../../../shared/contract';
import { type Apportionment, largestRemainder } from './apportion';
import type { CoreTeamRules } from './types';

/** One dealing-out of seats that were left open, on the same base, among counties that have candidates to spare. */
export interface Redistribution {
  readonly open: number;
  readonly apportionment: Apportionment;
  /** Seats taken, never more than candidates to spare; what is over goes into the next round. */
  readonly taken: readonly { readonly county: string; readonly seats: number }[];
}

export interface CountySeats {
  readonly county: string;
  readonly label: string;
  readonly quota: number;
  readonly eligible: number;
  /** Seats of the quota that the county fills. */
  readonly filled: number;
  /** Seats taken over from other counties. */
  readonly takenOver: number;
}

export interface Quotas {
  readonly base: CoreTeamRules['quota']['base'];
  /** Absent with fixed seats. */
  readonly apportionment?: Apportionment;
  readonly redistributions: readonly Redistribution[];
  /** In the order of the rules. */
  readonly counties: readonly CountySeats[];
  /** Seats nobody fills. */
  readonly open: number;
}

function quotaOf({ size, quota }: CoreTeamRules): { readonly seats: ReadonlyMap<string, number>; readonly apportionment?: Apportionment } {
  const claims = quota.counties.map(({ county, count }) => ({ key: county, weight: count }));
  if (quota.base !== 'fixed') {
    const apportionment = largestRemainder(size, claims);
    return { seats: new Map(apportionment.shares.map(({ key, seats }) => [key, seats])), apportionment };
  }
  // Checks the numbers, although nothing is left to share out.
  const { total } = largestRemainder(0, claims);
  if (total !== size) throw new EngineFailure('BAD_REQUEST', `各县区固定名额合计 ${total} 个，与总名额 ${size} 个不一致，请改正。`);
  return { seats: new Map(claims.map(({ key, weight }) => [key, weight])) };
}

/** @param eligible candidates who meet all rules, by county. @throws BAD_REQUEST for a quota that cannot be worked out */
export function quotasOf(rules: CoreTeamRules, eligible: ReadonlyMap<string, number>): Quotas {
  const { seats, apportionment } = quotaOf(rules);
  const { counties } = rules.quota;
  const available = (county: string) => eligible.get(county) ?? 0;
  const filled = new Map(counties.map(({ county }) => [county, Math.min(seats.get(county) ?? 0, available(county))]));
  const takenOver = new Map<string, number>();
  const redistributions: Redistribution[] = [];
  let open = rules.size - [...filled.values()].reduce((sum, count) => sum + count, 0);

  while (rules.quota.shortfall === 'redistribute' && open > 0) {
    const spare = (county: string) => available(county) - (filled.get(county) ?? 0) - (takenOver.get(county) ?? 0);
    const claims = counties.filter(({ county, count }) => count > 0 && spare(county) > 0).map(({ county, count }) => ({ key: county, weight: count }));
    if (claims.length === 0) break;
    const round = largestRemainder(open, claims);
    const taken = round.shares.map(({ key, seats: offered }) => ({ county: key, seats: Math.min(offered, spare(key)) }));
    redistributions.push({ open, apportionment: round, taken });
    for (const { county, seats: count } of taken) takenOver.set(county, (takenOver.get(county) ?? 0) + count);
    open -= taken.reduce((sum, { seats: count }) => sum + count, 0);
  }
  return {
    base: rules.quota.base,
    ...(apportionment ? { apportionment } : {}),
    redistributions,
    counties: counties.map(({ county, label }) => ({ county, label, quota: seats.get(county) ?? 0, eligible: available(county), filled: filled.get(county) ?? 0, takenOver: takenOver.get(county) ?? 0 })),
    open,
  };
}
