/** What is made of antd: the pages of an open workspace, their lock, and the dialogs and messages that hold everywhere. */
import { Spin } from 'antd';
import { lazy, Suspense, useEffect } from 'react';
import { HashRouter } from 'react-router';
import { ProgramDialogs } from './commands/program-dialogs';
import { LockGuard } from './lock/lock';
import { ClosingDialog } from './shell/closing-dialog';
import { HearThroughAntd } from './shell/hear-through-antd';
import { UnbackedDialog } from './shell/unbacked-dialog';
import { Themed } from './themed';
import { useWorkspaceSession } from './workspace-session';

const loadPages = () => import('./workspace-pages');
/** Charts, tables and pages are most of the program. */
const WorkspacePages = lazy(async () => ({ default: (await loadPages()).WorkspacePages }));

export function ThemedProgram() {
  const { status } = useWorkspaceSession();
  // While somebody chooses a workspace or types its passphrase.
  useEffect(() => void loadPages(), []);
  return (
    <Themed>
      <HearThroughAntd />
      <ProgramDialogs />
      <ClosingDialog />
      <UnbackedDialog />
      {status?.open === true && (
        <HashRouter>
          <LockGuard>
            <Suspense fallback={<Spin className="page-waiting" />}>
              <WorkspacePages path={status.path ?? ''} />
            </Suspense>
          </LockGuard>
        </HashRouter>
      )}
    </Themed>
  );
}
