/** 两个来源逐人核对: the bureau's roster against the export of the national teacher system, with one fate for every person. */

export interface ComparisonFate {
  readonly label: string;
  /** 口径, a full sentence. */
  readonly definition: string;
  /** Whose total a person of this fate belongs to. */
  readonly sides: readonly ComparisonSide[];
}
export type ComparisonSide = 'roster' | 'system';

export const COMPARISON_FATES = {
  agrees: { label: '两边一致', definition: '两边都有此人，专兼职相同，至少有一所学校相同（系统一人只登记一所学校，走教的以登记的学校在台账所列学校之中为一致）。', sides: ['roster', 'system'] },
  postDiffers: { label: '专兼职不一致', definition: '两边都有此人，台账与系统所填专职、兼职不同；学校也不同的，一并写在“不同之处”。', sides: ['roster', 'system'] },
  schoolDiffers: { label: '学校不一致', definition: '两边都有此人，专兼职相同，但系统登记的学校不在台账所列学校之中。', sides: ['roster', 'system'] },
  notMarked: { label: '系统未标为心理教师', definition: '台账有此人，系统里也有，但“是否心理健康教育教师”为“否”或没有填。', sides: ['roster'] },
  unclear: { label: '同名待核', definition: '没有可对上的身份证号，同校同名的不止一人，程序不作猜测，请人工核对。', sides: ['roster', 'system'] },
  rosterOnly: { label: '台账有、系统无', definition: '台账有此人，系统导出表里没有找到。', sides: ['roster'] },
  systemOnly: { label: '系统有、台账无', definition: '系统标为专职或兼职心理健康教育教师，台账里没有找到。', sides: ['system'] },
} as const satisfies Readonly<Record<string, ComparisonFate>>;

export type ComparisonFateId = keyof typeof COMPARISON_FATES;
export const COMPARISON_FATE_IDS = Object.keys(COMPARISON_FATES) as ComparisonFateId[];

/** People of each side by fate; fates of the other side are 0. A side's total is the sum over its fates. */
export interface ComparisonCounts {
  readonly roster: Readonly<Record<ComparisonFateId, number>>;
  readonly system: Readonly<Record<ComparisonFateId, number>>;
}

export interface ComparisonFinding {
  readonly fate: ComparisonFateId;
  readonly county: string;
  readonly name: string;
  /** Schools and post as each side has them; '' where it does not have the person. */
  readonly roster: string;
  readonly system: string;
  /** What differs, or who might be meant. */
  readonly note: string;
}

export interface TeacherComparison {
  readonly schoolYear: string;
  /** Of the area asked for, each person once. */
  readonly total: ComparisonCounts;
  /** A person at schools of two counties counts in both, as everywhere. In the order of counties. */
  readonly counties: readonly ({ readonly county: string } & ComparisonCounts)[];
  /** Everybody but those who agree; in the order of county, fate and name. */
  readonly findings: readonly ComparisonFinding[];
}

export function sideTotal(counts: Readonly<Record<ComparisonFateId, number>>): number {
  return COMPARISON_FATE_IDS.reduce((sum, fate) => sum + counts[fate], 0);
}
