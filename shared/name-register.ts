/** 学校加密名册: what a school alone can read of what the bureau holds (decisions/0042). */

export interface SchoolKey {
  /** Key of the school in the directory. */
  readonly school: string;
  readonly schoolName: string;
  /** Six digits; null where the directory does not say. */
  readonly county: string | null;
  /** `age1…` */
  readonly recipient: string;
  /** Sixteen hexadecimal digits in fours. */
  readonly fingerprint: string;
  /** Local time, 2026-03-01 09:30:00. */
  readonly addedAt: string;
  readonly addedBy: string;
  /** Batches with names encrypted to this key; a batch counts by its school year. */
  readonly batches: number;
  /** Rows of names in them; a pupil has one in each batch that names the pupil. */
  readonly entries: number;
  /** Batches whose names only an earlier key of the school opens. */
  readonly olderBatches: number;
}

export interface KeyProblem {
  /** Of the sheet, from 1. */
  readonly row: number;
  /** As the sheet says. */
  readonly school: string;
  /** Chinese. */
  readonly message: string;
}

export interface KeyImport {
  readonly added: number;
  readonly replaced: number;
  readonly unchanged: number;
  /** Rows that were left out; all others were taken. */
  readonly problems: readonly KeyProblem[];
}

export interface HandOverRun {
  readonly schoolYear: string;
  /** Files, one a school. How many pupils stand on their lists is told to the schools alone. */
  readonly written: number;
  readonly skipped: readonly { readonly county: string; readonly school: string; /** Chinese. */ readonly reason: string }[];
  /** Where the files are; null: in `archive`. */
  readonly folder: string | null;
  readonly archive: { readonly fileName: string; readonly bytes: Uint8Array } | null;
}

/** Columns of the list that keys are handed in on; the first two tell the school. */
export const KEY_LIST_COLUMNS = { code: '学校标识码', school: '学校', county: '县区', key: '公钥' } as const;

/** Columns of the register as a school reads it. The last four figures of a number tell namesakes apart; without a name it stands there whole. */
export const REGISTER_COLUMNS = ['假名编号', '姓名', '性别', '年级', '班级', '学号或学籍号'] as const;
/** Columns of the list of pupils without a record of follow-up. */
export const FOLLOW_UP_COLUMNS = ['假名编号', '预警等级', '测评日期'] as const;

/** Why a list of pupils is handed over has to be said in at least so many characters. */
export const SHORTEST_REASON = 4;
