/** Where backups are looked for besides beside the workspace: by dialog where there is one, else by its path. */
import { Button, Input, Space } from 'antd';
import { useState } from 'react';
import { useShell } from '../engine-client';

export function FolderChoice({ onChoose }: { readonly onChoose: (folder: string) => void }) {
  const shell = useShell();
  const [path, setPath] = useState('');
  if (shell.chooseBackupFolder !== undefined) {
    const choose = async () => {
      const folder = await shell.chooseBackupFolder?.();
      if (folder !== null && folder !== undefined) onChoose(folder);
    };
    return (
      <Button size="small" onClick={() => void choose()} data-testid="backup-folder-choose">
        到别的文件夹找……
      </Button>
    );
  }
  return (
    <Space.Compact>
      <Input value={path} onChange={({ target }) => setPath(target.value)} placeholder="备份所在文件夹的完整路径" aria-label="备份所在文件夹" style={{ width: 320 }} onPressEnter={() => onChoose(path.trim())} data-testid="backup-folder-path" />
      <Button disabled={path.trim() === ''} onClick={() => onChoose(path.trim())}>
        查找
      </Button>
    </Space.Compact>
  );
}
