/** A filter on its shelf: what it keeps, in words; opened, it is changed. */
import { CloseOutlined } from '@ant-design/icons';
import { Popover } from 'antd';
import type { ReactNode } from 'react';

export interface FilterChipProps {
  readonly id: string;
  readonly label: string;
  readonly text: string;
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
  readonly onRemove: () => void;
  readonly children: ReactNode;
}

export function FilterChip({ id, label, text, open, onOpen, onRemove, children }: FilterChipProps) {
  return (
    <span className="visual-chip visual-chip-filter" data-testid={`filter-chip-${id}`}>
      <Popover open={open} onOpenChange={onOpen} trigger="click" placement="bottomLeft" title={`筛选：${label}`} content={<div className="visual-filter-editor">{children}</div>} destroyOnHidden>
        <button type="button" className="visual-chip-name" aria-expanded={open}>
          {text}
        </button>
      </Popover>
      <button type="button" className="visual-chip-remove" aria-label={`移除筛选：${label}`} onClick={onRemove}>
        <CloseOutlined aria-hidden />
      </button>
    </span>
  );
}
