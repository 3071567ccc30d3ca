/** One thing on a shelf: its menu moves and changes it, its cross takes it away; it can be dragged as well. */
import { CloseOutlined, DownOutlined } from '@ant-design/icons';
import { Dropdown, type MenuProps } from 'antd';
import type { ReactNode } from 'react';
import { type Dragged, useDraggable, useDropTarget } from './drag';

export interface ChipProps {
  readonly item: Dragged;
  readonly label: string;
  /** Why the question cannot be asked with it; '' where it can. */
  readonly wrong?: string;
  readonly menu: MenuProps['items'];
  readonly onRemove: () => void;
  readonly takes: (dragged: Dragged) => boolean;
  /** Something is let go on this chip: it goes in front of it. */
  readonly onDropBefore: (dragged: Dragged) => void;
  readonly extra?: ReactNode;
}

export function Chip({ item, label, wrong = '', menu, onRemove, takes, onDropBefore, extra }: ChipProps) {
  const drag = useDraggable(item);
  const { over, target } = useDropTarget(takes, onDropBefore);
  return (
    <span className={`visual-chip visual-chip-${item.kind}${wrong === '' ? '' : ' visual-chip-wrong'}${over ? ' visual-chip-over' : ''}`} title={wrong === '' ? undefined : wrong} data-testid={`chip-${item.key}`} {...drag} {...target}>
      <Dropdown menu={{ items: menu ?? [] }} trigger={['click']}>
        <button type="button" className="visual-chip-name" aria-label={`${label}：更改${wrong === '' ? '' : `（${wrong}）`}`}>
          {label} <DownOutlined aria-hidden />
        </button>
      </Dropdown>
      {extra}
      <button type="button" className="visual-chip-remove" aria-label={`移除${label}`} onClick={onRemove}>
        <CloseOutlined aria-hidden />
      </button>
    </span>
  );
}
