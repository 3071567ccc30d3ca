/** Results of many persons as columns. Every array has one place per person, in the order of the answers. */
import type { RiskLevel } from '../../../shared/risk';
import { NO_BAND } from './band-table';
import { LEVELS } from './level';
import type { PreparedScore, Scorer } from './scorer';

export const NO_SEVERITY = 255;

export interface ScoreColumn {
  readonly score: PreparedScore;
  /** NaN: missing. */
  readonly values: Float64Array;
  /** Index into the bands of the score, or NO_BAND. */
  readonly bands: Uint8Array;
}

export interface ScoredAnswers {
  readonly scorer: Scorer;
  readonly persons: number;
  /** Totals first, then subscales, in the order of the scale. */
  readonly columns: readonly ScoreColumn[];
  /** Answers within the coding, the lie scale's among them. */
  readonly answered: Uint16Array;
  readonly outOfRange: Uint16Array;
  /** Mean value of the answered items that count, after reversal; NaN without any. */
  readonly availableMean: Float64Array;
  /** Sum of the answered items of the lie scale; null where the scale has none. */
  readonly lieScores: Float64Array | null;
  readonly longestRun: Uint16Array;
  /** Bits of marks.ts: why answers are invalid, what else is to be noticed. */
  readonly marks: Uint16Array;
  /** Bit n: the nth critical item of the scale was triggered. */
  readonly critical: Uint32Array;
  /** Worst severity of the totals' bands (of the subscales' where no total has bands): 0–3 or NO_SEVERITY. */
  readonly severity: Uint8Array;
  /** Index into LEVELS. */
  readonly level: Uint8Array;
  /** Bits of the rules of level.ts that apply. */
  readonly rules: Uint16Array;
}

export function emptyResult(scorer: Scorer, persons: number): ScoredAnswers {
  return {
    scorer,
    persons,
    columns: scorer.scores.map((score) => ({ score, values: new Float64Array(persons).fill(Number.NaN), bands: new Uint8Array(persons).fill(NO_BAND) })),
    answered: new Uint16Array(persons),
    outOfRange: new Uint16Array(persons),
    availableMean: new Float64Array(persons).fill(Number.NaN),
    lieScores: scorer.scale.lieScale === null ? null : new Float64Array(persons).fill(Number.NaN),
    longestRun: new Uint16Array(persons),
    marks: new Uint16Array(persons),
    critical: new Uint32Array(persons),
    severity: new Uint8Array(persons).fill(NO_SEVERITY),
    level: new Uint8Array(persons),
    rules: new Uint16Array(persons),
  };
}

/** @throws RangeError for a person that is not there. */
export function riskLevelAt({ level }: ScoredAnswers, person: number): RiskLevel {
  const found = LEVELS[level[person] ?? -1];
  if (found === undefined) throw new RangeError(`no person ${person}`);
  return found;
}

/** @throws RangeError for a score that the scale does not have. */
export function columnOf({ columns }: ScoredAnswers, scoreId: string): ScoreColumn {
  const found = columns.find(({ score }) => score.definition.id === scoreId);
  if (found === undefined) throw new RangeError(`no score ${scoreId}`);
  return found;
}
