import { App as AntdApp, ConfigProvider, Spin } from 'antd';
import zhCN from 'antd/locale/zh_CN';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import { HashRouter, Navigate, Route, Routes } from 'react-router';
import type { Preferences } from '../shared/preferences';
import { ConnectionContext, type Connection } from './engine-client';
import { ErrorNotice } from './components/notices';
import { DataSummaryProvider } from './data-summary';
import { CommandProvider } from './commands/registry';
import { ProgramCommands } from './commands/program-commands';
import { JobsProvider } from './jobs';
import { Layout, PAGES } from './layout';
import { LockContext, LockGuard } from './lock/lock';
import { LockableEngine } from './lock/lockable-engine';
import { WelcomeDrop } from './shell/drops';
import { DescribeToShell } from './shell/describe-to-shell';
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
import { WelcomePage } from './pages/welcome/welcome-page';
import { SettingsProvider } from './settings';
import { PreferencesProvider, usePreferences } from './preferences';
import { APP_THEMES } from './theme';
import { useWorkspaceSession, WorkspaceSessionProvider } from './workspace-session';

/** Its editor is as large as several other pages: it is loaded when somebody asks. */
const QueryPage = lazy(async () => ({ default: (await import('./pages/query/query-page')).QueryPage }));

const SHELL_PAGES = PAGES.map(({ key, label }) => ({ path: key, label }));

/** The same connection with an engine whose questions wait while the program is locked. */
function lockableConnection(connection: Connection): Connection & { readonly engine: LockableEngine } {
  const engine = new LockableEngine(connection.engine);
  return {
    engine,
    shell: connection.shell,
    onReconnect: (listener) =>
      connection.onReconnect(() => {
        engine.startedAnew();
        listener();
      }),
  };
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
  const [lockable] = useState(() => lockableConnection(connection));
  return (
    <ConnectionContext value={lockable}>
      <LockContext value={lockable.engine}>
        <PreferencesProvider initial={preferences}>
          <Themed>
            <WorkspaceSessionProvider>
              <JobsProvider>
                <CommandProvider pages={SHELL_PAGES}>
                  <HashRouter>
                    <LockGuard>
                      <Pages />
                    </LockGuard>
                  </HashRouter>
                  <ProgramCommands />
                  <DescribeToShell pages={SHELL_PAGES} />
                </CommandProvider>
              </JobsProvider>
            </WorkspaceSessionProvider>
          </Themed>
        </PreferencesProvider>
      </LockContext>
    </ConnectionContext>
  );
}

/** Without an open workspace there is one page only, whatever the address says. */
function Pages() {
  const { status, error } = useWorkspaceSession();
  if (status === null) return error === null ? <Spin className="page-waiting" /> : <ErrorNotice error={error} />;
  if (!status.open) {
    return (
      <WelcomeDrop>
        <WelcomePage />
      </WelcomeDrop>
    );
  }
  return (
    // Another workspace is another world: nothing of an import under way may reach into it.
    <SettingsProvider key={status.path}>
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
