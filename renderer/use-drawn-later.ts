import { useEffect, useState } from 'react';

/** Two frames: what is in sight is on the screen by then. */
const AFTER_MS = 34;

/** The value as it was, until what is drawn at once with the new one has come onto the screen. Less than that, as React's deferred values are, would still keep the frame waiting. */
export function useDrawnLater<T>(value: T): T {
  const [drawn, setDrawn] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setDrawn(value), AFTER_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return drawn;
}
