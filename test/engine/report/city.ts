/** A fabricated city for reports: raw counts, handed through the real gate, so that the figures are what reports get. */
import { DEFAULT_SCOPE } from '../../../shared/scope';
import type { BatchRecord, IssueRecord } from '../../../shared/contract';
import { findIndicator } from '../../../shared/indicators';
import { countyLabel } from '../../../shared/regions';
import { RISK_LEVELS, type RiskLevel, VALID_RISK_LEVELS } from '../../../shared/risk';
import { DEFAULT_RISK_SCHEME, levelLabel } from '../../../shared/risk-labels';
import type { AnnualReportInput } from '../../../electron/engine/report/annual';
import { ANNUAL_INDICATORS } from '../../../electron/engine/report/annual-indicators';
import type { RawFigure } from '../../../electron/engine/metrics/figures';
import { release } from '../../../electron/engine/privacy/gate';
import type { ReleasedFigures } from '../../../electron/engine/privacy/released';
import { DEFAULT_SETTINGS } from '../../../shared/settings';

export const SCHOOL_YEAR = '2025-2026';

/** What one county counted; null levels: no assessment reported there. */
export interface Counts {
  readonly schools: number;
  readonly covered: number;
  readonly fullTime: number;
  readonly partTime: number;
  readonly students: number;
  readonly schoolsAssessed: number;
  readonly levels: Readonly<Record<RiskLevel, number>>;
}

const levels = (normal: number, general: number, key: number, crisis: number, invalid: number, notTested: number): Counts['levels'] => ({ '0': normal, '1': general, '2': key, '3': crisis, X: invalid, N: notTested });

/** Every county of the city; the sums of the columns are the city's unless a test says otherwise. */
export const COUNTS: Readonly<Record<string, Counts>> = {
  '371700': { schools: 14, covered: 14, fullTime: 31, partTime: 22, students: 38_214, schoolsAssessed: 14, levels: levels(32_871, 2_409, 894, 221, 518, 1_301) },
  '371702': { schools: 412, covered: 397, fullTime: 96, partTime: 388, students: 187_320, schoolsAssessed: 405, levels: levels(160_812, 11_702, 4_218, 1_033, 2_617, 6_938) },
  '371703': { schools: 198, covered: 187, fullTime: 31, partTime: 176, students: 79_455, schoolsAssessed: 190, levels: levels(67_240, 5_120, 1_977, 466, 1_204, 3_448) },
  '371721': { schools: 521, covered: 468, fullTime: 44, partTime: 451, students: 221_908, schoolsAssessed: 502, levels: levels(188_006, 14_411, 5_209, 1_310, 3_118, 9_854) },
  '371722': { schools: 402, covered: 402, fullTime: 52, partTime: 377, students: 166_230, schoolsAssessed: 402, levels: levels(142_775, 10_230, 3_884, 902, 2_440, 5_999) },
  '371723': { schools: 187, covered: 171, fullTime: 18, partTime: 160, students: 93_611, schoolsAssessed: 180, levels: levels(79_803, 5_930, 2_131, 540, 1_302, 3_905) },
  '371724': { schools: 309, covered: 300, fullTime: 29, partTime: 288, students: 141_002, schoolsAssessed: 301, levels: levels(120_447, 9_003, 3_291, 801, 1_977, 5_483) },
  '371725': { schools: 377, covered: 351, fullTime: 37, partTime: 330, students: 175_590, schoolsAssessed: 366, levels: levels(149_702, 11_222, 4_077, 1_004, 2_563, 7_022) },
  '371726': { schools: 268, covered: 259, fullTime: 22, partTime: 249, students: 118_407, schoolsAssessed: 260, levels: levels(101_330, 7_498, 2_707, 655, 1_640, 4_577) },
  '371728': { schools: 251, covered: 244, fullTime: 0, partTime: 240, students: 112_846, schoolsAssessed: 247, levels: levels(96_511, 7_190, 2_566, 0, 1_588, 4_991) },
  '371790': { schools: 88, covered: 88, fullTime: 19, partTime: 80, students: 47_120, schoolsAssessed: 88, levels: levels(40_470, 2_988, 1_081, 260, 634, 1_687) },
};

