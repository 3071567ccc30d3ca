/** What is chosen on the page, and the parameters of a report that follow from it. */
import type { AudienceId } from '../../../shared/audience';
import type { AreaBasis } from '../../../shared/area-basis';
import type { RequestOf } from '../../../shared/contract';
import { QUOTA_BASES, type QuotaBase } from '../../../shared/core-team';
import { reportKind, type ReportKindId } from '../../../shared/reports';
import type { Scope } from '../../../shared/scope';
import type { STAFFING_TARGETS } from '../../../shared/staffing';
import { type LetterChoices, letterParametersOf, NO_LETTER } from './letter-choices';

export type ReportParameters = NonNullable<RequestOf<'report.issue'>['parameters']>;

export interface SurveyFields {
  readonly formNumber: string;
  readonly madeBy: string;
  readonly approvedBy: string;
  readonly approvalNumber: string;
  /** ISO date, or '' */
  readonly validUntil: string;
}

export interface FeedbackChoices {
  /** '' for all. */
  readonly county: string;
  /** ISO date; '' for a month after the report. */
  readonly dueBy: string;
  readonly openOnly: boolean;
}

export interface Choices {
  readonly schoolYear: string;
  readonly areaBasis: AreaBasis;
  /** ISO dates; '' for none. */
  readonly issuedOn: string;
  readonly deadline: string;
  /** null: as each kind has it. */
  readonly madeFor: AudienceId | null;
  readonly unit: string;
  readonly preparedBy: string;
  readonly head: string;
  readonly statistician: string;
  readonly telephone: string;
  /** '' for all. */
  readonly county: string;
  /** 2025-11; '' for the last with data. */
  readonly month: string;
  readonly size: number;
  readonly base: QuotaBase;
  readonly target: (typeof STAFFING_TARGETS)[number]['id'];
  /** Per cent of the schools. */
  readonly share: number;
  readonly survey: SurveyFields;
  readonly letter: LetterChoices;
  readonly feedback: FeedbackChoices;
}

export const FIRST_CHOICES = {
  madeFor: null, deadline: '', head: '', statistician: '', telephone: '', county: '', month: '', size: 100, base: QUOTA_BASES[0], target: 'anyCounselor', share: 100, letter: NO_LETTER,
  feedback: { county: '', dueBy: '', openOnly: false },
  survey: { formNumber: '', madeBy: '', approvedBy: '', approvalNumber: '', validUntil: '' },
} as const satisfies Partial<Choices>;

/** 表号 and its companions stand on a form all together or not at all. */
export function surveyState({ survey }: Choices): 'none' | 'partly' | 'whole' {
  const filled = Object.values(survey).filter((value: string) => value.trim() !== '').length;
  return filled === 0 ? 'none' : filled === Object.keys(survey).length ? 'whole' : 'partly';
}

export function parametersOf(choices: Choices, kind: ReportKindId, { scope, asOf }: { readonly scope: Scope; readonly asOf: string | null }): ReportParameters {
  const asked = new Set(reportKind(kind).choices);
  const { schoolYear, areaBasis, issuedOn, madeFor, head, statistician, telephone, unit, preparedBy, survey } = choices;
  return {
    schoolYear,
    areaBasis,
    scope,
    head: head.trim(),
    statistician: statistician.trim(),
    telephone: telephone.trim(),
    ...(unit.trim() === '' ? {} : { unit: unit.trim() }),
    ...(preparedBy.trim() === '' ? {} : { preparedBy: preparedBy.trim() }),
    ...(issuedOn === '' ? {} : { issuedOn }),
    ...(madeFor === null ? {} : { madeFor }),
    ...(asOf === null ? {} : { asOf }),
    ...(asked.has('county') && choices.county !== '' ? { county: choices.county } : {}),
    ...(asked.has('team') ? { size: choices.size, base: choices.base } : {}),
    ...(asked.has('target') ? { target: choices.target, share: choices.share / 100 } : {}),
    ...(asked.has('deadline') && choices.deadline !== '' ? { deadline: choices.deadline } : {}),
    ...(asked.has('month') && choices.month !== '' ? { month: choices.month } : {}),
    ...(asked.has('letter') ? { letter: letterParametersOf(choices.letter) } : {}),
    ...(asked.has('feedback') ? feedbackParameters(choices.feedback) : {}),
    ...(asked.has('survey') && surveyState(choices) === 'whole' ? { survey } : {}),
  };
}

function feedbackParameters({ county, dueBy, openOnly }: FeedbackChoices): Pick<ReportParameters, 'where' | 'feedback'> {
  return { where: county === '' ? {} : { county: [county] }, feedback: { openOnly, ...(dueBy === '' ? {} : { dueBy }) } };
}
