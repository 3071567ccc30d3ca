/** How well a questionnaire worked: validity of the answers, reliability, spread of the scores. Never about one pupil. */
import type { Severity } from './scales';

/** Persons whose single answers reliability is worked out from: more would not move the second decimal. */
export const RELIABILITY_SAMPLE = 10_000;

export interface ScaleUse {
  readonly scale: string;
  readonly label: string;
  readonly persons: number;
  readonly invalid: number;
}

/** A count of pupils; null where it is below the threshold of privacy and above zero. */
export type SafeCount = number | null;

export interface ReasonCount {
  readonly id: string;
  readonly label: string;
  readonly persons: SafeCount;
}

export interface LevelShare {
  readonly level: string;
  readonly persons: SafeCount;
  /** 0–1 of valid answers; with Wilson's 95 % interval. */
  readonly share: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

export interface ScoreBin {
  /** Both ends belong to the bin for whole scores; of means `to` belongs to the next. */
  readonly from: number;
  readonly to: number;
  readonly persons: SafeCount;
  /** Of the band that the bin's lower end is in; null without bands. */
  readonly severity: Severity | null;
}

export interface ScoreQuality {
  readonly id: string;
  readonly name: string;
  readonly role: 'total' | 'subscale';
  readonly items: number;
  readonly mean: number | null;
  readonly standardDeviation: number | null;
  readonly median: number | null;
  /** Cronbach's α and McDonald's ω_total of complete answer sheets; null with `reason` in words. */
  readonly alpha: number | null;
  readonly omega: number | null;
  readonly reason: string;
  readonly bins: readonly ScoreBin[];
}

export interface ItemQuality {
  readonly item: number;
  /** Subscales that the item belongs to. */
  readonly subscale: string;
  readonly reversed: boolean;
  readonly mean: number;
  readonly standardDeviation: number;
  readonly itemTotalCorrelation: number | null;
  readonly alphaIfDeleted: number | null;
  readonly floor: number;
  readonly ceiling: number;
}

/** Levels that a platform reported against those of the published key, of pupils who have both. */
export interface LevelComparison {
  readonly persons: number;
  /** 0–1 */
  readonly agreement: number | null;
  readonly cells: readonly { readonly reported: string; readonly recomputed: string; readonly persons: SafeCount }[];
}

export interface ScaleQuality {
  readonly schoolYear: string;
  readonly scale: string;
  readonly label: string;
  readonly source: string;
  /** Ways to grade that were used, as labels. */
  readonly bandSets: readonly string[];
  /** Fewer valid answers than the threshold: nothing below is told. */
  readonly suppressed: boolean;
  readonly minimum: number;
  readonly persons: SafeCount;
  readonly valid: SafeCount;
  /** A sheet may have several. */
  readonly invalidReasons: readonly ReasonCount[];
  readonly notices: readonly ReasonCount[];
  readonly levels: readonly LevelShare[];
  /** Rules of the matrix that apply; the level is the worst that they give. */
  readonly rules: readonly ReasonCount[];
  readonly scores: readonly ScoreQuality[];
  readonly items: readonly ItemQuality[];
  /** Complete sheets that reliability is from; `sampled`: out of more. */
  readonly reliabilityPersons: number;
  readonly sampled: boolean;
  readonly comparison: LevelComparison | null;
}
