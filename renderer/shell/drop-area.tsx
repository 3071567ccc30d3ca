/** A file let go where nothing takes it would make a browser leave the program to show it: so everything takes. */
import { useState, type DragEvent, type ReactNode } from 'react';
import { useShell } from '../engine-client';
import { useSay } from './speaker';
import { useLeaveWorkspace } from './use-leave-workspace';

const isWorkspace = ({ name }: File): boolean => name.toLowerCase().endsWith('.yuxin');

/** Opens a workspace file among those dropped. @returns whether there was one */
export function useDroppedWorkspace(): (files: readonly File[]) => boolean {
  const shell = useShell();
  const leave = useLeaveWorkspace();
  const say = useSay();
  return (files) => {
    const workspace = files.find(isWorkspace);
    if (workspace === undefined) return false;
    const open = async () => {
      const [path] = (await shell.pathsOfFiles?.([workspace])) ?? [];
      if (path !== undefined) leave({ form: 'open', file: path });
      // A browser tells no page where a file lies, and a workspace is worked in where it lies.
      else say({ kind: 'info', text: '在浏览器中不能直接拖入工作区文件。请把它放进本机的“育心数据台”文件夹，再在“打开工作区”里选择。', seconds: 10 });
    };
    void open();
    return true;
  };
}

interface DropAreaProps {
  readonly hint: string;
  readonly onDrop: (transfer: DataTransfer) => void;
  readonly children: ReactNode;
}

export function DropArea({ hint, onDrop, children }: DropAreaProps) {
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

