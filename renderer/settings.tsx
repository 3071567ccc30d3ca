/** The settings of the open workspace; asked once for all pages. */
import { createContext, useContext, type ReactNode } from 'react';
import type { SettingStates } from '../shared/settings';
import { useCall } from './engine-client';

const SettingsContext = createContext<SettingStates | null>(null);

export function SettingsProvider({ children }: { readonly children: ReactNode }) {
  const { result } = useCall('settings.get', {});
  return <SettingsContext value={result?.settings ?? null}>{children}</SettingsContext>;
}

/** Null until the first answer. */
export function useSettings(): SettingStates | null {
  return useContext(SettingsContext);
}
