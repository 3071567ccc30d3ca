/** The window with its menu and shell: what the page says about itself decides what the menu offers and whether closing asks. */
import type { ArgumentCommandId, CommandId } from '../../../shared/commands';
import { EMPTY_SHELL_STATE, type ShellState } from '../../../shared/shell-state';
import type { ChosenPath } from '../chosen-paths';
import { recentWorkspaces } from '../known-workspaces';
import type { PreferencesFile } from '../preferences-file';
import { applyTheme } from './appearance';
import { closeInOrder } from './closing';
import type { FilesToOpen } from './files-to-open';
import { IPC } from './ipc-channels';
import { openMainWindow } from './main-window';
import { showMenu } from './menu';
import { answerShell } from './shell-handlers';

export interface ProgramWindowOptions {
  /** Absolute path of the preload bundle. */
  readonly preload: string;
  /** Absolute path of the file that keeps where the window was. */
  readonly stateFile: string;
  /** Default folder of workspaces. */
  readonly home: string;
  readonly recentFile: string;
  readonly preferences: PreferencesFile;
  readonly filesToOpen: FilesToOpen;
  /** Whether no engine has been started yet. */
  readonly engineIsNew: () => boolean;
  /** Lets the page name these paths. */
  readonly choose: (paths: readonly ChosenPath[]) => Promise<void>;
}

export interface ProgramWindow {
  /** A command for the page. */
  send(id: CommandId | ArgumentCommandId, argument?: string): void;
}

export function openProgramWindow(options: ProgramWindowOptions): ProgramWindow {
  const { home, recentFile, preferences, filesToOpen, engineIsNew, choose } = options;
  const { window, repaint, zoom } = openMainWindow(options);
  let state: ShellState = EMPTY_SHELL_STATE;

  const send: ProgramWindow['send'] = (id, argument = '') => {
    if (!window.isDestroyed()) window.webContents.send(IPC.command, { id, argument });
  };
  const renewMenu = async () => {
    const recent = await recentWorkspaces(recentFile);
    await choose(recent.map(({ path }) => ({ use: 'write', path })));
    showMenu({ state, preferences: preferences.read(), recent, run: send });
  };

  const closing = closeInOrder(window, () => state, () => send('workspace.close'));

  answerShell({
    home,
    recentFile,
    preferences,
    engineIsNew,
    choose,
    onPreferences: (changed) => {
      applyTheme(changed);
      repaint();
      void renewMenu();
    },
    onDescribed: (described) => {
      state = described;
      closing.described();
      void renewMenu();
      // A page that describes itself listens to commands.
      filesToOpen.takenBy((path) => void choose([{ use: 'write', path }]).then(() => send('workspace.openFile', path)));
    },
    onZoom: zoom,
  });
  void renewMenu();
  return { send };
}
