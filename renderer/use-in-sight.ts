import { type RefObject, useEffect, useState } from 'react';

/** Counts as in sight so many pixels before it is: who scrolls meets nothing old. */
const AHEAD_PX = 200;

/** Whether a place on the page is in sight, or nearly. Where nobody tells what is in sight, everything is. */
export function useInSight(place: RefObject<Element | null>): boolean {
  const [inSight, setInSight] = useState(true);
  useEffect(() => {
    if (typeof IntersectionObserver === 'undefined' || place.current === null) return undefined;
    const observer = new IntersectionObserver((entries) => setInSight(entries.at(-1)?.isIntersecting ?? true), { rootMargin: `${AHEAD_PX}px` });
    observer.observe(place.current);
    return () => observer.disconnect();
  }, [place]);
  return inSight;
}
