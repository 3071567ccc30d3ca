/** Single figures by name, for templates: 全市.专兼职心理健康教师配备率, 曹县.配备率, of a county 全县.配备率, 小学.配备率. */
import { MISSING_TEXT, SUPPRESSED_TEXT } from '../../../../shared/format';
import { findIndicator } from '../../../../shared/indicators';
import type { ReleasedFigure } from '../../privacy/released';
import { amount } from '../words/amounts';
import type { Told } from '../words/told';

/** What officials call indicators for short. */
const SHORT_NAMES: Readonly<Record<string, string>> = {
  counselorCoverage: '配备率',
  fullTimeCoverage: '专职配备率',
  counselorCount: '教师数',
  fullTimeCounselorCount: '专职教师数',
  partTimeCounselorCount: '兼职教师数',
  schoolCount: '学校数',
  studentCount: '学生数',
  assessmentCompletion: '测评完成率',
  schoolAssessmentRate: '测评开展率',
};

/** @param whole 全市, 全县 @param told by indicator; parts that are not told in the text are not named here either. */
export function namedFigures(told: ReadonlyMap<string, Told>, whole: string): Readonly<Record<string, string>> {
  const named = new Map<string, string>();
  for (const { definition, city, parts, partOf } of told.values()) {
    for (const figure of [...(city === undefined ? [] : [city]), ...parts]) {
      const place = figure.group[partOf.dimension] === undefined ? whole : (figure.labels[partOf.dimension] ?? '');
      for (const name of [SHORT_NAMES[definition.id], definition.label]) if (name !== undefined) named.set(`${place}.${name}`, textOf(figure));
    }
  }
  return Object.fromEntries(named);
}

function textOf({ indicator, value, suppressed }: ReleasedFigure): string {
  if (suppressed) return SUPPRESSED_TEXT;
  return value === null ? MISSING_TEXT : amount(value, findIndicator(indicator)?.unit ?? 'person');
}
