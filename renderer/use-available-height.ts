import { useLayoutEffect, useRef, useState, type RefObject } from 'react';

const MINIMUM = 160;
/** Height of a small table's header. */
const HEADER = 34;

/**
 * Height left for a table's body between the element's top and the window's bottom: virtual tables need
 * a number. Follows the window.
 * @param below pixels to keep for what stands under the table.
 */
export function useAvailableHeight(below: number): readonly [RefObject<HTMLDivElement | null>, number] {
  const box = useRef<HTMLDivElement>(null);
  const [height, setHeight] = useState(MINIMUM);
  useLayoutEffect(() => {
    const measure = () => {
      const top = box.current?.getBoundingClientRect().top ?? 0;
      setHeight(Math.max(MINIMUM, Math.floor(window.innerHeight - top - HEADER - below)));
    };
    // On every render, because a notice above the table may have come or gone.
    measure();
    window.addEventListener('resize', measure);
    return () => window.removeEventListener('resize', measure);
  });
  return [box, height];
}
