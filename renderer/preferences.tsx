/** What a person has chosen for this computer, and the theme that follows from it. */
import { createContext, useCallback, useContext, useLayoutEffect, useMemo, useState, useSyncExternalStore, type ReactNode } from 'react';
import { LARGE_TEXT, type Preferences } from '../shared/preferences';
import { useShell } from './engine-client';
import { usePrinting } from './print/use-printing';
import type { ThemeName } from './theme';

interface PreferencesState {
  readonly preferences: Preferences;
  readonly change: (part: Partial<Preferences>) => void;
  /** As drawn: what the system speaks is resolved. */
  readonly theme: ThemeName;
}

const PreferencesContext = createContext<PreferencesState | null>(null);

export function usePreferences(): PreferencesState {
  const state = useContext(PreferencesContext);
  if (state === null) throw new Error('no PreferencesProvider above this component');
  return state;
}

function useDarkSystem(): boolean {
  const [darkSystem] = useState(() => window.matchMedia('(prefers-color-scheme: dark)'));
  const subscribe = useCallback((listener: () => void) => {
    darkSystem.addEventListener('change', listener);
    return () => darkSystem.removeEventListener('change', listener);
  }, [darkSystem]);
  return useSyncExternalStore(subscribe, () => darkSystem.matches);
}

export function PreferencesProvider({ initial, children }: { readonly initial: Preferences; readonly children: ReactNode }) {
  const shell = useShell();
  const [preferences, setPreferences] = useState(initial);
  const systemIsDark = useDarkSystem();
  const printing = usePrinting();
  const theme: ThemeName = printing ? 'light' : preferences.theme === 'dark' || (preferences.theme === 'system' && systemIsDark) ? 'dark' : 'light';

  useLayoutEffect(() => {
    document.documentElement.dataset['theme'] = theme;
  }, [theme]);
  useLayoutEffect(() => {
    // Electron draws the whole window larger itself.
    const zoom = preferences.largeText && shell.kind === 'browser' ? LARGE_TEXT : 1;
    document.documentElement.style.setProperty('--page-zoom', String(zoom));
    window.dispatchEvent(new Event('resize'));
  }, [preferences.largeText, shell.kind]);

  const state = useMemo<PreferencesState>(
    () => ({
      preferences,
      theme,
      change: (part) => {
        const next = { ...preferences, ...part };
        setPreferences(next);
        void shell.writePreferences(next);
      },
    }),
    [preferences, theme, shell],
  );
  return <PreferencesContext value={state}>{children}</PreferencesContext>;
}
