import { describe, expect, it } from 'vitest';
import { obligationsOf, type SchoolFindings } from '../../../../electron/engine/report/school-feedback/obligations';
import type { ReleasedFigure } from '../../../../electron/engine/privacy/released';
import { SCHOOL_CHECKS } from '../../../../shared/school-checks';

const DAY = '2026-07-15';

function school(values: Readonly<Record<string, number | null>>, more: Partial<Omit<SchoolFindings, 'figure'>> = {}): SchoolFindings {
  const figure = (indicator: string): ReleasedFigure | undefined =>
    values[indicator] === undefined ? undefined : { indicator, group: {}, labels: {}, value: values[indicator] ?? null, numerator: null, denominator: null, suppressed: false };
  return { figure, verdicts: [], evidence: [], unreported: [], contradictions: [], ...more };
}

const problems = (found: SchoolFindings, asOf = DAY): readonly string[] => obligationsOf(found, asOf).map(({ problem }) => problem);

describe('what is asked of a school', () => {
  it('is nothing where everything is met', () => {
    expect(obligationsOf(school({ counselorCoverage: 1, fullTimeCoverage: 1, untrainedCounselors: 0, schoolAssessmentRate: 1, assessmentCompletion: 1, consentShare: 1 }), DAY)).toEqual([]);
  });

  it('is nothing where nothing is known', () => {
    expect(obligationsOf(school({}), DAY)).toEqual([]);
    expect(obligationsOf(school({ counselorCoverage: null, assessmentCompletion: null, consentShare: null }), DAY)).toEqual([]);
  });

  it('names the missing counselor, or the missing full-time one, once', () => {
    expect(problems(school({ counselorCoverage: 0, fullTimeCoverage: 0 }))).toEqual(['没有配备专职或兼职心理健康教师。']);
    expect(problems(school({ counselorCoverage: 1, fullTimeCoverage: 0 }))).toEqual(['没有专职心理健康教师。']);
  });

  it('names a missing assessment, else what is missing to a complete one', () => {
    expect(problems(school({ schoolAssessmentRate: 0, assessmentCompletion: 0 }))).toEqual(['本学年没有开展心理健康测评，或没有报送测评结果。']);
    expect(problems(school({ schoolAssessmentRate: 1, assessmentCompletion: 0.9583, consentShare: 0.5 }))).toEqual(['测评完成率95.83%。', '监护人知情同意率50.00%。']);
  });

  it('asks for what a target in force on the day asks for', () => {
    const [hour, twoHours] = ['exerciseHourShare', 'exerciseTwoHoursShare'].map((id) => SCHOOL_CHECKS.findIndex(({ indicator }) => indicator === id)) as [number, number];
    const missed = SCHOOL_CHECKS.map((_, index) => (index === hour || index === twoHours ? ('missed' as const) : ('met' as const)));
    const evidence = SCHOOL_CHECKS.map((_, index) => (missed[index] === 'missed' ? '三年级45分钟' : ''));
    expect(problems(school({}, { verdicts: missed, evidence }))).toEqual(['锻炼2小时未达标：三年级45分钟。']);
    expect(problems(school({}, { verdicts: missed, evidence }), '2025-09-01')).toEqual(['锻炼1小时未达标：三年级45分钟。']);
  });

  it('asks for forms that did not come and items left empty, each once', () => {
    expect(problems(school({}, { unreported: ['counselors', 'assessmentResults', 'courses', 'counselingRooms'] }))).toEqual([expect.stringMatching(/^没有报送“[^”]+”、“[^”]+”。$/)]);
    const blank = SCHOOL_CHECKS.map(() => 'blank' as const);
    expect(problems(school({}, { verdicts: blank, evidence: blank.map(() => '没有填“平均睡眠”') }))).toEqual(['没有填“平均睡眠”。']);
  });

  it('names a few grades, and of many the first and how many they are', () => {
    const at = SCHOOL_CHECKS.findIndex(({ indicator }) => indicator === 'homeworkMetShare');
    const told = (evidence: string) => problems(school({}, { verdicts: SCHOOL_CHECKS.map((_, index) => (index === at ? 'missed' : 'met')), evidence: SCHOOL_CHECKS.map((_, index) => (index === at ? evidence : '')) }));
    expect(told('一年级10分钟、二年级30分钟（应没有）；三年级80分钟（应不超过60分钟）')).toEqual(['书面作业未达标：一年级10分钟、二年级30分钟（应没有）；三年级80分钟（应不超过60分钟）。']);
    expect(told('二年级70分钟、三年级71分钟、四年级72分钟、五年级73分钟、六年级74分钟（应不超过60分钟）')).toEqual(['书面作业未达标：二年级70分钟、三年级71分钟等（应不超过60分钟）。']);
  });

  it('tells contradictions by kind alone', () => {
    expect(problems(school({}, { contradictions: ['实测多于在校生', '一人在两校专职'] }))).toEqual(['报送的数据前后不符：实测多于在校生、一人在两校专职。']);
  });
});
