/** Commands that hold everywhere, with or without a workspace; those that open a dialog are in program-dialogs. */
import { THEMES, type ThemeChoice } from '../../shared/preferences';
import { useShell } from '../engine-client';
import { useJob } from '../jobs';
import { useLocked } from '../lock/lock-context';
import { usePreferences } from '../preferences';
import { useLeaveWorkspace } from '../shell/use-leave-workspace';
import { useCommand } from './registry';

export function ProgramCommands() {
  const shell = useShell();
  const { preferences, theme, change } = usePreferences();
  const leave = useLeaveWorkspace();
  const job = useJob();
  const locked = useLocked();

  useCommand('view.zoomIn', shell.zoom === undefined ? null : () => shell.zoom?.(1));
  useCommand('view.zoomOut', shell.zoom === undefined ? null : () => shell.zoom?.(-1));
  useCommand('view.zoomReset', shell.zoom === undefined ? null : () => shell.zoom?.(0));
  useCommand('view.dark', () => change({ theme: theme === 'dark' ? 'light' : 'dark' }));
  useCommand('view.theme', (name) => {
    if (Object.hasOwn(THEMES, name)) change({ theme: name as ThemeChoice });
  });
  useCommand('view.largeText', () => change({ largeText: !preferences.largeText }));
  useCommand('workspace.new', () => leave({ form: 'new', file: null }));
  useCommand('workspace.open', () => {
    if (shell.chooseWorkspace === undefined) leave({ form: 'open', file: null });
    else void shell.chooseWorkspace().then((file) => file !== null && leave({ form: 'open', file }));
  });
  // Behind the lock's cover nobody could answer whether the job may be broken off.
  useCommand('workspace.openFile', locked && job !== null ? null : (file) => leave({ form: 'open', file }));
  return null;
}
