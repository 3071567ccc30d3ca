/** Questions that nothing has been chosen for yet, to fill in. */
import { DEFAULT_AREA_BASIS } from '../area-basis';
import { DEFAULT_SCOPE } from '../scope';
import { DEFAULT_LIMIT, type FieldVisualQuery, type IndicatorVisualQuery } from './types';

export function indicatorQuery(part: Partial<Omit<IndicatorVisualQuery, 'source'>> = {}): IndicatorVisualQuery {
  return {
    source: 'indicators',
    title: '',
    indicators: [],
    rows: [],
    columns: [],
    where: {},
    schoolYears: [],
    areaBasis: DEFAULT_AREA_BASIS,
    scope: DEFAULT_SCOPE,
    asOf: null,
    compare: false,
    presentation: 'table',
    rowTotals: false,
    columnTotals: false,
    ...part,
  };
}

export function fieldQuery(view: string, part: Partial<Omit<FieldVisualQuery, 'source' | 'view'>> = {}): FieldVisualQuery {
  return { source: 'fields', view, title: '', rows: [], columns: [], measures: [], where: [], order: null, limit: DEFAULT_LIMIT, presentation: 'table', rowTotals: false, columnTotals: false, ...part };
}
