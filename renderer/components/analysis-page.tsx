/** The frame of a page of figures: title, filters, way back up, and what to do when there is no data. */
import { Spin } from 'antd';
import { useCallback, useEffect, useRef, type ReactNode } from 'react';
import type { SchoolYearSummary } from '../../shared/contract';
import { defaultAsOf, localToday } from '../../shared/as-of';
import type { DimensionId } from '../../shared/indicators';
import { usePageFilter } from '../address';
import { AsOfContext } from '../as-of';
import { PictureNotesContext } from '../charts/picture/picture-notes';
import { useDataSummary, yearOf } from '../data-summary';
import { useFocusedPanel } from '../focused-panel';
import { BesideChoice } from './beside-county';
import { CompareSwitch } from './compare-switch';
import { CutChoice } from './cut-choice';
import { DrillPath } from './drill-path';
import { FilterBar } from './filter-bar';
import { FilterChips } from './filter-chips';
import { ScopeLine } from './scope-line';
import { FigureOriginProvider } from './origin/figure-origin';
import { pictureLines } from '../scope-words';
import { ErrorNotice, MissingData, PartlyMissing } from './notices';

const DATA_NAMES = { schools: '学校名录', counselors: '心理健康教师台账', assessed: '心理测评结果' } as const;

export type NeededData = keyof typeof DATA_NAMES;

/** Chinese names of what a year lacks. */
export function missingData(year: SchoolYearSummary | undefined, needs: readonly NeededData[]): readonly string[] {
  return needs.filter((need) => year === undefined || year[need] === 0).map((need) => DATA_NAMES[need]);
}

export interface AnalysisPageProps {
  readonly title: string;
  /** Without all of these the page has nothing to show. */
  readonly needs: readonly NeededData[];
  /** Without these, parts of the page are empty. */
  readonly wants?: readonly NeededData[];
  readonly remark?: ReactNode;
  /** What the page cuts its figures by below the county; absent: it cuts by nothing that could be chosen. */
  readonly deepestCut?: DimensionId;
  readonly children: ReactNode;
}

export function AnalysisPage({ title, needs, wants = [], remark, deepestCut, children }: AnalysisPageProps) {
  const [filter] = usePageFilter();
  useFocusedPanel();
  const { result: summary, error, reload } = useDataSummary();
  const year = yearOf(summary, filter.schoolYear);
  const shownYear = filter.schoolYear ?? summary?.defaultSchoolYear ?? null;
  const asOf = filter.asOf ?? (shownYear === null ? localToday() : defaultAsOf(shownYear, localToday()));
  const latest = useRef({ filter, shownYear, asOf });
  useEffect(() => {
    latest.current = { filter, shownYear, asOf };
  });
  const pictureNotes = useCallback(() => {
    const now = latest.current;
    return { schoolYear: now.shownYear, lines: pictureLines(now.filter, now.shownYear, now.asOf) };
  }, []);
  const missing = missingData(year, needs);
  const partly = missingData(year, wants);
  return (
    <main className="page">
      <div className="page-head">
        <h2>{title}</h2>
        <FilterBar />
      </div>
      {error && <ErrorNotice error={error} onRetry={reload} />}
      {summary === null && error === null && <Spin className="page-waiting" />}
      {summary !== null && missing.length > 0 && (
        <MissingData missing={missing} schoolYear={filter.schoolYear ?? summary.defaultSchoolYear} />
      )}
      {summary !== null && missing.length === 0 && (
        <AsOfContext value={asOf}>
          <div className="page-path">
            <span className="page-place">
              <DrillPath />
              <FilterChips />
            </span>
            <span className="page-remarks">
              {remark}
              <BesideChoice />
              <CompareSwitch />
              {deepestCut !== undefined && <CutChoice deepest={deepestCut} />}
            </span>
          </div>
          <ScopeLine />
          {partly.length > 0 && <PartlyMissing missing={partly} />}
          <FigureOriginProvider>
            <PictureNotesContext value={pictureNotes}>{children}</PictureNotesContext>
          </FigureOriginProvider>
        </AsOfContext>
      )}
    </main>
  );
}
