/** Keys of a questionnaire. Never the wording of its questions: most of it is copyrighted, and nobody here needs it. */

export interface ScoreRange {
  readonly minimum: number;
  readonly maximum: number;
  /** What a total in this range is, in words for messages: 总分, 总均分, 换算分 … */
  readonly meaning: string;
}

export interface Subscale {
  /** Standard name. */
  readonly name: string;
  readonly aliases: readonly string[];
}

/** What every questionnaire has, known by name alone. */
export interface Scale {
  readonly id: string;
  /** Chinese name. */
  readonly label: string;
  /** Other names met in files; neutral names that schools invent for pupils are not known here. */
  readonly aliases: readonly string[];
  /** Number of questions. */
  readonly items: number;
  /** Every form in which a total is reported; a total outside all of them is a mistake. Ends inclusive. */
  readonly totals: readonly ScoreRange[];
  readonly subscales: readonly Subscale[];
  /** Published source of the key. */
  readonly source: string;
}

export type Direction = 'higherIsWorse' | 'lowerIsWorse';

/** 0 正常, 1 轻度, 2 中度, 3 重度: what the label of a band means, whatever words it uses. */
export type Severity = 0 | 1 | 2 | 3;

/** How the sum of item values becomes the score that is reported. */
export type ScoreForm =
  | { readonly kind: 'sum' }
  | { readonly kind: 'mean' }
  /** Sum × factor; `truncated`: the fraction is cut off, as Zung's index is. */
  | { readonly kind: 'multiplied'; readonly factor: number; readonly truncated: boolean }
  /** How many answers are at least `from`. */
  | { readonly kind: 'count'; readonly from: number };

/** A score and the items it is made of. Items are numbered from 1. */
export interface ScoreDefinition {
  /** Unique in its scale; a subscale's id is its standard name. */
  readonly id: string;
  readonly name: string;
  readonly items: readonly number[];
  readonly form: ScoreForm;
  /** Where it differs from the scale's: 亲社会行为 of a scale of difficulties. */
  readonly direction?: Direction;
}

export interface KeyedSubscale extends Subscale, ScoreDefinition {}

/**
 * A stretch of scores with one meaning. Whole-number scores: both ends belong to it. Means: `to` belongs to the next
 * band (以上含本数), save for the last one.
 */
export interface Band {
  readonly from: number;
  readonly to: number;
  readonly label: string;
  readonly severity: Severity;
  /** Risk level that this band alone proposes under the default rules: 1 from the published cut, 2 for severe totals. */
  readonly level: 0 | 1 | 2;
  /** A high subscale: three of them propose level 2. */
  readonly high?: true;
}

/** One published way to read the scores; a report names the one that was used. */
export interface BandSet {
  readonly id: string;
  readonly label: string;
  readonly source: string;
  readonly certainty: Certainty;
  /** By score id. A score without bands is reported as a number only. */
  readonly bands: Readonly<Record<string, readonly Band[]>>;
}

/** `certain`: verified against published keys. `unverified`: circulates, but its origin could not be traced. */
export type Certainty = 'certain' | 'unverified';

/** How answers stand in a file. */
export interface Coding {
  readonly id: string;
  /** Chinese: what the ends mean, for the question that is asked when a file does not tell. */
  readonly label: string;
  readonly minimum: number;
  readonly maximum: number;
  /** The highest number is the answer that the key scores lowest: 1=是, 2=否. */
  readonly reversed?: true;
}

/** An answer that is looked at alone, whatever the totals say. */
export interface CriticalItem {
  readonly item: number;
  /** Least value (after reversal, in the key's own coding) that counts. */
  readonly from: number;
  /** Chinese kind of danger, never the wording of the question. */
  readonly kind: string;
  /** Raises the person to level 2 at least; otherwise it is only marked. */
  readonly raises: boolean;
}

export interface MissingRule {
  /** More missing answers than this in the whole questionnaire make it invalid. */
  readonly invalidAbove: number;
  /** A score with at most this many missing answers is the mean of the others × items; with more it is missing. */
  readonly replaceUpTo: number;
  readonly note: string;
}

/** Whom the scale was made for. Outside it a score is given with a warning. Grades 1–12, stages as in stages.ts. */
export interface Applicability {
  readonly ages?: readonly [number, number];
  readonly grades?: readonly [number, number];
  readonly stages?: readonly string[];
  readonly note: string;
}

interface Documented {
  readonly version: string;
  readonly direction: Direction;
  readonly bandSets: readonly BandSet[];
  /** `null`: several circulate and none is the usual one, so the user has to choose. */
  readonly defaultBandSet: string | null;
  readonly applies: Applicability;
  readonly licence: string;
  readonly certainty: Certainty;
  /** What is uncertain, in words; empty when nothing is. */
  readonly uncertain: string;
}

export interface KeyedScale extends Scale, Documented {
  readonly kind: 'keyed';
  /** The key's own coding; scores are always given in it. */
  readonly coding: Coding;
  /** Other codings met in files. */
  readonly otherCodings: readonly Coding[];
  /** Items scored (minimum + maximum − answer). */
  readonly reverse: readonly number[];
  readonly totalScores: readonly ScoreDefinition[];
  readonly subscales: readonly KeyedSubscale[];
  /** Whether subscales and the lie scale hold every item exactly once. */
  readonly partitioned: boolean;
  /** The lie scale: a sum from `invalidFrom` on makes the answers invalid. */
  readonly lieScale: { readonly name: string; readonly items: readonly number[]; readonly invalidFrom: number } | null;
  readonly critical: readonly CriticalItem[];
  readonly missing: MissingRule;
}

/** A scale whose item key is not shipped: scores come from outside and are only checked and graded. */
export interface ReportedScale extends Scale, Documented {
  readonly kind: 'reported';
  readonly subscales: readonly (Subscale & { readonly range: readonly [number, number]; readonly direction?: Direction })[];
  readonly total: { readonly id: string; readonly name: string; readonly range: readonly [number, number]; /** Names of the subscales it adds up. */ readonly parts: readonly string[] };
}

export type ScaleDefinition = KeyedScale | ReportedScale;
