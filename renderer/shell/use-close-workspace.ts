import { useCallback } from 'react';
import { fileName } from '../file-name';
import { useEngine } from '../engine-client';
import { useWorkspaceSession } from '../workspace-session';
import { useSay } from './speaker';

/** Closes the open workspace with its backup, and says what came of that. @returns whether it is closed */
export function useCloseWorkspace(): () => Promise<boolean> {
  const engine = useEngine();
  const say = useSay();
  const { setStatus, setClosing, setUnbacked } = useWorkspaceSession();
  return useCallback(async () => {
    const controller = new AbortController();
    const skip = () => controller.abort();
    setClosing({ progress: { phase: '正在关闭', done: 0 }, skip });
    const outcome = await engine.call('workspace.close', {}, { signal: controller.signal, onProgress: (progress) => setClosing({ progress, skip }) });
    setClosing(null);
    if (!outcome.ok) {
      say({ kind: 'error', text: outcome.error.message, seconds: 8 });
      return false;
    }
    const { backup, ...status } = outcome.value;
    setStatus(status);
    if (backup !== null && 'problem' in backup) {
      if (backup.problem.code === 'CANCELLED') say({ kind: 'warning', text: '工作区已关闭，跳过了这次备份。', seconds: 15 });
      // In one go with the status: the shell never sees a closed workspace without it, and keeps a window that is being closed.
      else setUnbacked(backup);
    } else if (backup !== null) {
      for (const text of backup.made.notices) say({ kind: 'warning', text, seconds: 12 });
      say({ kind: 'info', text: `已关闭并备份：${fileName(backup.made.path)}`, seconds: 5 });
    }
    return true;
  }, [engine, say, setStatus, setClosing, setUnbacked]);
}
