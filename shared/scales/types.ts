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
