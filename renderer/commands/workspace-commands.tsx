/** Commands of an open workspace. */
import { App } from 'antd';
import { useLocation, useNavigate } from 'react-router';
import { SavedWords } from '../components/saved-words';
import { useShell } from '../engine-client';
import { useImportSession } from '../pages/import/import-session';
import { takesFiles } from '../pages/import/import-state';
import { useUndoLast } from '../pages/import/use-undo-last';
import { useLeaveWorkspace } from '../shell/use-leave-workspace';
import { shellFailure } from '../shell-failure';
import { useBackup } from '../shell/use-backup';
import { useCommand, usePages } from './registry';

export function WorkspaceCommands() {
  const shell = useShell();
  const navigate = useNavigate();
  const pages = usePages();
  const { pathname } = useLocation();
  const { message } = App.useApp();
  const { state, addPaths } = useImportSession();
  const leave = useLeaveWorkspace();
  const undoLast = useUndoLast();
  const backUp = useBackup();

  useCommand('page.go', (path) => {
    // The filters go along, as with the navigation.
    if (pages.some((page) => page.path === path)) void navigate({ pathname: path, search: location.hash.split('?')[1] ?? '' });
  });
  useCommand('workspace.close', () => leave({ form: 'open', file: null }));
  useCommand('workspace.backup', () => void backUp());
  const page = pages.find(({ path }) => path === pathname);
  useCommand('page.print', () => window.print());
  useCommand('page.pdf', shell.savePdf === undefined ? null : () => {
    shell.savePdf?.(`${page?.label ?? '页面'}.pdf`).then(
      (path) => path !== null && void message.success(<SavedWords shell={shell} saved={{ message: `已保存到 ${path}`, place: path }} />, 8),
      (reason: unknown) => void message.error(shellFailure(reason).message, 8),
    );
  });
  useCommand('import.undoLast', () => void undoLast());
  useCommand('import.files', () => {
    void navigate('/import');
    if (shell.chooseFiles === undefined || !takesFiles(state)) return;
    void shell.chooseFiles().then(addPaths);
  });
  return null;
}
