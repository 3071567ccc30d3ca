import { App as AntdApp, ConfigProvider, Spin } from 'antd';
import zhCN from 'antd/locale/zh_CN';
import { useEffect, type ReactNode } from 'react';
import { HashRouter, Navigate, Route, Routes } from 'react-router';
import type { Preferences } from '../shared/preferences';
import { ConnectionContext, type Connection } from './engine-client';
import { ErrorNotice } from './components/notices';
import { DataSummaryProvider } from './data-summary';
import { Layout } from './layout';
import { AssessmentPage } from './pages/assessment/assessment-page';
import { ImportPage } from './pages/import/import-page';
import { ImportSessionProvider } from './pages/import/import-session';
import { OverviewPage } from './pages/overview/overview-page';
import { ReportPage } from './pages/report/report-page';
import { SettingsPage } from './pages/settings/settings-page';
import { StaffingPage } from './pages/staffing/staffing-page';
import { ThemePage } from './pages/theme/theme-page';
import { THEME_PAGES } from './pages/theme/theme-pages';
import { WelcomePage } from './pages/welcome/welcome-page';
import { SettingsProvider } from './settings';
import { PreferencesProvider, usePreferences } from './preferences';
import { APP_THEMES } from './theme';
import { useWorkspaceSession, WorkspaceSessionProvider } from './workspace-session';

/** A file let go beside the import page would make a browser leave the program to show it. */
function useNoStrayDrops(): void {
  useEffect(() => {
    const refuse = (event: DragEvent) => event.preventDefault();
    window.addEventListener('dragover', refuse);
    window.addEventListener('drop', refuse);
    return () => {
      window.removeEventListener('dragover', refuse);
      window.removeEventListener('drop', refuse);
    };
  }, []);
}

function Themed({ children }: { readonly children: ReactNode }) {
  const { theme } = usePreferences();
  return (
    <ConfigProvider locale={zhCN} theme={APP_THEMES[theme]} button={{ autoInsertSpace: false }}>
      <AntdApp className="app">{children}</AntdApp>
    </ConfigProvider>
  );
}

export interface AppProps {
  readonly connection: Connection;
  readonly preferences: Preferences;
}

export function App({ connection, preferences }: AppProps) {
  useNoStrayDrops();
  return (
    <ConnectionContext value={connection}>
      <PreferencesProvider initial={preferences}>
        <Themed>
          <WorkspaceSessionProvider>
            <HashRouter>
              <Pages />
            </HashRouter>
          </WorkspaceSessionProvider>
        </Themed>
      </PreferencesProvider>
    </ConnectionContext>
  );
}

/** Without an open workspace there is one page only, whatever the address says. */
function Pages() {
  const { status, error } = useWorkspaceSession();
  if (status === null) return error === null ? <Spin className="page-waiting" /> : <ErrorNotice error={error} />;
  if (!status.open) return <WelcomePage />;
  return (
    // Another workspace is another world: nothing of an import under way may reach into it.
    <SettingsProvider key={status.path}>
      <DataSummaryProvider>
        <ImportSessionProvider>
          <Routes>
            <Route element={<Layout />}>
              <Route path="overview" element={<OverviewPage />} />
              <Route path="import" element={<ImportPage />} />
              <Route path="staffing" element={<StaffingPage />} />
              <Route path="assessment" element={<AssessmentPage />} />
              {THEME_PAGES.map((page) => (
                <Route key={page.path} path={page.path} element={<ThemePage page={page} />} />
              ))}
              <Route path="report" element={<ReportPage />} />
              <Route path="settings" element={<SettingsPage />} />
              <Route path="*" element={<Navigate to="/overview" replace />} />
            </Route>
          </Routes>
        </ImportSessionProvider>
      </DataSummaryProvider>
    </SettingsProvider>
  );
}
