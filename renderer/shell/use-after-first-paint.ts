import { useEffect, useState } from 'react';

const AT_LATEST_MS = 500;

/** Safari has no idle callbacks. @returns a function that gives the wait up */
function onceIdle(then: () => void): () => void {
  if (typeof requestIdleCallback !== 'function') {
    const timer = setTimeout(then, 0);
    return () => clearTimeout(timer);
  }
  const id = requestIdleCallback(then, { timeout: AT_LATEST_MS });
  return () => cancelIdleCallback(id);
}

/** True once the first frame stands and nothing more urgent is to do: loading more before would take the time from drawing it. */
export function useAfterFirstPaint(): boolean {
  const [painted, setPainted] = useState(false);
  useEffect(() => {
    let stop = () => {};
    const frame = requestAnimationFrame(() => {
      // A frame begins when the one before it has been drawn.
      const next = requestAnimationFrame(() => {
        stop = onceIdle(() => setPainted(true));
      });
      stop = () => cancelAnimationFrame(next);
    });
    stop = () => cancelAnimationFrame(frame);
    return () => stop();
  }, []);
  return painted;
}
