/** Official documents: text, attached tables and charts from released figures. */
import type { LetterKindId } from '../../../../shared/letters';
import { riskScheme } from '../../../../shared/risk-labels';
import { scopeNote } from '../../metrics/scope-note';
import { composeLetter, indicatorsOf, letterKind } from '../../report/letters';
import { gatherFigures } from '../../report/letters/gather';
import { namedFigures } from '../../report/letters/named-figures';
import type { ReportModel } from '../../report/model';
import type { BuildReport, KindContext, ResolvedParameters } from './types';

export interface DraftedLetter {
  readonly model: ReportModel;
  /** Single figures by name, for templates. */
  readonly figures: ReadonlyMap<string, string>;
  /** How many figures were hidden. */
  readonly suppressed: number;
}

export async function draftLetter({ connection, session, issuer, ask }: KindContext, { schoolYear, areaBasis, scope, asOf, issuedOn, letter }: ResolvedParameters, id: LetterKindId): Promise<DraftedLetter> {
  if (letter === undefined) throw new Error(`no parameters of the letter ${id}`);
  const kind = letterKind(id);
  const { compareWith, redHead, number, signedBy, addressedTo, copiesTo, dueBy, measures, requests } = letter;
  const { suppressed, ...figures } = await gatherFigures(connection, ask, kind, { schoolYear, areaBasis, scope }, asOf, compareWith);
  const { unit, preparedBy } = issuer;
  const model = composeLetter(kind, {
    ...figures,
    unit,
    preparedBy,
    issuedOn: issuer.issuedOn,
    schoolYear,
    areaBasis,
    scope,
    asOf,
    scopeNote: await scopeNote(connection, { schoolYear, areaBasis, scope, indicators: indicatorsOf(kind), by: [], where: {} }),
    levels: riskScheme(session.settings.riskLabels),
    dueBy,
    measures,
    requests,
    frame: { redHead, number, signedBy, addressedTo: addressedTo ?? kind.addressedTo, issuer: unit, issuedOn, copiesTo },
  });
  return { model, figures: namedFigures(figures.told), suppressed };
}

export function buildLetter(id: LetterKindId): BuildReport {
  return async (context, parameters) => (await draftLetter(context, parameters, id)).model;
}
