/** The panels of the settings page, in their order: one line each. */
import type { ComponentType } from 'react';
import { BackupsPanel } from './backups-panel';
import { BandSetsPanel } from './band-sets-panel';
import { BoundariesPanel } from './boundaries-panel';
import { GeneralPanel } from './general-panel';
import { LevelsPanels } from './levels-panels';
import { RiskRulesPanel } from './risk-rules-panel';
import { ScalesPanel } from './scales-panel';

export const SETTINGS_PANELS: readonly { readonly key: string; readonly title: string; readonly Panel: ComponentType }[] = [
  { key: 'general', title: '单位与隐私保护', Panel: GeneralPanel },
  { key: 'riskLabels', title: '风险等级的叫法和含义', Panel: LevelsPanels },
  { key: 'riskRules', title: '定级规则', Panel: RiskRulesPanel },
  { key: 'bandSets', title: '量表分级标准', Panel: BandSetsPanel },
  { key: 'map', title: '地图', Panel: BoundariesPanel },
  { key: 'scales', title: '量表', Panel: ScalesPanel },
  { key: 'backups', title: '备份与恢复', Panel: BackupsPanel },
];
