/** The question lives in the address (`?q=`), so that back, forward, reload and links keep it. */
import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { indicatorQuery, type IndicatorVisualQuery, readVisualQuery, type VisualQuery, writeVisualQuery } from '../../../../shared/visual-query';
import { type PageFilter, readFilter, writeFilter } from '../../../address';

export interface AddressedQuery {
  readonly query: VisualQuery;
  /** Why the address says no question; '' where it does. */
  readonly problem: string;
  readonly change: (query: VisualQuery) => void;
}

/** Where the address asks nothing yet, the years and 口径 of the pages before go along. */
function freshQuery(filter: PageFilter): IndicatorVisualQuery {
  return indicatorQuery({ schoolYears: filter.schoolYear === null ? [] : [filter.schoolYear], areaBasis: filter.areaBasis, scope: filter.scope, asOf: filter.asOf });
}

/** What the other pages have of it, so that definitions tell the same 口径 and the way back shows the same year. */
function pageFilterOf(query: VisualQuery, before: PageFilter): PageFilter {
  if (query.source === 'fields') return before;
  const { areaBasis, scope, asOf, schoolYears } = query;
  return { ...before, areaBasis, scope, asOf, schoolYear: schoolYears.length === 1 ? (schoolYears[0] ?? null) : before.schoolYear };
}

const OWN = ['tab', 'q'] as const;

export function useQuery(): AddressedQuery {
  const [parameters, setParameters] = useSearchParams();
  const text = parameters.get('q');
  const read = useMemo(() => (text === null ? null : readVisualQuery(text)), [text]);
  const fresh = useMemo(() => freshQuery(readFilter(parameters)), [parameters]);
  const change = useCallback(
    (query: VisualQuery) =>
      setParameters((before) => {
        const next = writeFilter(pageFilterOf(query, readFilter(before)));
        for (const name of OWN) {
          const value = name === 'q' ? writeVisualQuery(query) : before.get(name);
          if (value !== null) next.set(name, value);
        }
        return next;
      }),
    [setParameters],
  );
  return { query: read?.ok === true ? read.query : fresh, problem: read?.ok === false ? read.problem : '', change };
}
