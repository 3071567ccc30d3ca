/**
 * Clicks on a drawing as choices of its groups: told by the place, so that a thin bar, or the name beside it, can be clicked as well.
 * The keyboard's way is the MarkList above it.
 */
import type { MouseEvent, ReactNode } from 'react';
import type { Picking } from '../use-pick';

export interface PickAreaProps {
  readonly pick?: Picking | undefined;
  /** @param place in pixels from the drawing's upper left corner */
  readonly keyAt: (place: { readonly x: number; readonly y: number; readonly width: number }) => string | undefined;
  readonly children: ReactNode;
}

export function PickArea({ pick, keyAt, children }: PickAreaProps) {
  if (pick === undefined) return <div>{children}</div>;
  const keyOf = ({ currentTarget, clientX, clientY }: MouseEvent<HTMLDivElement>): string | undefined => {
    const { left, top, width } = currentTarget.getBoundingClientRect();
    // In large text the page is drawn larger than it is laid out.
    const scale = currentTarget.offsetWidth === 0 ? 1 : width / currentTarget.offsetWidth;
    return keyAt({ x: (clientX - left) / scale, y: (clientY - top) / scale, width: width / scale });
  };
  return (
    <div
      className="chart-picks"
      onClick={(event) => {
        const key = keyOf(event);
        // The second click of a double click would take back what the first one chose.
        if (key !== undefined && event.detail <= 1) pick.onPick(key, event.ctrlKey || event.metaKey);
      }}
      onDoubleClick={(event) => {
        const key = keyOf(event);
        if (key !== undefined) pick.onDrill?.(key);
      }}
    >
      {children}
    </div>
  );
}
