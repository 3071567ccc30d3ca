/** The panels of the settings page, in their order: one line each. */
import type { ComponentType } from 'react';
import { GeneralPanel } from './general-panel';
import { ScalesPanel } from './scales-panel';

export const SETTINGS_PANELS: readonly { readonly key: string; readonly title: string; readonly Panel: ComponentType }[] = [
  { key: 'general', title: '单位与隐私保护', Panel: GeneralPanel },
  { key: 'scales', title: '量表', Panel: ScalesPanel },
];
