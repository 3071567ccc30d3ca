/** What became of schools from one year to another, and under which areas they count. */

/** What links a school of one year with the other year. `missing` and `unexplained`: the directories differ, and 学校变更表 does not say why. */
export const SCHOOL_FATES = {
  same: '沿用',
  renamed: '更名',
  merged: '合并',
  transferred: '划转',
  closed: '撤销',
  founded: '新建',
  missing: '名录中不再列出',
  unexplained: '名录中新列出',
} as const;
export type SchoolFate = keyof typeof SCHOOL_FATES;

/** Facts of a school, or of the schools that became one, in one year. */
export interface SchoolState {
  readonly names: readonly string[];
  /** Null where no school of the row told it. */
  readonly students: number | null;
  readonly classes: number | null;
  /** Null: the year has no roster, so that nobody knows. */
  readonly counselors: number | null;
  readonly fullTime: number | null;
}

export interface SchoolComparison {
  readonly fate: SchoolFate;
  /** Key of the later year, else of the earlier. */
  readonly school: string;
  readonly name: string;
  /** By the basis asked for; of the later year where there is one. */
  readonly county: string;
  /** Chinese: the changes that led from the one to the other; empty where there were none. */
  readonly chain: string;
  /** Null: not in the earlier year. */
  readonly before: SchoolState | null;
  /** Null: not in the later year. */
  readonly after: SchoolState | null;
}

/** Schools by who manages them and where they stand; codes of areas. */
export interface AreaCrossing {
  readonly managed: string;
  readonly administrative: string;
  readonly schools: number;
}

export interface SchoolOfArea {
  readonly school: string;
  readonly name: string;
  readonly county: string;
  readonly township: string | null;
}

export interface SchoolOrigin {
  readonly school: string;
  readonly name: string;
  readonly county: string;
  /** Chinese. */
  readonly text: string;
}
