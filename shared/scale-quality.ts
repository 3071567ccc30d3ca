/** How well a questionnaire worked: validity of the answers, reliability, spread of the scores. Never about one pupil. */
import type { Severity } from './scales';

/** Persons whose single answers reliability is worked out from: more would not move the second decimal. */
export const RELIABILITY_SAMPLE = 10_000;

export interface ScaleUse {
  readonly scale: string;
  readonly label: string;
  readonly persons: SafeCount;
}

/** A count of pupils; null where it, or one that it would give away, is below the threshold of privacy and above zero. */
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
  /** Of the band that the bin is in; null without bands, or where sheets were graded by several sets of them. */
  readonly severity: Severity | null;
}

export interface ScoreQuality {
  readonly id: string;
  readonly name: string;
  readonly role: 'total' | 'subscale';
  readonly items: number;
  /** Mean, standard deviation, median and bins (none) are kept back where they would tell about few pupils. */
  readonly mean: number | null;
  readonly standardDeviation: number | null;
  readonly median: number | null;
  /** Sheets with an answer to every question of the score; α and ω are of them. */
  readonly complete: SafeCount;
  /** Cronbach's α and McDonald's ω_total; null with `reason` in words. */
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
  /** Its figures, all null then, would tell about few pupils, or give another question's away. */
  readonly hidden: boolean;
  readonly mean: number | null;
  readonly standardDeviation: number | null;
  readonly itemTotalCorrelation: number | null;
  readonly alphaIfDeleted: number | null;
  /** 0–1 of complete sheets with the least and the greatest value. */
  readonly floor: number | null;
  readonly ceiling: number | null;
}

/** Levels that a platform reported against those of the published key, of pupils who have both. */
export interface LevelComparison {
  readonly persons: SafeCount;
  /** 0–1; null where few agree or few differ. */
  readonly agreement: number | null;
  readonly cells: readonly { readonly reported: string; readonly recomputed: string; readonly persons: SafeCount }[];
}

/** How many pupils of a school year would be, or are, at another level. */
export interface LevelMoves {
  readonly schoolYear: string;
  readonly minimum: number;
  readonly persons: SafeCount;
  /** Null where few move, or few stay. */
  readonly moved: SafeCount;
  readonly cells: readonly { readonly before: string; readonly after: string; readonly persons: SafeCount }[];
}

/** One file's part in the levels of a school year. */
export interface LevelSource {
  readonly batch: number;
  readonly fileName: string;
  /** Scale as the file or the catalogue names it; empty where nobody does. */
  readonly scale: string;
  /** `reported`: by a platform; `scored`: by the rules, from the answers. */
  readonly kind: 'reported' | 'scored';
  readonly persons: SafeCount;
  /** In the order of RISK_LEVELS. */
  readonly levels: readonly SafeCount[];
  /** Of scored levels: pupils by rule, only those that apply to somebody; null where they are not told. */
  readonly rules: readonly ReasonCount[] | null;
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
  /** Why no item is told, in words; empty otherwise. */
  readonly itemsReason: string;
  /** Sheets with an answer to every question, of the valid ones or, `sampled`, of the sample of them. */
  readonly reliabilityPersons: SafeCount;
  readonly sampled: boolean;
  readonly comparison: LevelComparison | null;
}

/** Reliability of a group is told from this many complete sheets on: below, α moves by a tenth from sample to sample. */
export const GROUP_FEWEST = 50;
export const RELIABILITY_GROUPINGS = ['county', 'stage', 'gradeBand'] as const;
export type ReliabilityGrouping = (typeof RELIABILITY_GROUPINGS)[number];

export interface GroupReliability {
  /** `all`, or a code of county, stage or grades. */
  readonly id: string;
  readonly label: string;
  /** Of the total; of every subscale where the scale has none. */
  readonly score: string;
  readonly complete: SafeCount;
  readonly alpha: number | null;
  readonly omega: number | null;
  /** Standard error of measurement, in points of the score: standard deviation × √(1 − α). */
  readonly standardError: number | null;
  /** Why there are no figures, in words; empty otherwise. */
  readonly reason: string;
}

