import { App } from 'antd';
import { formatBytes } from '../../shared/format';
import { useEngine, useShell } from '../engine-client';
import { shellFailure } from '../shell-failure';
import { useWorkspaceSession } from '../workspace-session';

/** @returns 菏泽市-备份-20260301 */
export function backupName(name: string, day: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${name}-备份-${day.getFullYear()}${two(day.getMonth() + 1)}${two(day.getDate())}`;
}

/** Writes a copy of the workspace where the person says, or beside the others where there is no dialog, and says where. */
export function useBackup(): () => Promise<void> {
  const engine = useEngine();
  const shell = useShell();
  const { message } = App.useApp();
  const { status } = useWorkspaceSession();
  return async () => {
    const name = backupName(status?.name ?? '工作区', new Date());
    try {
      const path = await (shell.chooseBackup === undefined ? shell.pathForNewWorkspace(name) : shell.chooseBackup(name));
      if (path === null) return;
      const outcome = await engine.call('workspace.backup', { path });
      if (outcome.ok) void message.success(`已备份到 ${outcome.value.path}（${formatBytes(outcome.value.bytes)}）。备份与原工作区用同一个口令打开。`, 10);
      else void message.error(outcome.error.message, 8);
    } catch (reason) {
      void message.error(shellFailure(reason).message, 8);
    }
  };
}
