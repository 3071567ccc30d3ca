import { createContext, useContext, useSyncExternalStore } from 'react';
import type { LockableEngine } from './lockable-engine';

export const LockContext = createContext<LockableEngine | null>(null);

export function useLocked(): boolean {
  const engine = useContext(LockContext);
  if (engine === null) throw new Error('no LockContext above this component');
  return useSyncExternalStore(engine.subscribe, () => engine.locked);
}
