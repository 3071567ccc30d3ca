/** What the page counts, to be printed under every picture of its charts. */
import { createContext, useContext } from 'react';

export interface PictureNotes {
  /** Part of file names; null before it is known. */
  readonly schoolYear: string | null;
  readonly lines: readonly string[];
}

/** Asked for when a picture is made, so that charts need not be drawn anew whenever the notes change. */
export const PictureNotesContext = createContext<() => PictureNotes>(() => ({ schoolYear: null, lines: [] }));

export function usePictureNotes(): () => PictureNotes {
  return useContext(PictureNotesContext);
}
