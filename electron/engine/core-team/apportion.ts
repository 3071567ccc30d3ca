/** Largest-remainder apportionment (Hamilton, Hare–Niemeyer) in whole numbers, with its arithmetic kept for printing. */
import { EngineFailure } from '../../../shared/contract';

export interface Claim {
  readonly key: string;
  /** Whole number, not negative. */
  readonly weight: number;
}

export interface Share {
  readonly key: string;
  readonly weight: number;
  /** seats × weight ÷ total, to look at; all decisions are made on whole numbers. */
  readonly exact: number;
  /** Whole part of the exact share. */
  readonly whole: number;
  /** Numerator of the fraction left over; the denominator is `Apportionment.total`. */
  readonly remainder: number;
  /** 1 where the remainder earned one of the seats left over. */
  readonly extra: 0 | 1;
  readonly seats: number;
}

export interface Apportionment {
  readonly seats: number;
  /** Sum of the weights. */
  readonly total: number;
  /** In the order of the claims. */
  readonly shares: readonly Share[];
}

/**
 * Seats left over after the whole parts go to the largest remainders; equal remainders to the larger weight, then to the
 * smaller key, so that the order of the claims never matters. Every share differs from its exact value by less than 1.
 * @throws BAD_REQUEST for numbers that are not whole, doubled keys, or seats without any weight
 */
export function largestRemainder(seats: number, claims: readonly Claim[]): Apportionment {
  const isCount = (value: number) => Number.isSafeInteger(value) && value >= 0;
  if (!isCount(seats) || !claims.every(({ weight }) => isCount(weight))) throw new EngineFailure('BAD_REQUEST', '名额和分配基数须为不小于 0 的整数，请改正后再分配。');
  if (new Set(claims.map(({ key }) => key)).size < claims.length) throw new EngineFailure('BAD_REQUEST', '名额分配表中有重复的县区，请合并后再分配。');
  const total = claims.reduce((sum, { weight }) => sum + weight, 0);
  if (total === 0 && seats > 0) throw new EngineFailure('BAD_REQUEST', '各县区的分配基数都是 0，无法分配名额，请先填报基数或改用固定名额。');

  const parts = claims.map(({ key, weight }) => {
    // Products may pass 2^53.
    const product = BigInt(seats) * BigInt(weight);
    const divisor = BigInt(Math.max(1, total));
    return { key, weight, whole: Number(product / divisor), remainder: Number(product % divisor) };
  });
  const left = seats - parts.reduce((sum, { whole }) => sum + whole, 0);
  const ranked = [...parts].sort((a, b) => b.remainder - a.remainder || b.weight - a.weight || (a.key < b.key ? -1 : 1));
  const winners = new Set(ranked.slice(0, left).map(({ key }) => key));
  const shares = parts.map((part): Share => {
    const extra = winners.has(part.key) ? 1 : 0;
    return { ...part, exact: total === 0 ? 0 : part.whole + part.remainder / total, extra, seats: part.whole + extra };
  });
  return { seats, total, shares };
}
