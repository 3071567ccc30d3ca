/** The day as of which a page judges targets. */
import { createContext, useContext } from 'react';
import { localToday } from '../shared/as-of';

/** Today where no page has said another day. */
export const AsOfContext = createContext<string>(localToday());

export function useAsOf(): string {
  return useContext(AsOfContext);
}
