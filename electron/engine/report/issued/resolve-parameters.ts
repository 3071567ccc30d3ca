/** Fills in what was not chosen, so that what a report was made from is known in full. */
import type { AudienceId } from '../../../../shared/audience';
import { defaultAsOf } from '../../../../shared/as-of';
import { EngineFailure, type ParsedRequestOf } from '../../../../shared/contract';
import { DEFAULT_AREA_BASIS } from '../../../../shared/area-basis';
import { DEFAULT_SCOPE } from '../../../../shared/scope';
import type { ReportChoice } from '../../../../shared/reports';
import { previousSchoolYear } from '../../../../shared/school-year';

type Parsed = ParsedRequestOf<'report.preview'>['parameters'];

type AskedLetter = Parsed['letter'] & {
  /** The office's own Word template, which was written into. */
  readonly template?: { readonly fileName: string; readonly sha256: string };
};

/** As asked for, or as resolved once before. */
export interface AskedParameters extends Omit<Parsed, 'letter' | 'feedback'> {
  readonly letter?: AskedLetter;
  readonly feedback?: Parsed['feedback'];
}

/** What a kind does not ask for stands at its default, so that equal reports have equal parameters. */
export interface ResolvedLetter extends Omit<AskedLetter, 'dueBy'> {
  /** A school year. */
  readonly compareWith: string;
  /** ISO date */
  readonly dueBy: string;
}

type AskedFeedback = Parsed['feedback'];

export interface ResolvedFeedback extends AskedFeedback {
  /** ISO date */
  readonly dueBy: string;
}

export interface ResolvedParameters extends Omit<AskedParameters, 'letter' | 'feedback'> {
  readonly schoolYear: string;
  readonly madeFor: AudienceId;
  /** ISO date */
  readonly asOf: string;
  readonly unit: string;
  readonly preparedBy: string;
  /** ISO date */
  readonly issuedOn: string;
  /** Of official documents only. */
  readonly letter?: ResolvedLetter;
  /** Of feedback to schools only. */
  readonly feedback?: ResolvedFeedback;
}

export interface ParameterDefaults {
  readonly schoolYear: string;
  readonly madeFor: AudienceId;
  readonly unit: string;
  readonly preparedBy: string;
  /** Day on which the data were last changed, ISO date. */
  readonly dataDay: string;
}

/** @throws EngineFailure BAD_REQUEST for a survey that was no longer approved on the day of the report, or a year put beside that is not earlier */
export function resolveParameters(asked: AskedParameters, choices: readonly ReportChoice[], defaults: ParameterDefaults): ResolvedParameters {
  const chosen = (choice: ReportChoice): boolean => choices.includes(choice);
  const issuedOn = asked.issuedOn ?? defaults.dataDay;
  const { schoolYear } = defaults;
  const { survey, county, deadline, month, letter, feedback } = asked;
  if (chosen('survey') && survey !== undefined && survey.validUntil < issuedOn) {
    throw new EngineFailure('BAD_REQUEST', `批准文号“${survey.approvalNumber}”的有效期到 ${survey.validUntil} 为止，早于报出日期 ${issuedOn}，不能再作为经批准的统计调查表。请核对有效期，或不填表号、作内部工作用表。`, { validUntil: survey.validUntil, issuedOn });
  }
  return {
    schoolYear,
    madeFor: asked.madeFor ?? defaults.madeFor,
    areaBasis: chosen('areaBasis') ? asked.areaBasis : DEFAULT_AREA_BASIS,
    scope: chosen('scope') ? asked.scope : DEFAULT_SCOPE,
    // By the day of the report, not of the clock: made again next year it is judged as it was.
    asOf: (chosen('asOf') ? asked.asOf : undefined) ?? defaultAsOf(schoolYear, issuedOn),
    where: chosen('where') ? asked.where : {},
    unit: asked.unit?.trim() || defaults.unit,
    preparedBy: asked.preparedBy?.trim() || defaults.preparedBy,
    head: asked.head,
    statistician: asked.statistician,
    telephone: asked.telephone,
    issuedOn,
    size: asked.size,
    base: asked.base,
    minimumYears: asked.minimumYears,
    target: asked.target,
    share: asked.share,
    ...(chosen('county') && county !== undefined ? { county } : {}),
    ...(chosen('survey') && survey !== undefined ? { survey } : {}),
    ...(chosen('deadline') && deadline !== undefined ? { deadline } : {}),
    ...(chosen('month') && month !== undefined ? { month } : {}),
    ...(chosen('letter') && letter !== undefined ? { letter: resolveLetter(letter, schoolYear, issuedOn) } : {}),
    ...(chosen('feedback') && feedback !== undefined ? { feedback: { ...feedback, dueBy: feedback.dueBy ?? monthAfter(issuedOn) } } : {}),
  };
}

/** The same day of the next month, or its last one. @param day ISO date */
export function monthAfter(day: string): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month, Math.min(date, last))).toISOString().slice(0, 10);
}

function resolveLetter(asked: AskedLetter, schoolYear: string, issuedOn: string): ResolvedLetter {
  const compareWith = asked.compareWith === 'previous' ? previousSchoolYear(schoolYear) : asked.compareWith;
  if (compareWith >= schoolYear) throw new EngineFailure('BAD_REQUEST', `对照的学年要早于所写的学年（${schoolYear}），请重新选择。`, { schoolYear, compareWith });
  return { ...asked, compareWith, dueBy: asked.dueBy ?? `${issuedOn.slice(0, 4)}-12-31` };
}
