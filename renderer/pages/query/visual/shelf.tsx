/** A place for groups or values; what is dropped on its empty part goes to the end. */
import type { ReactNode } from 'react';
import { type Dragged, useDropTarget } from './drag';

export interface ShelfProps {
  readonly label: string;
  readonly id: string;
  /** Said where nothing lies on it. */
  readonly hint: string;
  readonly empty: boolean;
  readonly takes: (dragged: Dragged) => boolean;
  readonly onDrop: (dragged: Dragged) => void;
  readonly children: ReactNode;
}

export function Shelf({ label, id, hint, empty, takes, onDrop, children }: ShelfProps) {
  const { over, open, target } = useDropTarget(takes, onDrop);
  return (
    <div className={`visual-shelf${open ? ' visual-shelf-open' : ''}${over ? ' visual-shelf-over' : ''}`} role="group" aria-label={label} data-testid={`shelf-${id}`} {...target}>
      <span className="visual-shelf-label">{label}</span>
      <div className="visual-shelf-items">
        {children}
        {empty && <span className="visual-shelf-hint">{hint}</span>}
      </div>
    </div>
  );
}
