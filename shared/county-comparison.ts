/** 县区汇总数核对: the totals that a county has added up itself against what the single rows come to. */
import type { WaterfallSubject } from './reconciliation';
import type { LevelNumbering, RiskLevel } from './risk';

export interface TotalItem {
  /** Column of the dataset 县区汇总表. */
  readonly id: string;
  readonly label: string;
  /** Where our number comes from: a released figure, or its numerator where the indicator is a share. */
  readonly indicator: string;
  readonly part: 'value' | 'numerator';
  /** What the level is where 一级 is the worst, and where it is the mildest. */
  readonly riskLevel?: Readonly<Record<LevelNumbering, RiskLevel>>;
  /** The waterfall whose steps may explain a difference. */
  readonly waterfall?: WaterfallSubject;
}

const level = (id: string, label: string, firstWorst: RiskLevel, firstMildest: RiskLevel): TotalItem => ({ id, label, indicator: 'riskDistribution', part: 'numerator', riskLevel: { firstWorst, firstMildest } });

export const TOTAL_ITEMS: readonly TotalItem[] = [
  { id: 'schoolCount', label: '学校数', indicator: 'schoolCount', part: 'value', waterfall: 'schools' },
  { id: 'schoolsWithCounselor', label: '已配备教师学校数', indicator: 'counselorCoverage', part: 'numerator' },
  { id: 'counselorCount', label: '心理教师数', indicator: 'counselorCount', part: 'value', waterfall: 'counselors' },
  { id: 'fullTimeCount', label: '专职教师数', indicator: 'fullTimeCounselorCount', part: 'value', waterfall: 'counselors' },
  { id: 'partTimeCount', label: '兼职教师数', indicator: 'partTimeCounselorCount', part: 'value', waterfall: 'counselors' },
  { id: 'schoolsAssessed', label: '开展测评学校数', indicator: 'schoolsAssessed', part: 'value' },
  { id: 'studentsToAssess', label: '应测人数', indicator: 'studentsToAssess', part: 'value' },
  { id: 'assessedStudents', label: '实测人数', indicator: 'assessedStudents', part: 'value', waterfall: 'assessed' },
  { id: 'validResults', label: '有效人数', indicator: 'validResults', part: 'value' },
  level('levelOne', '一级人数', '3', '1'),
  level('levelTwo', '二级人数', '2', '2'),
  level('levelThree', '三级人数', '1', '3'),
];

export interface ComparedTotal {
  /** Of TOTAL_ITEMS. */
  readonly item: string;
  /** What the county's file says; null when it does not say, or hidden. */
  readonly stated: number | null;
  /** What we count; null when nothing of the kind is loaded, or hidden. */
  readonly counted: number | null;
  /** Too few pupils stand behind it: neither number is shown, for one would tell the other. */
  readonly suppressed: boolean;
  /** What could explain the difference; '' where there is none. */
  readonly explanation: string;
}

export interface ComparedCounty {
  readonly county: string;
  /** Where the county's numbers stand. */
  readonly file: string;
  readonly sheet: string;
  readonly row: number;
  /** Items of which either side says something. */
  readonly totals: readonly ComparedTotal[];
}

export interface CountyComparison {
  readonly schoolYear: string;
  readonly counties: readonly ComparedCounty[];
  /** Valid results below which counts of pupils are hidden. */
  readonly minimum: number;
}

/** File − count; null where one of them is not known or shown. */
export function differenceOf({ stated, counted }: Pick<ComparedTotal, 'stated' | 'counted'>): number | null {
  return stated === null || counted === null ? null : stated - counted;
}

export function totalItem(id: string): TotalItem {
  const item = TOTAL_ITEMS.find((each) => each.id === id);
  if (item === undefined) throw new Error(`unknown total ${id}`);
  return item;
}
