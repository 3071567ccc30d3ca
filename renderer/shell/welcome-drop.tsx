import type { ReactNode } from 'react';
import { DropArea, useDroppedWorkspace } from './drop-area';
import { useSay } from './speaker';

/** Around the welcome page: there is nothing yet to import into. */
export function WelcomeDrop({ children }: { readonly children: ReactNode }) {
  const say = useSay();
  const openWorkspace = useDroppedWorkspace();
  return (
    <DropArea
      hint="松开鼠标，打开这个工作区"
      onDrop={(transfer) => {
        if (!openWorkspace([...transfer.files])) say({ kind: 'info', text: '请先新建或打开一个工作区，再拖入要导入的表格。', seconds: 8 });
      }}
    >
      {children}
    </DropArea>
  );
}
