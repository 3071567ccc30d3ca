/** 打开文件夹: shows where a file has gone, in shells that have a file manager at hand. */
import { App, Button } from 'antd';
import type { DesktopShell } from '../../shared/contract/shell';

export interface OpenFolderProps {
  /** Given, not asked for: notices stand outside of the page that has it. */
  readonly shell: DesktopShell;
  /** Absolute path of what was written; null where the browser keeps it to itself. */
  readonly place: string | null;
}

export function OpenFolder({ shell, place }: OpenFolderProps) {
  const { message } = App.useApp();
  if (place === null || shell.showInFolder === undefined) return null;
  const show = async () => {
    const shown = await shell.showInFolder?.(place);
    if (shown !== true) void message.warning('没有打开：文件已不在原处，可能被移走、改名或删除了。');
  };
  return (
    <Button size="small" type="link" onClick={() => void show()} data-testid="open-folder">
      打开文件夹
    </Button>
  );
}
