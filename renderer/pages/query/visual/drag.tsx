/** What is being dragged, known to every shelf: the data of a drag itself can be read only when it ends. */
import { createContext, useContext, useMemo, useState, type DragEvent, type ReactNode } from 'react';

/** A group (dimension, field) or a value (indicator, measure), by its key. */
export interface Dragged {
  readonly kind: 'group' | 'value';
  readonly key: string;
}

interface Drag {
  readonly dragged: Dragged | null;
  readonly set: (dragged: Dragged | null) => void;
}

const DragContext = createContext<Drag>({ dragged: null, set: () => undefined });

export function DragProvider({ children }: { readonly children: ReactNode }) {
  const [dragged, set] = useState<Dragged | null>(null);
  return <DragContext value={useMemo(() => ({ dragged, set }), [dragged])}>{children}</DragContext>;
}

/** Properties of what can be dragged. */
export function useDraggable(item: Dragged) {
  const { set } = useContext(DragContext);
  return {
    draggable: true,
    onDragStart: (event: DragEvent) => {
      // Some browsers drag nothing that carries no data.
      event.dataTransfer.setData('text/plain', item.key);
      event.dataTransfer.effectAllowed = 'move';
      set(item);
    },
    onDragEnd: () => set(null),
  };
}

/** Properties of what takes drops. `over` while something it takes is above it. */
export function useDropTarget(takes: (dragged: Dragged) => boolean, drop: (dragged: Dragged) => void) {
  const { dragged, set } = useContext(DragContext);
  const [over, setOver] = useState(false);
  const open = dragged !== null && takes(dragged);
  return {
    over: over && open,
    open,
    target: {
      onDragOver: (event: DragEvent) => {
        if (!open) return;
        event.preventDefault();
        event.stopPropagation();
        setOver(true);
      },
      onDragLeave: () => setOver(false),
      onDrop: (event: DragEvent) => {
        event.preventDefault();
        event.stopPropagation();
        setOver(false);
        if (open) drop(dragged);
        set(null);
      },
    },
  };
}
