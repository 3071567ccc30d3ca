/** Files let go anywhere: tables go to the import, a workspace file is opened. */
import { App } from 'antd';
import { useState, type DragEvent, type ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { useShell } from '../engine-client';
import { useTake } from '../pages/import/drop-zone';
import { useImportSession } from '../pages/import/import-session';
import { isBusy, takesFiles, type ImportState } from '../pages/import/import-state';
import { useLeaveWorkspace } from './use-leave-workspace';

const isWorkspace = ({ name }: File): boolean => name.toLowerCase().endsWith('.yuxin');

/** Opens a workspace file among those dropped. @returns whether there was one */
function useDroppedWorkspace(): (files: readonly File[]) => boolean {
  const shell = useShell();
  const leave = useLeaveWorkspace();
  const { message } = App.useApp();
  return (files) => {
    const workspace = files.find(isWorkspace);
    if (workspace === undefined) return false;
    const [path] = shell.pathsOfFiles?.([workspace]) ?? [];
    if (path !== undefined) leave({ form: 'open', file: path });
    // A browser tells no page where a file lies, and a workspace is worked in where it lies.
    else void message.info('在浏览器中不能直接拖入工作区文件。请把它放进本机的“育心数据台”文件夹，再在“打开工作区”里选择。', 10);
    return true;
  };
}

interface DropAreaProps {
  readonly hint: string;
  readonly onDrop: (transfer: DataTransfer) => void;
  readonly children: ReactNode;
}

/** A file let go where nothing takes it would make a browser leave the program to show it: so everything takes. */
function DropArea({ hint, onDrop, children }: DropAreaProps) {
  const [over, setOver] = useState(false);
  const hasFiles = ({ dataTransfer }: DragEvent) => dataTransfer.types.includes('Files');
  return (
    <div
      className="drop-area"
      data-testid="drop-zone"
      onDragOver={(event) => {
        event.preventDefault();
        setOver(hasFiles(event));
      }}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false);
      }}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        onDrop(event.dataTransfer);
      }}
    >
      {children}
      {over && <div className="drop-hint">{hint}</div>}
    </div>
  );
}

function refusalOf(state: ImportState): string | null {
  if (takesFiles(state)) return null;
  return isBusy(state) ? '正在处理已选的文件，请等它完成或取消后再拖入。' : '请先确认或放弃这次导入，再拖入新的文件。';
}

/** Around every page of an open workspace. */
export function PageDrop({ children }: { readonly children: ReactNode }) {
  const navigate = useNavigate();
  const { message } = App.useApp();
  const { state } = useImportSession();
  const take = useTake();
  const openWorkspace = useDroppedWorkspace();
  const refusal = refusalOf(state);
  return (
    <DropArea
      hint="松开鼠标，读入这些文件"
      onDrop={(transfer) => {
        if (openWorkspace([...transfer.files])) return;
        if (refusal === null) void take.drop(transfer);
        else void message.info(refusal);
        void navigate('/import');
      }}
    >
      {children}
    </DropArea>
  );
}

/** Around the welcome page: there is nothing yet to import into. */
export function WelcomeDrop({ children }: { readonly children: ReactNode }) {
  const { message } = App.useApp();
  const openWorkspace = useDroppedWorkspace();
  return (
    <DropArea
      hint="松开鼠标，打开这个工作区"
      onDrop={(transfer) => {
        if (!openWorkspace([...transfer.files])) void message.info('请先新建或打开一个工作区，再拖入要导入的表格。', 8);
      }}
    >
      {children}
    </DropArea>
  );
}
