/** Fills in what was not chosen, so that what a report was made from is known in full. */
import { defaultAsOf } from '../../../../shared/as-of';
import { EngineFailure, type ParsedRequestOf } from '../../../../shared/contract';
import { DEFAULT_AREA_BASIS } from '../../../../shared/area-basis';
import { DEFAULT_SCOPE } from '../../../../shared/scope';
import type { ReportChoice } from '../../../../shared/reports';

export type AskedParameters = ParsedRequestOf<'report.preview'>['parameters'];

/** What a kind does not ask for stands at its default, so that equal reports have equal parameters. */
export interface ResolvedParameters extends AskedParameters {
  readonly schoolYear: string;
  /** ISO date */
  readonly asOf: string;
  readonly unit: string;
  readonly preparedBy: string;
  /** ISO date */
  readonly issuedOn: string;
}

export interface ParameterDefaults {
  readonly schoolYear: string;
  readonly unit: string;
  readonly preparedBy: string;
  /** Day on which the data were last changed, ISO date. */
  readonly dataDay: string;
}

/** @throws EngineFailure BAD_REQUEST for a survey that was no longer approved on the day of the report */
export function resolveParameters(asked: AskedParameters, choices: readonly ReportChoice[], defaults: ParameterDefaults): ResolvedParameters {
  const chosen = (choice: ReportChoice): boolean => choices.includes(choice);
  const issuedOn = asked.issuedOn ?? defaults.dataDay;
  const { schoolYear } = defaults;
  const { survey, county, deadline } = asked;
  if (chosen('survey') && survey !== undefined && survey.validUntil < issuedOn) {
    throw new EngineFailure('BAD_REQUEST', `批准文号“${survey.approvalNumber}”的有效期到 ${survey.validUntil} 为止，早于报出日期 ${issuedOn}，不能再作为经批准的统计调查表。请核对有效期，或不填表号、作内部工作用表。`, { validUntil: survey.validUntil, issuedOn });
  }
  return {
    schoolYear,
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
  };
}
