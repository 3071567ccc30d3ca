/** How groups are told that are shown: as they are, or rounded. */
import type { Rounding } from '../../../../shared/audience';
import { EXACTLY, type Span } from './table-set';
import { type Group, sizeOf } from './tables';

/** To the nearest multiple, half of it upwards. @param count 0 or more */
export function roundedTo(count: number, base: number): number {
  return base * Math.floor(count / base + 0.5);
}

/** Between which counts somebody must choose who sees the rounded one. @param least what is known besides */
function spanOfRounded(count: number, base: number, least: number): Span {
  const rounded = roundedTo(count, base);
  return { down: count - Math.max(least, rounded - Math.floor(base / 2)), up: rounded + Math.ceil(base / 2) - 1 - count };
}

export interface ToldSpans {
  readonly whole: Span;
  readonly parts: readonly Span[];
}

/**
 * Told of a group are its size and its parts but the first, each rounded; the first is told as what is left of the size. So a reader knows no more of the first than of the others together.
 * @param minimum groups that are told have as many: whoever knows the rule knows that
 */
export function toldSpans(group: Group, rounding: Rounding, minimum: number): ToldSpans {
  if (rounding === null) return { whole: EXACTLY, parts: group.parts.map(() => EXACTLY) };
  const size = sizeOf(group);
  const whole = spanOfRounded(size, rounding, size < minimum ? 0 : minimum);
  const others = group.parts.slice(1).map((count) => spanOfRounded(count, rounding, 0));
  const first = { down: others.reduce((sum, { up }) => sum + up, whole.down), up: others.reduce((sum, { down }) => sum + down, whole.up) };
  return { whole, parts: [{ down: Math.min(first.down, group.parts[0] ?? 0), up: first.up }, ...others] };
}

/** Size and parts of a group as they are told, which add up: the last parts first, the first part what is left of the size. So it tells no more than each of them rounded. */
export function roundedParts(parts: readonly number[], rounding: number): { readonly whole: number; readonly parts: readonly number[] } {
  const whole = roundedTo(parts.reduce((sum, part) => sum + part, 0), rounding);
  let left = whole;
  const others = parts.slice(1).map((count) => roundedTo(count, rounding)).reverse().map((count) => {
    const own = Math.min(count, left);
    left -= own;
    return own;
  });
  return { whole, parts: [left, ...others.reverse()] };
}
