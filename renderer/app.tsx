import { lazy, Suspense, useEffect, useState } from 'react';
import type { PageStart } from '../shared/contract/shell';
import { ConnectionContext, type Connection } from './engine-client';
import { CommandProvider } from './commands/registry';
import { ProgramCommands } from './commands/program-commands';
import { ErrorNotice } from './components/error-notice';
import { JobsProvider } from './jobs';
import { PAGE_LIST } from './page-list';
import { LockContext } from './lock/lock-context';
import { LockableEngine } from './lock/lockable-engine';
import { WelcomeDrop } from './shell/welcome-drop';
import { DescribeToShell } from './shell/describe-to-shell';
import { SpeakerProvider } from './shell/speaker';
import { useAfterFirstPaint } from './shell/use-after-first-paint';
import { WelcomePage } from './pages/welcome/welcome-page';
import { PreferencesProvider } from './preferences';
import { useWorkspaceSession, WorkspaceSessionProvider } from './workspace-session';

/** The welcome page does without antd, so that the window can be used before it is there. */
const ThemedProgram = lazy(async () => ({ default: (await import('./themed-program')).ThemedProgram }));

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

export interface AppProps {
  readonly connection: Connection;
  readonly start: PageStart;
  /** The first frame stands. */
  readonly onPainted?: () => void;
}

export function App({ connection, start, onPainted }: AppProps) {
  const [lockable] = useState(() => lockableConnection(connection));
  return (
    <ConnectionContext value={lockable}>
      <LockContext value={lockable.engine}>
        <PreferencesProvider initial={start.preferences}>
          <SpeakerProvider>
            <WorkspaceSessionProvider engineIsNew={start.engineIsNew}>
              <JobsProvider>
                <CommandProvider pages={PAGE_LIST}>
                  <div className="app">
                    <Program onPainted={onPainted} />
                  </div>
                  <ProgramCommands />
                  <DescribeToShell pages={PAGE_LIST} />
                </CommandProvider>
              </JobsProvider>
            </WorkspaceSessionProvider>
          </SpeakerProvider>
        </PreferencesProvider>
      </LockContext>
    </ConnectionContext>
  );
}

/** Without an open workspace there is one page only, whatever the address says. */
function Program({ onPainted }: { readonly onPainted: (() => void) | undefined }) {
  const { status, error } = useWorkspaceSession();
  const painted = useAfterFirstPaint();
  useEffect(() => {
    if (painted) onPainted?.();
  }, [painted, onPainted]);
  // Once there it stays: it holds what was said last.
  const [themed, setThemed] = useState(false);
  if (!themed && (painted || status?.open === true)) setThemed(true);
  const waiting = <div className="page-waiting">正在打开……</div>;
  return (
    <>
      {status === null && (error === null ? waiting : <ErrorNotice error={error} />)}
      {status?.open === false && (
        <WelcomeDrop>
          <WelcomePage />
        </WelcomeDrop>
      )}
      {themed && (
        <Suspense fallback={status?.open === true ? waiting : null}>
          <ThemedProgram />
        </Suspense>
      )}
    </>
  );
}
