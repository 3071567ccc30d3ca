import { useEffect, useState } from 'react';

/** The picture has been drawn by then, also on a slow machine. */
const CALM_MS = 150;

/** Whether `holds` has held for a moment: what is less urgent begins then, and takes no processor from the drawing. */
export function useCalm(holds: boolean): boolean {
  const [calm, setCalm] = useState(false);
  if (!holds && calm) setCalm(false);
  useEffect(() => {
    if (!holds) return undefined;
    const timer = setTimeout(() => setCalm(true), CALM_MS);
    return () => clearTimeout(timer);
  }, [holds]);
  return holds && calm;
}