export function sumOf(counts: readonly Counts[]): Counts {
  const sum = (part: (one: Counts) => number): number => counts.reduce((running, one) => running + part(one), 0);
  return {
    schools: sum((one) => one.schools),
    covered: sum((one) => one.covered),
    fullTime: sum((one) => one.fullTime),
    partTime: sum((one) => one.partTime),
    students: sum((one) => one.students),
    schoolsAssessed: sum((one) => one.schoolsAssessed),
    levels: Object.fromEntries(RISK_LEVELS.map((level) => [level, sum((one) => one.levels[level])])) as Record<RiskLevel, number>,
  };
}

export interface City {
  readonly counties: Readonly<Record<string, Counts>>;
  /** Where it is not the sum: one teacher in two counties. */
  readonly whole: Counts;
}

export const CITY: City = { counties: COUNTS, whole: sumOf(Object.values(COUNTS)) };

/** The figures of reports as the engine makes them: one release for the whole city, one by county. */
export function releasedFigures(city: City): readonly ReleasedFigures[] {
  const counties = Object.entries(city.counties).flatMap(([county, counts]) => rawFigures(counts, { county }));
  const raw = (figures: readonly RawFigure[], dimensions: readonly ('county' | 'riskLevel')[]) => release({ schoolYear: SCHOOL_YEAR, dimensions, figures }, DEFAULT_SETTINGS);
  return [raw(rawFigures(city.whole, {}), ['riskLevel']), raw(counties, ['county', 'riskLevel'])];
}

/** 其中 by stage: two thirds of the city's schools and people are of primary schools. */
export function stageFigures(whole: Counts): ReleasedFigures {
  const part = (counts: Counts, take: (value: number) => number): Counts => ({
    schools: take(counts.schools), covered: take(counts.covered), fullTime: take(counts.fullTime), partTime: take(counts.partTime), students: take(counts.students), schoolsAssessed: take(counts.schoolsAssessed),
    levels: Object.fromEntries(RISK_LEVELS.map((level) => [level, take(counts.levels[level])])) as Record<RiskLevel, number>,
  });
  const primary = (value: number): number => Math.floor((value * 2) / 3);
  const figures = [...rawFigures(part(whole, primary), { stage: 'primary' }), ...rawFigures(part(whole, (value) => value - primary(value)), { stage: 'junior' })];
  return release({ schoolYear: SCHOOL_YEAR, dimensions: ['stage', 'riskLevel'], figures }, DEFAULT_SETTINGS);
}

/** City figures of an earlier year, a little below this one's. */
export function earlierFigures(schoolYear: string, share: number): ReleasedFigures {
  const lower = (value: number): number => Math.floor(value * share);
  const counts: Counts = { ...CITY.whole, covered: lower(CITY.whole.covered), fullTime: lower(CITY.whole.fullTime), schoolsAssessed: lower(CITY.whole.schoolsAssessed), levels: { ...CITY.whole.levels, '0': lower(CITY.whole.levels['0']) } };
  return release({ schoolYear, dimensions: ['riskLevel'], figures: rawFigures(counts, {}) }, DEFAULT_SETTINGS);
}

