/** Files and folders from anywhere: dropped on a page, or chosen by button. */
import { FileAddOutlined, FolderOpenOutlined, InboxOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import { useShell } from '../../engine-client';
import { filesOfDrop, filesOfList } from './collect-files';
import { useImportSession } from './import-session';
import { ACCEPT, FORMATS } from './labels';

/** Takes the host's paths where there are any (Electron), bytes otherwise. */
export function useTake() {
  const shell = useShell();
  const { addPaths, addFiles } = useImportSession();
  const list = async (files: readonly File[]) => {
    if (files.length === 0) return;
    const paths = (await shell.pathsOfFiles?.(files)) ?? [];
    if (paths.length > 0) await addPaths(paths);
    else await addFiles(Promise.resolve(filesOfList(files)));
  };
  return {
    // Of a dropped folder, Electron knows the path, and browsers the files below it.
    drop: (transfer: DataTransfer) => (shell.pathsOfFiles === undefined ? addFiles(filesOfDrop(transfer)) : list([...transfer.files])),
    list,
    paths: addPaths,
  };
}

export function ChooseFiles({ large = false, disabled = false }: { readonly large?: boolean; readonly disabled?: boolean }) {
  const shell = useShell();
  const take = useTake();
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);

  // React has no property for it, and without it the dialog offers files only.
  useEffect(() => folder.current?.setAttribute('webkitdirectory', ''), []);

  const chosen = (input: HTMLInputElement) => {
    const list = [...(input.files ?? [])];
    // Choosing the same file again must count as a change.
    input.value = '';
    void take.list(list);
  };
  const openFiles = () => {
    if (shell.chooseFiles === undefined) files.current?.click();
    else void shell.chooseFiles().then(take.paths);
  };
  const openFolder = () => {
    if (shell.chooseFolder === undefined) folder.current?.click();
    else void shell.chooseFolder().then(take.paths);
  };

  const buttons = (
    <>
      <Button type={large ? 'primary' : 'default'} icon={<FileAddOutlined />} disabled={disabled} onClick={openFiles}>
        选择文件
      </Button>
      <Button icon={<FolderOpenOutlined />} disabled={disabled} onClick={openFolder}>
        选择文件夹
      </Button>
      <input ref={files} type="file" multiple hidden accept={ACCEPT} onChange={(event) => chosen(event.currentTarget)} data-testid="import-files" />
      <input ref={folder} type="file" multiple hidden onChange={(event) => chosen(event.currentTarget)} data-testid="import-folder" />
    </>
  );
  if (!large) return <div className="choose-files">{buttons}</div>;
  return (
    <div className="drop-box">
      <InboxOutlined className="drop-icon" />
      <p className="drop-title">把表格文件或整个文件夹拖到这里</p>
      <p>可一次拖入上千个文件、压缩包或整个文件夹；表头位置、列的顺序和叫法不必统一。</p>
      <div className="choose-files">{buttons}</div>
      <p className="drop-formats">支持 {FORMATS}</p>
    </div>
  );
}
