import type { Coding, ScoreDefinition } from './types';

/** What a sum of item values becomes as a reported score. Counts are counted, not summed, and come in as they are. */
export function formedScore(score: ScoreDefinition, sum: number): number {
  switch (score.form.kind) {
    case 'sum':
    case 'count':
      return sum;
    case 'mean':
      return sum / score.items.length;
    case 'multiplied': {
      const product = sum * score.form.factor;
      // 1.15 × 100 is 114.999… in binary, and 115 to everybody else.
      return score.form.truncated ? Math.floor(product + 1e-9) : product;
    }
  }
}

/** @returns the least and greatest value that complete answers can give. */
export function reachableRange(score: ScoreDefinition, coding: Coding): readonly [number, number] {
  const items = score.items.length;
  if (score.form.kind === 'count') return [0, items];
  return [formedScore(score, items * coding.minimum), formedScore(score, items * coding.maximum)];
}

/** Whether complete answers give whole numbers only, so that the bands 0–4 and 5–9 leave no gap. */
export function isWhole(score: ScoreDefinition): boolean {
  const { form } = score;
  return form.kind === 'sum' || form.kind === 'count' || (form.kind === 'multiplied' && (form.truncated || Number.isInteger(form.factor)));
}
