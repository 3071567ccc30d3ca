/** Folders that are looked into each time this page is opened: what is new can be read with one click. */
import { FolderAddOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import { useState } from 'react';
import type { EngineError, WatchedFolder } from '../../../shared/contract';
import { formatInteger } from '../../../shared/format';
import { ErrorNotice } from '../../components/notices';
import { Panel } from '../../components/panel';
import { useCall, useEngine, useShell } from '../../engine-client';
import { fileName } from '../../file-name';
import { useImportSession } from './import-session';

function stateOf({ available, newFiles, knownFiles }: WatchedFolder): string {
  if (!available) return '现在打不开（U 盘或网络盘未连接？）';
  if (newFiles.length > 0) return `${formatInteger(newFiles.length)} 个新文件，${formatInteger(knownFiles)} 个已导入过`;
  return `没有新文件，${formatInteger(knownFiles)} 个已导入过`;
}

function AddFolder({ onAdd }: { readonly onAdd: (folders: readonly string[]) => Promise<void> }) {
  const shell = useShell();
  const [typed, setTyped] = useState('');
  if (shell.chooseFolder !== undefined) {
    return (
      <Button size="small" icon={<FolderAddOutlined />} onClick={() => void shell.chooseFolder?.().then(onAdd)} data-testid="watch-add">
        添加文件夹
      </Button>
    );
  }
  const submit = async () => {
    if (typed.trim() === '') return;
    await onAdd([typed.trim()]);
    setTyped('');
  };
  return (
    <form
      className="inline-form"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <Input size="small" value={typed} onChange={(event) => setTyped(event.target.value)} placeholder="文件夹的完整路径，如 D:\上报" aria-label="要监视的文件夹的路径" data-testid="watch-path" />
      <Button size="small" htmlType="submit" data-testid="watch-add">
        添加
      </Button>
    </form>
  );
}

export function WatchedFolders() {
  const engine = useEngine();
  const { addPaths } = useImportSession();
  const { result, error: listError, reload } = useCall('watch.list', {});
  const [changeError, setChangeError] = useState<EngineError | null>(null);
  const error = changeError ?? listError;

  const change = async (method: 'watch.add' | 'watch.remove', folders: readonly string[]) => {
    setChangeError(null);
    for (const folder of folders) {
      const outcome = await engine.call(method, { folder });
      if (!outcome.ok) setChangeError(outcome.error);
    }
    reload();
  };

  return (
    <Panel title="监视的文件夹">
      <ul className="side-list" data-testid="watched-folders">
        {(result?.folders ?? []).map((watched) => (
          <li key={watched.folder}>
            <span className="side-list-name">
              <strong title={watched.folder}>{fileName(watched.folder)}</strong>
              <small className={watched.newFiles.length > 0 ? 'caution' : undefined}>{stateOf(watched)}</small>
            </span>
            {watched.newFiles.length > 0 && (
              <Button size="small" type="primary" onClick={() => void addPaths(watched.newFiles)}>
                读取新文件
              </Button>
            )}
            <Button size="small" type="text" onClick={() => void change('watch.remove', [watched.folder])} aria-label={`不再监视${watched.folder}`}>
              移除
            </Button>
          </li>
        ))}
      </ul>
      {result?.folders.length === 0 && <p className="side-note">常收材料的文件夹加到这里，有新文件时会提示，一键读入。</p>}
      {error && <ErrorNotice error={error} />}
      <AddFolder onAdd={(folders) => change('watch.add', folders)} />
    </Panel>
  );
}
