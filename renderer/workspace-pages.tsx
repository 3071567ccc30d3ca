/** The pages of an open workspace, and what they share. */
import { Spin } from 'antd';
import { lazy, Suspense } from 'react';
import { Navigate, Route, Routes } from 'react-router';
import { DataSummaryProvider } from './data-summary';
import { Layout } from './layout';
import { AssessmentPage } from './pages/assessment/assessment-page';
import { ImportPage } from './pages/import/import-page';
import { ImportSessionProvider } from './pages/import/import-session';
import { OverviewPage } from './pages/overview/overview-page';
import { SqlDraftProvider } from './pages/query/draft';
import { ReportPage } from './pages/report/report-page';
import { SettingsPage } from './pages/settings/settings-page';
import { StaffingPage } from './pages/staffing/staffing-page';
import { ThemePage } from './pages/theme/theme-page';
import { THEME_PAGES } from './pages/theme/theme-pages';
import { SettingsProvider } from './settings';

/** Its editor is as large as several other pages: it is loaded when somebody asks. */
const QueryPage = lazy(async () => ({ default: (await import('./pages/query/query-page')).QueryPage }));

/** @param path of the workspace's file */
export function WorkspacePages({ path }: { readonly path: string }) {
  return (
    // Another workspace is another world: nothing of an import under way may reach into it.
    <SettingsProvider key={path}>
      <DataSummaryProvider>
        <ImportSessionProvider>
          <SqlDraftProvider>
            <Routes>
              <Route element={<Layout />}>
                <Route path="overview" element={<OverviewPage />} />
                <Route path="import" element={<ImportPage />} />
                <Route path="staffing" element={<StaffingPage />} />
                <Route path="assessment" element={<AssessmentPage />} />
                {THEME_PAGES.map((page) => (
                  <Route key={page.path} path={page.path} element={<ThemePage page={page} />} />
                ))}
                <Route path="query" element={<Suspense fallback={<Spin className="page-waiting" />}><QueryPage /></Suspense>} />
                <Route path="report" element={<ReportPage />} />
                <Route path="settings" element={<SettingsPage />} />
                <Route path="*" element={<Navigate to="/overview" replace />} />
              </Route>
            </Routes>
          </SqlDraftProvider>
        </ImportSessionProvider>
      </DataSummaryProvider>
    </SettingsProvider>
  );
}
