import { App as AntdApp, ConfigProvider, Spin } from 'antd';
import zhCN from 'antd/locale/zh_CN';
import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react';
import { HashRouter } from 'react-router';
import type { Preferences } from '../shared/preferences';
import { ConnectionContext, type Connection } from './engine-client';
import { ErrorNotice } from './components/notices';
import { CommandProvider } from './commands/registry';
import { ProgramCommands } from './commands/program-commands';
import { JobsProvider } from './jobs';
import { PAGE_LIST } from './page-list';
import { LockContext, LockGuard } from './lock/lock';
import { LockableEngine } from './lock/lockable-engine';
import { WelcomeDrop } from './shell/drops';
import { DescribeToShell } from './shell/describe-to-shell';
import { WelcomePage } from './pages/welcome/welcome-page';
import { PreferencesProvider, usePreferences } from './preferences';
import { APP_THEMES } from './theme';
import { useWorkspaceSession, WorkspaceSessionProvider } from './workspace-session';

const loadPages = () => import('./workspace-pages');
/** Charts, tables and pages are most of the program: the window can be used before they are there. */
const WorkspacePages = lazy(async () => ({ default: (await loadPages()).WorkspacePages }));

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
                <CommandProvider pages={PAGE_LIST}>
                  <HashRouter>
                    <LockGuard>
                      <Pages />
                    </LockGuard>
                  </HashRouter>
                  <ProgramCommands />
                  <DescribeToShell pages={PAGE_LIST} />
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
  // While somebody chooses a workspace or types its passphrase.
  useEffect(() => void loadPages(), []);
  if (status === null) return error === null ? <Spin className="page-waiting" /> : <ErrorNotice error={error} />;
  if (!status.open) {
    return (
      <WelcomeDrop>
        <WelcomePage />
      </WelcomeDrop>
    );
  }
  return (
    <Suspense fallback={<Spin className="page-waiting" />}>
      <WorkspacePages path={status.path ?? ''} />
    </Suspense>
  );
}
