/** Asks for what stands far down a page only when somebody scrolls there: the figures above are answered the sooner. */
import { type ReactNode, useEffect, useRef, useState } from 'react';

export interface WhenSeenProps {
  /** Pixels that the contents will take, so that the page keeps its length. */
  readonly height: number;
  readonly children: ReactNode;
}

export function WhenSeen({ height, children }: WhenSeenProps) {
  const place = useRef<HTMLDivElement>(null);
  // Where nobody tells what is in sight, everything is.
  const [seen, setSeen] = useState(() => typeof IntersectionObserver === 'undefined');
  useEffect(() => {
    if (seen || place.current === null) return undefined;
    const observer = new IntersectionObserver((entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) setSeen(true);
    });
    observer.observe(place.current);
    return () => observer.disconnect();
  }, [seen]);
  return seen ? children : <div ref={place} style={{ minHeight: height }} data-testid="not-seen-yet" />;
}
