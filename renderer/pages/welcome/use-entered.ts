import type { OpenedWorkspace } from '../../../shared/contract';
import { useSay } from '../../shell/speaker';
import { useWorkspaceSession } from '../../workspace-session';

/** What a form of the welcome page does with the workspace that it has opened: the pages open, and what was noticed on opening is said. */
export function useEntered(): (opened: OpenedWorkspace) => void {
  const say = useSay();
  const { setStatus } = useWorkspaceSession();
  return ({ notices, ...status }) => {
    for (const text of notices) say({ kind: 'warning', text, seconds: 12 });
    setStatus(status);
  };
}
