import { localToday } from '../../../shared/as-of';
import { reportParameters } from '../../../shared/contract/report-requests';
import type { AskedParameters } from '../report/issued/resolve-parameters';

const PLACES = ['county', 'stage', 'schoolType', 'urbanRural', 'ownership', 'school'] as const;

/** Parameters of a report from what a page asks when it offers a workbook: what it filters by, and today as the date of the report. */
export function pageParameters(request: Readonly<Record<string, unknown>>): AskedParameters {
  const where = Object.fromEntries(PLACES.flatMap((place) => (Array.isArray(request[place]) ? [[place, request[place]]] : [])));
  const { county, ...others } = request;
  return reportParameters.parse({ ...others, ...(typeof county === 'string' ? { county } : {}), where, issuedOn: localToday() });
}
