/** What was chosen for a report, in words, for its history. */
import { AREA_BASES } from '../../../../shared/area-basis';
import { AUDIENCES } from '../../../../shared/audience';
import { dayLabel } from '../../../../shared/as-of';
import { filterWords } from '../../../../shared/filter-words';
import { monthLabel } from '../../../../shared/month';
import { countyLabel } from '../../../../shared/regions';
import type { ReportChoice } from '../../../../shared/reports';
import { schoolYearLabel } from '../../../../shared/school-year';
import { scopeWords, switchesTurned } from '../../../../shared/scope';
import { staffingTarget } from '../../../../shared/staffing';
import type { ResolvedParameters } from './resolve-parameters';

type Words = (parameters: ResolvedParameters) => readonly { readonly label: string; readonly text: string }[];

const CHOICE_WORDS: Readonly<Record<ReportChoice, Words>> = {
  areaBasis: ({ areaBasis }) => [{ label: '县区口径', text: AREA_BASES[areaBasis].label }],
  scope: ({ scope }) => [{ label: '统计口径', text: switchesTurned(scope).length === 0 ? '默认' : scopeWords(scope) }],
  asOf: ({ asOf }) => [{ label: '目标判断日期', text: dayLabel(asOf) }],
  where: ({ where }) => (filterWords(where) === '' ? [] : [{ label: '范围', text: filterWords(where) }]),
  county: ({ county }) => [{ label: '县区', text: county === undefined ? '全市' : countyLabel(county) }],
  survey: ({ survey }) => (survey === undefined ? [] : [{ label: '表号', text: `${survey.formNumber}（${survey.approvalNumber}）` }]),
  team: ({ size }) => [{ label: '名额', text: `${size}人` }],
  target: ({ target, share }) => [{ label: '目标', text: `${staffingTarget(target).label}，${Number((share * 100).toFixed(1))}%的学校` }],
  letter: ({ letter }) =>
    letter === undefined
      ? []
      : [
          ...(letter.number === '' ? [] : [{ label: '发文字号', text: letter.number }]),
          { label: '对照学年', text: schoolYearLabel(letter.compareWith) },
          { label: '完成时限', text: dayLabel(letter.dueBy) },
          ...(letter.template === undefined ? [] : [{ label: '模板', text: letter.template.fileName }]),
        ],
  month: ({ month }) => (month === undefined ? [] : [{ label: '月份', text: monthLabel(month) }]),
  feedback: ({ feedback }) => (feedback === undefined ? [] : [{ label: '完成时限', text: dayLabel(feedback.dueBy) }, ...(feedback.openOnly ? [{ label: '学校', text: '只含有事项需办的' }] : [])]),
  deadline: ({ deadline }) => (deadline === undefined ? [] : [{ label: '报送截止', text: dayLabel(deadline) }]),
};

export function parameterWords(parameters: ResolvedParameters, choices: readonly ReportChoice[]): { readonly label: string; readonly text: string }[] {
  return [
    { label: '学年', text: schoolYearLabel(parameters.schoolYear) },
    { label: '使用范围', text: AUDIENCES[parameters.madeFor].label },
    { label: '填报单位', text: parameters.unit },
    { label: '报出日期', text: dayLabel(parameters.issuedOn) },
    ...choices.flatMap((choice) => CHOICE_WORDS[choice](parameters)),
  ];
}
