/** Which school years have which data; asked once for all pages. */
import { createContext, useContext, type ReactNode } from 'react';
import type { DataSummary, SchoolYearSummary } from '../shared/contract';
import { useCall, type CallState } from './engine-client';

const DataSummaryContext = createContext<CallState<DataSummary> | null>(null);

export function DataSummaryProvider({ children }: { readonly children: ReactNode }) {
  return <DataSummaryContext value={useCall('data.summary', {})}>{children}</DataSummaryContext>;
}

export function useDataSummary(): CallState<DataSummary> {
  const state = useContext(DataSummaryContext);
  if (state === null) throw new Error('no DataSummaryProvider above this component');
  return state;
}

/** @param chosen the year of the address, or null for the latest with data. */
export function yearOf(summary: DataSummary | null, chosen: string | null): SchoolYearSummary | undefined {
  const wanted = chosen ?? summary?.defaultSchoolYear;
  return summary?.schoolYears.find((year) => year.schoolYear === wanted);
}
