/** Files let go on any page of an open workspace: tables go to the import, a workspace file is opened. */
import { App } from 'antd';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { useTake } from '../pages/import/drop-zone';
import { useImportSession } from '../pages/import/import-session';
import { isBusy, takesFiles, type ImportState } from '../pages/import/import-state';
import { DropArea, useDroppedWorkspace } from './drop-area';

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
