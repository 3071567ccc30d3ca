/** A question as text for addresses and files: the same question always gives the same text, and defaults are left out so that addresses stay short. */
import { DEFAULT_AREA_BASIS } from '../area-basis';
import { DIMENSION_IDS } from '../indicators';
import { switchesTurned } from '../scope';
import { DEFAULT_LIMIT, type FieldGroup, type FieldVisualQuery, type IndicatorVisualQuery, type VisualQuery } from './types';

/** @returns JSON that `readVisualQuery` reads back into an equal question */
export function writeVisualQuery(query: VisualQuery): string {
  return JSON.stringify({
    source: query.source,
    ...unless('', { title: query.title }),
    ...(query.source === 'indicators' ? indicatorParts(query) : fieldParts(query)),
    ...unless('table', { presentation: query.presentation }),
    ...unless(false, { rowTotals: query.rowTotals }),
    ...unless(false, { columnTotals: query.columnTotals }),
  });
}

/** Without what stands at its default. */
function unless<T>(standard: T, part: Readonly<Record<string, T>>): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(part).filter(([, value]) => (Array.isArray(value) ? value.length > 0 : value !== standard)));
}

function indicatorParts(query: IndicatorVisualQuery): object {
  const where = DIMENSION_IDS.flatMap((id) => ((query.where[id]?.length ?? 0) > 0 ? [[id, query.where[id]] as const] : []));
  const scope = switchesTurned(query.scope).map((id) => [id, query.scope[id]] as const);
  return {
    ...unless<readonly string[]>([], { indicators: query.indicators, rows: query.rows, columns: query.columns }),
    ...(where.length === 0 ? {} : { where: Object.fromEntries(where) }),
    ...unless<readonly string[]>([], { schoolYears: query.schoolYears }),
    ...unless<string>(DEFAULT_AREA_BASIS, { areaBasis: query.areaBasis }),
    ...(scope.length === 0 ? {} : { scope: Object.fromEntries(scope) }),
    ...unless(null, { asOf: query.asOf }),
    ...unless(false, { compare: query.compare }),
  };
}

function fieldParts(query: FieldVisualQuery): object {
  return {
    view: query.view,
    ...unless<readonly object[]>([], { rows: query.rows.map(groupPart), columns: query.columns.map(groupPart), measures: query.measures, where: query.where }),
    ...(query.order === null ? {} : { order: query.order }),
    ...unless(DEFAULT_LIMIT, { limit: query.limit }),
  };
}

function groupPart({ field, part }: FieldGroup): object {
  return { field, ...unless<string | null>(null, { part }) };
}
