import { useJob } from '../jobs';
import { useWorkspaceSession, type WelcomeEntry } from '../workspace-session';
import { useSay } from './speaker';
import { useCloseWorkspace } from './use-close-workspace';

/** Closes the workspace, if one is open, and shows the welcome page as said; asks first when that would break a job off. */
export function useLeaveWorkspace(): (entry: Omit<WelcomeEntry, 'turn'>) => void {
  const say = useSay();
  const { status, enter } = useWorkspaceSession();
  const close = useCloseWorkspace();
  const job = useJob();

  const leave = async (entry: Omit<WelcomeEntry, 'turn'>) => {
    if (status?.open === true && !(await close())) return;
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
