/** The settings of the open workspace; asked once for all pages. */
import { createContext, useContext, useMemo, type ReactNode } from 'react';
import { type Tellings, tellingsOf } from '../shared/audience';
import { DEFAULT_RISK_SCHEME, type RiskScheme, riskScheme } from '../shared/risk-labels';
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

/** How many persons are too few to be told. Until it is known, any number may be. */
export function usePrivacyMinimum(): number {
  return useSettings()?.minimumValidResults.value ?? Number.POSITIVE_INFINITY;
}

/** How those are told of pupils for whom reports are made. */
export function tellingsIn({ minimumValidResults, upwardMinimum, openMinimum, upwardRounding, openRounding }: SettingStates): Tellings {
  return tellingsOf({ minimumValidResults: minimumValidResults.value, upwardMinimum: upwardMinimum.value, openMinimum: openMinimum.value, upwardRounding: upwardRounding.value, openRounding: openRounding.value });
}

/** What levels are called and how they are coloured. */
export function useRiskScheme(): RiskScheme {
  const chosen = useSettings()?.riskLabels.value;
  return useMemo(() => (chosen === undefined ? DEFAULT_RISK_SCHEME : riskScheme(chosen)), [chosen]);
}
