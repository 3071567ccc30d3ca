/** How far a figure is from its target. */

/** Of `denominator` units, how many must be counted to reach a share. */
export function unitsNeeded(denominator: number, target: number): number {
  // Without the small number 55 % of 100 schools would need 56: in binary it is a little over 55.
  return Math.ceil(target * denominator - 1e-9);
}

/** How many units a share falls short of a target (0–1), never below 0. */
export function missingToTarget(numerator: number, denominator: number, target: number): number {
  return Math.max(0, unitsNeeded(denominator, target) - numerator);
}
