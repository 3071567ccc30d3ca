import { App } from 'antd';
import { useEngine } from '../engine-client';
import { useJob } from '../jobs';
import { useWorkspaceSession, type WelcomeEntry } from '../workspace-session';

/** Closes the workspace, if one is open, and shows the welcome page as said; asks first when that would break a job off. */
export function useLeaveWorkspace(): (entry: Omit<WelcomeEntry, 'turn'>) => void {
  const engine = useEngine();
  const { modal, message } = App.useApp();
  const { status, setStatus, enter } = useWorkspaceSession();
  const job = useJob();

  const leave = async (entry: Omit<WelcomeEntry, 'turn'>) => {
    if (status?.open === true) {
      const outcome = await engine.call('workspace.close', {});
      if (!outcome.ok) {
        void message.error(outcome.error.message, 8);
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
      modal.confirm({
        title: '现在离开这个工作区？',
        content: `${job}，离开会中断它；中断的导入不会留下任何数据。`,
        okText: '中断并离开',
        okButtonProps: { danger: true },
        cancelText: '继续等待',
        onOk: () => leave(entry),
      });
    }
  };
}
