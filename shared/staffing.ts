/** The staffing plan: what a school must have in counselors, by document, and what is missing where. Shares and ratios are indicators. */

export type StaffingTargetId = 'anyCounselor' | 'fullTime' | 'perTenClasses' | 'perThousandStudents';

export interface StaffingTarget {
  readonly id: StaffingTargetId;
  readonly label: string;
  /** Whom it counts: part-time teachers meet only the first. */
  readonly counts: 'any' | 'fullTime';
  /** What the number of posts is worked out from; `school`: one a school. */
  readonly per: 'school' | 'classes' | 'students';
  /** Classes or students a post. */
  readonly size: number;
  readonly source: string;
}

export const STAFFING_TARGETS: readonly StaffingTarget[] = [
  { id: 'anyCounselor', label: '每校至少1名专职或兼职教师', counts: 'any', per: 'school', size: 1, source: '菏泽市教育局《关于加强全市中小学心理健康教育的意见》（2023）；教基一〔2012〕15号' },
  { id: 'fullTime', label: '每校至少1名专职教师', counts: 'fullTime', per: 'school', size: 1, source: '教思政厅函〔2021〕10号' },
  { id: 'perTenClasses', label: '每10个班级1名专职教师', counts: 'fullTime', per: 'classes', size: 10, source: '山东省教育厅《关于加强中小学心理健康教育工作的通知》（2013年5月）' },
  { id: 'perThousandStudents', label: '专职教师与学生比不低于1:1000', counts: 'fullTime', per: 'students', size: 1000, source: '对标：福州市专职教师1:1000配备标准' },
];

export const STAFFING_TARGET_IDS = STAFFING_TARGETS.map(({ id }) => id) as [StaffingTargetId, ...StaffingTargetId[]];

export function staffingTarget(id: StaffingTargetId): StaffingTarget {
  const target = STAFFING_TARGETS.find((each) => each.id === id);
  if (target === undefined) throw new Error(`unknown staffing target ${id}`);
  return target;
}

export interface SchoolStaff {
  readonly school: string;
  readonly name: string;
  readonly county: string;
  readonly stage: string;
  /** Null: not reported. */
  readonly classes: number | null;
  readonly students: number | null;
  readonly boarding: boolean | null;
  readonly fullTime: number;
  readonly partTime: number;
}

export interface SchoolNeed extends SchoolStaff {
  readonly required: number;
  readonly present: number;
  readonly missing: number;
  /** Part-time teachers of the school who could become full-time before anybody is hired. */
  readonly convertible: number;
  /** From 1, over all schools of the plan. */
  readonly rank: number;
  /** Why it comes where it comes, in the order of weight. */
  readonly reasons: readonly string[];
}

export interface CountyNeed {
  readonly county: string;
  /** Schools for which the target can be worked out. */
  readonly schools: number;
  readonly meeting: number;
  /** Schools that must come to meet it for the share asked for; the first of them by rank. */
  readonly schoolsToReach: number;
  /** Posts missing at those schools, and at all schools short of it. */
  readonly posts: number;
  readonly postsForAll: number;
  readonly convertible: number;
  /** Schools that reported neither classes nor students where the target needs them. */
  readonly unknown: number;
}

export interface StaffingPlan {
  readonly counties: readonly CountyNeed[];
  /** Schools short of the target that are needed for the share, by rank. */
  readonly schools: readonly SchoolNeed[];
}