/** Pupils assessed by grade and gender; the sums are the city's. */
export function pupilFigures(byGrade: Readonly<Record<string, readonly [male: number, female: number]>>): readonly ReleasedFigures[] {
  const indicator = findIndicator('assessedStudents');
  if (indicator === undefined) throw new Error('no assessedStudents');
  const figure = (group: Readonly<Record<string, string>>, numerator: number): RawFigure => ({ indicator, group, labels: {}, numerator, denominator: null, validResults: null, validLeftOut: null });
  const sums = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
  const grades = Object.entries(byGrade);
  const made = (dimensions: readonly ('grade' | 'gender')[], figures: readonly RawFigure[]): ReleasedFigures => release({ schoolYear: SCHOOL_YEAR, dimensions, figures }, DEFAULT_SETTINGS);
  return [
    made([], [figure({}, sums(grades.flatMap(([, both]) => both)))]),
    made(['gender'], (['male', 'female'] as const).map((gender, side) => figure({ gender }, sums(grades.map(([, both]) => both[side] ?? 0))))),
    made(['grade'], grades.map(([grade, both]) => figure({ grade }, sums(both)))),
    made(['grade', 'gender'], grades.flatMap(([grade, both]) => (['male', 'female'] as const).map((gender, side) => figure({ grade, gender }, both[side] ?? 0)))),
  ];
}

function rawFigures(counts: Counts, group: Readonly<Record<string, string>>): RawFigure[] {
  const valid = VALID_RISK_LEVELS.reduce((sum, level) => sum + counts.levels[level], 0);
  const assessed = valid + counts.levels.X;
  const teachers = counts.fullTime + counts.partTime;
  const parts: Readonly<Record<(typeof ANNUAL_INDICATORS)[number], readonly [number, number | null]>> = {
    counselorCoverage: [counts.covered, counts.schools],
    counselorCount: [teachers, null],
    fullTimeCounselorCount: [counts.fullTime, null],
    partTimeCounselorCount: [counts.partTime, null],
    studentCount: [counts.students, null],
    fullTimeCoverage: [Math.min(counts.fullTime, counts.schools), counts.schools],
    studentsPerCounselor: [counts.students, teachers],
    schoolAssessmentRate: [counts.schoolsAssessed, counts.schools],
    assessmentCompletion: [assessed, counts.students],
    validResults: [valid, null],
    riskDistribution: [0, valid],
  };
  return ANNUAL_INDICATORS.flatMap((id): RawFigure[] => {
    const indicator = findIndicator(id);
    if (indicator === undefined) throw new Error(`no indicator ${id}`);
    const base = { indicator, validResults: indicator.suppression === 'health' ? valid : null, validLeftOut: indicator.suppression === 'health' ? 0 : null };
    const labels: Readonly<Record<string, string>> = group['county'] === undefined ? {} : { county: countyLabel(group['county']) };
    if (id !== 'riskDistribution') return [{ ...base, group, labels, numerator: parts[id][0], denominator: parts[id][1] }];
    const bases: Readonly<Record<RiskLevel, number>> = { '0': valid, '1': valid, '2': valid, '3': valid, X: assessed, N: assessed + counts.levels.N };
    return RISK_LEVELS.map((riskLevel) => ({ ...base, group: { ...group, riskLevel }, labels: { ...labels, riskLevel: levelLabel(DEFAULT_RISK_SCHEME, riskLevel) }, numerator: counts.levels[riskLevel], denominator: bases[riskLevel] }));
  });
}

export function batches(count: number): BatchRecord[] {
  return Array.from({ length: count }, (_, position): BatchRecord => {
    const dataset = (['schools', 'counselors', 'assessmentResults'] as const)[position % 3] ?? 'schools';
    return {
      batch: position + 1,
      importId: 1,
      dataset,
      fileName: `曹县${['中小学校基本情况统计表', '专兼职心理健康教育教师信息采集表（汇总）', '心理健康测评结果汇总表-最终版'][position % 3]}${position + 1}.xlsx`,
      sha256: (position + 1).toString(16).padStart(64, 'e3b0c442'),
      sheet: 'Sheet1',
      schoolYear: SCHOOL_YEAR,
      loadedAt: `2026-07-01 09:${String(position % 60).padStart(2, '0')}:00`,
      rowsRead: 1200 + position,
      rowsLoaded: 1190 + position,
      rowsRejected: 10,
      rowsSkipped: 3,
      rowsReplaced: 0,
      issues: 12,
    };
  });
}

