import { useEffect, useState } from 'react';

/** The picture has been drawn by then, also on a slow machine. */
const CALM_MS = 150;

/** Whether `holds` has held for a while. @param ms by default so long that what is less urgent takes no processor from the drawing */
export function useCalm(holds: boolean, ms = CALM_MS): boolean {
  const [calm, setCalm] = useState(false);
  if (!holds && calm) setCalm(false);
  useEffect(() => {
    if (!holds) return undefined;
    const timer = setTimeout(() => setCalm(true), ms);
    return () => clearTimeout(timer);
  }, [holds, ms]);
  return holds && calm;
}
