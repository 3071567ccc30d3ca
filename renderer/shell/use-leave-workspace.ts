import { useEngine } from '../engine-client';
import { useJob } from '../jobs';
import { useWorkspaceSession, type WelcomeEntry } from '../workspace-session';
import { useSay } from './speaker';

/** Closes the workspace, if one is open, and shows the welcome page as said; asks first when that would break a job off. */
export function useLeaveWorkspace(): (entry: Omit<WelcomeEntry, 'turn'>) => void {
  const engine = useEngine();
  const say = useSay();
  const { status, setStatus, enter } = useWorkspaceSession();
  const job = useJob();

  const leave = async (entry: Omit<WelcomeEntry, 'turn'>) => {
    if (status?.open === true) {
      const outcome = await engine.call('workspace.close', {});
      if (!outcome.ok) {
        say({ kind: 'error', text: outcome.error.message, seconds: 8 });
        return;
      }
      setStatus(outcome.value);
    }
    enter(entry);
  };

  return (entry) => {
    if (status?.open === true && entry.file !== null && entry.file === status.path) return;
    if (job === null) void leave(entry);
    else {
      say({
        kind: 'question',
        title: '现在离开这个工作区？',
        text: `${job}，离开会中断它；中断的导入不会留下任何数据。`,
        yes: '中断并离开',
        no: '继续等待',
        onYes: () => leave(entry),
      });
    }
  };
}
