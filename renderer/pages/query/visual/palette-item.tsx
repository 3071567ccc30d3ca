/** One thing that can be put on a shelf: by a click, by a key, by dragging. What cannot be is greyed and says why. */
import type { ReactNode } from 'react';
import { type Dragged, useDraggable } from './drag';

export interface PaletteItemProps {
  readonly item: Dragged;
  readonly label: string;
  readonly hint?: string;
  /** Why it cannot be used now; '' where it can. */
  readonly refused?: string;
  readonly used?: boolean;
  readonly onAdd: () => void;
  /** Further ways to use it. */
  readonly actions?: readonly { readonly label: string; readonly text: string; readonly onClick: () => void }[];
  readonly mark?: ReactNode;
}

export function PaletteItem({ item, label, hint, refused = '', used = false, onAdd, actions = [], mark }: PaletteItemProps) {
  const drag = useDraggable(item);
  const barred = refused !== '';
  return (
    <li className={`visual-item${barred ? ' visual-item-barred' : ''}${used ? ' visual-item-used' : ''}`} data-testid={`item-${item.key}`} title={barred ? refused : hint} {...(barred ? {} : drag)}>
      <button type="button" className="visual-item-name" aria-disabled={barred} aria-description={barred ? refused : hint} aria-pressed={used} onClick={() => !barred && onAdd()}>
        {mark}
        {label}
      </button>
      {!barred &&
        actions.map((action) => (
          <button key={action.label} type="button" className="visual-item-action" aria-label={action.label} title={action.label} onClick={action.onClick}>
            {action.text}
          </button>
        ))}
    </li>
  );
}
