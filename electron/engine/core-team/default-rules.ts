/**
 * The published rule of the core team: a national psychological counsellor's or a mental-health tutor's certificate, at
 * least three years in the work, in service as full- or part-time teacher or researcher, willing. The points are this
 * program's proposal; a bureau sets its own.
 */
import type { AcceptedCertificate, CoreTeamRules, QuotaRule, ScoreItem } from './types';

/** The last national examinations; the profession left the national catalogue in September 2017. */
const LAST_NATIONAL_EXAMINATION = '2018-05-31';

export const ACCEPTED_CERTIFICATES: readonly AcceptedCertificate[] = [
  { id: 'counsellor1', label: '国家一级心理咨询师', names: ['一级心理咨询师', '高级心理咨询师'], lastIssuedOn: LAST_NATIONAL_EXAMINATION },
  { id: 'counsellor2', label: '国家二级心理咨询师', names: ['二级心理咨询师'], lastIssuedOn: LAST_NATIONAL_EXAMINATION },
  { id: 'counsellor3', label: '国家三级心理咨询师', names: ['三级心理咨询师'], lastIssuedOn: LAST_NATIONAL_EXAMINATION },
  { id: 'tutor', label: '心理健康辅导员', names: ['心理健康辅导员', '中小学心理健康辅导员', '心理辅导员', '心理健康教育辅导员'] },
  { id: 'ungraded', label: '心理咨询师（未注明等级）', names: ['心理咨询师', '国家心理咨询师', '国家级心理咨询师'], needsCheck: '未注明等级，须核对是否为国家职业资格证书' },
];

export const DEFAULT_SCORING: readonly ScoreItem[] = [
  { id: 'years', label: '从事年限', points: 30, measure: { kind: 'number', field: 'years', full: 15 } },
  { id: 'certificate', label: '证书等级', points: 25, measure: { kind: 'choice', field: 'certificate', shares: { counsellor1: 1, counsellor2: 1, counsellor3: 0.8, tutor: 0.6 } } },
  { id: 'fullTime', label: '专职', points: 15, measure: { kind: 'flag', field: 'fullTime' } },
  { id: 'relatedMajor', label: '心理学相关专业', points: 10, measure: { kind: 'flag', field: 'relatedMajor' } },
  { id: 'title', label: '职称', points: 10, measure: { kind: 'choice', field: 'title', shares: { 正高级教师: 1, 高级教师: 0.8, 一级教师: 0.6, 二级教师: 0.4 } } },
  { id: 'hotline', label: '热线志愿者', points: 10, measure: { kind: 'flag', field: 'hotlineVolunteer' } },
];

/** @param asOf `YYYY-MM-DD` */
export function defaultCoreTeamRules(asOf: string, quota: QuotaRule): CoreTeamRules {
  return {
    version: '2023-12',
    asOf,
    size: 100,
    certificates: ACCEPTED_CERTIFICATES,
    minimumYears: 3,
    quota,
    scoring: DEFAULT_SCORING,
    tieBreaks: ['years', 'weeklyHours', 'trainingHours'],
    reservePerCounty: 3,
  };
}