export interface ScaleReliability {
  readonly schoolYear: string;
  readonly scale: string;
  readonly label: string;
  readonly by: ReliabilityGrouping;
  readonly groups: readonly GroupReliability[];
  readonly sampled: boolean;
}

/** Where totals come from: worked out from answers, or as platforms reported them. */
export type TotalsSource = 'answers' | 'reported';
export const PERCENTILE_POINTS = [5, 10, 25, 50, 75, 90, 95] as const;
/** Fewer pupils are not held against a norm. */
export const COMPARISON_FEWEST = 50;

export interface PercentileGroup {
  /** Null: all stages. */
  readonly stage: string | null;
  /** male, female, unknown; null: all. */
  readonly gender: string | null;
  readonly label: string;
  readonly persons: SafeCount;
  /** The least total that this per cent of pupils does not exceed; null where fewer pupils than the threshold stand beyond it. */
  readonly points: readonly { readonly percent: number; readonly score: number | null }[];
}

/** 5 and 95 instead of the extremes, which are single pupils. */
export const SPREAD_POINTS = [5, 25, 50, 75, 95] as const;

export interface GroupSpread {
  /** `all`, or a code of county, stage or grades. */
  readonly id: string;
  readonly label: string;
  readonly persons: SafeCount;
  /** Of SPREAD_POINTS, as in PercentileGroup. */
  readonly points: readonly { readonly percent: number; readonly score: number | null }[];
}

export interface ScaleSpread {
  readonly schoolYear: string;
  readonly scale: string;
  readonly label: string;
  readonly source: TotalsSource;
  readonly by: ReliabilityGrouping;
  readonly minimum: number;
  /** Totals that the scale can give; null where it is not known. */
  readonly range: readonly [least: number, most: number] | null;
  readonly groups: readonly GroupSpread[];
}

export interface MeanComparison {
  readonly gender: 'male' | 'female' | null;
  readonly group: string;
  readonly normPersons: number | null;
  readonly normMean: number;
  readonly normStandardDeviation: number;
  readonly source: string;
  readonly persons: SafeCount;
  readonly mean: number | null;
  readonly standardDeviation: number | null;
  /** Own mean − norm's, with its 95 % interval. */
  readonly difference: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** In standard deviations of the norm. */
  readonly cohensD: number | null;
}

export interface ShareComparison {
  /** Totals from here on are counted. */
  readonly from: number;
  readonly group: string;
  /** 0–1. */
  readonly published: number;
  readonly publishedPersons: number | null;
  readonly source: string;
  readonly remark: string;
  /** Own share with Wilson's 95 % interval. */
  readonly share: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** Cohen's h. */
  readonly effectSize: number | null;
}

export interface ScaleScores {
  readonly schoolYear: string;
  readonly scale: string;
  readonly label: string;
  readonly source: TotalsSource;
  readonly persons: SafeCount;
  readonly minimum: number;
  readonly percentiles: readonly PercentileGroup[];
  readonly means: readonly MeanComparison[];
  readonly shares: readonly ShareComparison[];
}

/** More of the valid results on the two gravest levels than this asks for a look at the data. */
export const PLAUSIBLE_MOST = 0.4;
/** And nobody at all on them, among at least so many. */
export const ZERO_FEWEST = 30;

export const HINT_LABELS: Readonly<Record<PlausibilityHint['hint'], string>> = { none: '最重的两级没有一人', many: `最重的两级超过 ${PLAUSIBLE_MOST * 100}%` };

export interface PlausibilityHint {
  readonly kind: 'county' | 'school';
  readonly id: string;
  readonly label: string;
  /** Code. */
  readonly county: string;
  readonly valid: number;
  readonly hint: 'none' | 'many';
}
