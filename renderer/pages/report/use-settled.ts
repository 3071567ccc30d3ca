import { useEffect, useState } from 'react';

/** Milliseconds long enough that a name is typed without a new preview for every letter. */
export const PREVIEW_REST = 400;

/** The value once it has not changed for a while: what is asked on every key would be answered too late. @param milliseconds of rest; 0: at once */
export function useSettled<T>(value: T, milliseconds: number): T {
  const text = JSON.stringify(value);
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    if (text === settled) return undefined;
    const timer = setTimeout(() => setSettled(text), milliseconds);
    return () => clearTimeout(timer);
  }, [text, settled, milliseconds]);
  return JSON.parse(settled) as T;
}