export function reportInput(changes: Partial<AnnualReportInput> = {}): AnnualReportInput {
  return {
    schoolYear: SCHOOL_YEAR,
    areaBasis: 'managed',
    scope: DEFAULT_SCOPE,
    scopeNote: '',
    asOf: '2026-08-31',
    unit: '菏泽市教育局',
    preparedBy: '张三',
    issuedOn: new Date(2026, 6, 15, 10, 30),
    appVersion: '0.1.0',
    figures: releasedFigures(CITY),
    earlier: [],
    batches: batches(6),
    summary: { schoolYear: SCHOOL_YEAR, schools: 3027, counselors: 3120, assessed: 1_300_000, unmatchedCounselors: 7, unmatchedStudents: 41 },
    levels: DEFAULT_RISK_SCHEME,
    grading: [],
    minimumValidResults: DEFAULT_SETTINGS.minimumValidResults,
    hotline: DEFAULT_SETTINGS.hotlineNumber,
    ...changes,
  };
}

export const GRADES_OF_PUPILS: Readonly<Record<string, readonly [number, number]>> = { '4': [52_310, 48_904], '5': [51_877, 48_120], '6': [50_412, 47_030], '7': [61_800, 57_212], '8': [60_144, 56_378], '9': [58_903, 55_247], '10': [44_210, 46_003], '11': [43_118, 45_290], '12': [41_876, 44_615] };

/** Everything that the report can hold: 其中 rows, earlier years, pupils. */
export function wholeInput(changes: Partial<AnnualReportInput> = {}): AnnualReportInput {
  return reportInput({
    figures: [...releasedFigures(CITY), stageFigures(CITY.whole), ...pupilFigures(GRADES_OF_PUPILS)],
    earlier: [earlierFigures('2023-2024', 0.9), earlierFigures('2024-2025', 0.96)],
    ...changes,
  });
}

const messages = [
  '学校标识码应为10位数字（类别2位＋37＋6位序号），现为“31370012”；已置空，请核对后补填。',
  '“专职/兼职”写法无法识别；请填写“专职”或“兼职”后重新上报。',
  '身份证号校验位不对，本行未导入；请与本人证件核对后改正，再把整份文件重新上报。',
  '日期写成“2025.9.1”，已按 2025-09-01 读取；以后请写成 2025-09-01。',
];

export function issues(count: number): IssueRecord[] {
  const actions = ['emptied', 'rejected', 'rejected', 'fixed', 'noted'] as const;
  return Array.from({ length: count }, (_, position) => ({
    batch: 1 + (position % 3),
    file: ['曹县专兼职心理健康教育教师信息采集表（汇总）.xlsx', '单县心理健康测评结果汇总表.csv', '城镇学校名录.xlsx'][position % 3] ?? '',
    sheet: position % 3 === 1 ? '单县心理健康测评结果汇总表' : 'Sheet1',
    row: 5 + Math.floor((position * 7919) % (count + 7)),
    cell: position % 5 === 4 ? null : `C${5 + Math.floor((position * 7919) % (count + 7))}`,
    school: ['曹县第一中学', '单县第二中学', null][position % 3] ?? null,
    county: ['371721', '371722', null][position % 3] ?? null,
    closedBy: null,
    column: position % 5 === 4 ? null : (['学校标识码', '专兼职', '身份证号', '取得时间'][position % 4] ?? null),
    value: position % 5 === 4 ? null : (['31370012', '半专半兼', '3717**********123X', '2025.9.1'][position % 4] ?? null),
    code: 'BAD_VALUE',
    severity: 'error' as const,
    action: actions[position % 5] ?? 'noted',
    message: messages[position % 4] ?? '',
  }));
}
