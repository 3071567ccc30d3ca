/** Official documents: text, attached tables and charts from released figures. */
import type { LetterKindId } from '../../../../shared/letters';
import { riskScheme } from '../../../../shared/risk-labels';
import { scopeNote } from '../../metrics/scope-note';
import { composeLetter, indicatorsOf, letterKind, letterPlace } from '../../report/letters';
import { gatherFigures } from '../../report/letters/gather';
import { namedFigures } from '../../report/letters/named-figures';
import type { ReportModel } from '../../report/model';
import type { BuildReport, KindContext, ResolvedParameters } from './types';

async function draftLetter({ connection, session, issuer, ask }: KindContext, { schoolYear, areaBasis, scope, asOf, issuedOn, county, letter }: ResolvedParameters, id: LetterKindId): Promise<ReportModel> {
  if (letter === undefined) throw new Error(`no parameters of the letter ${id}`);
  const kind = letterKind(id);
  const place = letterPlace(county, issuer.unit);
  const { compareWith, redHead, number, signedBy, addressedTo, copiesTo, dueBy, measures, requests } = letter;
  const figures = await gatherFigures(connection, ask, kind, place, { schoolYear, areaBasis, scope }, asOf, compareWith);
  const { unit, preparedBy } = issuer;
  const model = composeLetter(kind, {
    ...figures,
    place,
    unit,
    preparedBy,
    issuedOn: issuer.issuedOn,
    schoolYear,
    areaBasis,
    scope,
    asOf,
    scopeNote: await scopeNote(connection, { schoolYear, areaBasis, scope, indicators: indicatorsOf(kind, place), by: [], where: county === undefined ? {} : { county: [county] } }),
    levels: riskScheme(session.settings.riskLabels),
    dueBy,
    measures,
    requests,
    frame: { redHead, number, signedBy, addressedTo: addressedTo ?? kind.addressedTo(place), issuer: unit, issuedOn, copiesTo },
  });
  return { ...model, namedFigures: namedFigures(figures.told, place.whole) };
}

export function buildLetter(id: LetterKindId): BuildReport {
  return (context, parameters) => draftLetter(context, parameters, id);
}
