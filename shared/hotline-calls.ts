/** What the hotline's calls add up to: when people call, who, about what, how grave, what was done. Never about one caller. */

/** Columns of the register that calls are counted by, in the order in which they are shown. */
export const CALL_PARTS = ['caller', 'schooling', 'topic', 'crisisLevel', 'handling'] as const;
export type CallPartId = (typeof CALL_PARTS)[number];

/** Seven days from Monday. */
export const WEEKDAY_LABELS = ['星期一', '星期二', '星期三', '星期四', '星期五', '星期六', '星期日'] as const;

/** Null where it, or what it would give away, is below the threshold of privacy and above zero. */
export type SafeCalls = number | null;

export interface CallCount {
  readonly label: string;
  readonly calls: SafeCalls;
}

export interface CallPart {
  readonly id: CallPartId;
  readonly label: string;
  /** Adds up to all calls: the last part is what was not written down. */
  readonly parts: readonly CallCount[];
}

/** Calls of an hour of the day or of a month. */
export interface CallTimes {
  /** 08 or 2025-11. */
  readonly label: string;
  readonly calls: number;
  readonly answered: number;
  /** Calls of which the register says whether somebody answered. */
  readonly answerKnown: number;
  /** Seconds; null where no call says. */
  readonly medianWait: number | null;
}

/** Of what was written down; null where nothing was. */
export interface Lengths {
  readonly known: number;
  readonly median: number | null;
  /** Nine in ten are no longer. */
  readonly ninetieth: number | null;
}

export interface CallReview {
  readonly schoolYear: string;
  /** First and last day of a call; null when there is none. */
  readonly period: { readonly from: string; readonly to: string } | null;
  readonly calls: number;
  readonly answered: number;
  readonly answerKnown: number;
  readonly waitSeconds: Lengths;
  readonly minutes: Lengths;
  /** By hour of the day, 0–23. */
  readonly hours: readonly CallTimes[];
  readonly months: readonly CallTimes[];
  /** `week[weekday][hour]`, 7 × 24, Monday first. */
  readonly week: readonly (readonly number[])[];
  /** Calls of which only the day is known: in no hour and not in `week`. */
  readonly withoutTime: number;
  /** Empty where there are fewer calls than the threshold. */
  readonly parts: readonly CallPart[];
  /** Topics down, crisis levels across, with what was not written down last in both; null like `parts`. */
  readonly topicByLevel: { readonly topics: readonly string[]; readonly levels: readonly string[]; readonly calls: readonly (readonly SafeCalls[])[] } | null;
  readonly minimum: number;
}
