/**
 * Published figures that totals can be held against: means of a norm group, and shares that reach a cut. Only figures whose publication was read
 * are here; groups and tools differ from the pupils at hand, so they help to find mistakes in the data and judge nobody.
 */
interface Published {
  /** Chinese: who was asked, how old, where, when. */
  readonly group: string;
  readonly persons: number | null;
  readonly source: string;
}

export interface MeanNorm extends Published {
  readonly scale: string;
  /** Only pupils of this gender are compared; all without. */
  readonly gender?: 'male' | 'female';
  readonly mean: number;
  readonly standardDeviation: number;
}

export interface ShareReference extends Published {
  readonly scale: string;
  /** Totals from here on count. */
  readonly from: number;
  /** 0–1. */
  readonly share: number;
  /** Chinese: in what it differs. */
  readonly remark: string;
}

const SCARED_CITIES = { group: '全国 12 城市 8–16 岁学生自评', source: '《12 城市儿童焦虑的结构及性别年龄特征》（摘要）' } as const;
const SDQ_TEACHER = { group: '上海 3–17 岁，教师评', source: 'Du, Kou & Coghill, 2008（doi:10.1186/1753-2000-2-8，表 2）' } as const;

export const MEAN_NORMS: readonly MeanNorm[] = [
  { scale: 'SCARED', gender: 'male', mean: 14.4, standardDeviation: 10.5, persons: 774, ...SCARED_CITIES },
  { scale: 'SCARED', gender: 'female', mean: 15.6, standardDeviation: 10, persons: 785, ...SCARED_CITIES },
  { scale: 'SDQ', mean: 9.4, standardDeviation: 5.67, persons: 1965, ...SDQ_TEACHER },
  { scale: 'SDQ', gender: 'male', mean: 10.78, standardDeviation: 6.03, persons: 950, ...SDQ_TEACHER },
  { scale: 'SDQ', gender: 'female', mean: 8.1, standardDeviation: 5.04, persons: 1015, ...SDQ_TEACHER },
];

const OTHER_TOOL = '调查所用工具和划界与本次不同，只作合理性核对';
const DEPRESSION_CUTS: readonly (readonly [scale: string, from: number])[] = [['PHQ-9', 10], ['PHQ-A', 10], ['CES-D', 16], ['CES-DC', 15], ['CESD-10', 10], ['DSRSC', 15]];
const DEPRESSION_SOURCE = '公开资料转引（hanspub 124541、48903.com），原报告未核对';
const DEPRESSION = [
  { group: '全国青少年抑郁风险，2021—2022 年', share: 0.148, source: DEPRESSION_SOURCE },
  { group: '全国青少年抑郁检出（含重度 7.4%），2020 年', share: 0.246, source: DEPRESSION_SOURCE },
] as const;

export const SHARE_REFERENCES: readonly ShareReference[] = [
  ...DEPRESSION_CUTS.flatMap(([scale, from]) => DEPRESSION.map((each) => ({ scale, from, persons: null, remark: OTHER_TOOL, ...each }))),
  { scale: 'SDQ', from: 19, share: 0.1, persons: 22_108, group: '中国八省 5–13 岁小学生，家长评', source: 'Gao et al., 2013（PMC4054577）', remark: '划界取常模的第 90 百分位，常模中约一成达到；学生自评、教师评不能与它比' },
  { scale: 'SCARED', from: 23, share: 0.2478, persons: 565, group: '长沙市一所小学二至六年级', source: '《长沙市小学生焦虑障碍现状调查》（摘要）', remark: '一所学校的结果' },
];
