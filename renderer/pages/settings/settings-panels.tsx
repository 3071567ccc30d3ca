/** The panels of the settings page, in their order: one line each. */
import type { ComponentType } from 'react';
import { AuditPanel } from './audit/audit-panel';
import { BackupsPanel } from './backups-panel';
import { BandSetsPanel } from './band-sets-panel';
import { BoundariesPanel } from './boundaries-panel';
import { GeneralPanel } from './general-panel';
import { IntegrityPanel } from './integrity-panel';
import { LevelsPanels } from './levels-panels';
import { PassphrasePanel } from './passphrase-panel';
import { ProtectionPanel } from './protection-panel';
import { RegisterPanel } from './register/register-panel';
import { RetentionPanel } from './retention/retention-panel';
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
  { key: 'passphrase', title: '口令与恢复码', Panel: PassphrasePanel },
  { key: 'retention', title: '保存与删除', Panel: RetentionPanel },
  { key: 'register', title: '学校名册公钥', Panel: RegisterPanel },
  { key: 'protection', title: '数据保护说明', Panel: ProtectionPanel },
  { key: 'audit', title: '操作记录', Panel: AuditPanel },
  { key: 'integrity', title: '完整性检查', Panel: IntegrityPanel },
];
