/** Beside the grid: what stands in a column, or the whole of one cell. */
import { Button } from 'antd';
import type { ReactNode } from 'react';

export function SidePanel({ title, onClose, children }: { readonly title: string; readonly onClose: () => void; readonly children: ReactNode }) {
  return (
    <aside className="grid-side" aria-label={title} data-testid="grid-side">
      <header>
        <strong>{title}</strong>
        <Button size="small" type="text" onClick={onClose} aria-label="关闭">×</Button>
      </header>
      {children}
    </aside>
  );
}
