import { useState } from 'react';

/** The value as it was before `holds`: a picture that waits for its answer is not drawn half anew before that. */
export function useHeld<T>(value: T, holds: boolean): T {
  const [held, setHeld] = useState(value);
  if (!holds && held !== value) setHeld(value);
  return holds ? held : value;
}
