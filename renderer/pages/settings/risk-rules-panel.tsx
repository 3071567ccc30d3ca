/** The rule matrix: thresholds within safe bounds, what would change, and then the change. */
import { Alert, Input, InputNumber, Radio } from 'antd';
import { useState } from 'react';
import { type CutChange, DEFAULT_RISK_RULES, type RiskRules, RULE_BOUNDS, RULE_IDS, ruleLabels, ruleProblems } from '../../../shared/risk-rules';
import { Panel } from '../../components/panel';
import { useSettings } from '../../settings';
import { useChangeSetting } from '../../use-change-setting';
import { LevelPreview } from './level-preview';
import { RuleCuts } from './rule-cuts';
import { SettingFooter } from './setting-footer';

const VALIDITY_FIELDS = [
  { id: 'flatShare', label: '同一选项占比达到，为无效', step: 0.01 },
  { id: 'runShare', label: '连续同一选项占比达到，为无效（含反向题的量表）', step: 0.05 },
  { id: 'longScale', label: '没有反向题的量表，多少题以上才查规律作答', step: 1 },
  { id: 'invalidSeconds', label: '平均每题少于几秒，为无效', step: 0.5 },
  { id: 'hurriedSeconds', label: '平均每题少于几秒，请留意', step: 0.5 },
] as const;

export function RiskRulesPanel() {
  const state = useSettings()?.riskRules;
  const change = useChangeSetting();
  const [note, setNote] = useState('');
  const [draft, setDraft] = useState<{ readonly version: number; readonly value: RiskRules } | null>(null);
  if (state === undefined) return null;
  const value = draft?.version === state.version ? draft.value : state.value;
  const edit = (part: Partial<RiskRules>) => setDraft({ version: state.version, value: { ...value, ...part } });
  const isChanged = JSON.stringify(value) !== JSON.stringify(state.value);
  const problems = ruleProblems(value);
  const labels = ruleLabels(value);
  return (
    <Panel title={`${state.label}${state.version === 0 ? '（默认）' : `（第 ${state.version} 版）`}`}>
      <p className="settings-explanation">{state.explanation}</p>
      <div className="settings-choice" data-testid="setting-riskRules">
        <dl className="definition rule-list">
          {RULE_IDS.map((id) => (
            <div key={id} className="definition-row">
              <dt>{id}</dt>
              <dd>{labels[id]}</dd>
            </div>
          ))}
        </dl>
        <div className="rule-fields">
          {VALIDITY_FIELDS.map(({ id, label, step }) => (
            <label key={id}>
              <span>{label}</span>
              <InputNumber size="small" min={RULE_BOUNDS[id][0]} max={RULE_BOUNDS[id][1]} step={step} value={value.validity[id]} onChange={(next) => edit({ validity: { ...value.validity, [id]: next ?? DEFAULT_RISK_RULES.validity[id] } })} />
            </label>
          ))}
          <label>
            <span>几个分量表高分，为重点关注</span>
            <InputNumber size="small" min={RULE_BOUNDS.highSubscales[0]} max={RULE_BOUNDS.highSubscales[1]} precision={0} value={value.highSubscales} onChange={(next) => edit({ highSubscales: next ?? DEFAULT_RISK_RULES.highSubscales })} />
          </label>
          <label>
            <span>MHT 效度（测谎）分达到，为无效</span>
            <InputNumber size="small" min={6} max={8} precision={0} value={value.lieScales['MHT'] ?? 7} onChange={(next) => edit({ lieScales: next === null || next === 7 ? {} : { MHT: next } })} />
          </label>
          <div className="rule-field">
            <span>危机题阳性（不能关闭）</span>
            <Radio.Group size="small" optionType="button" value={value.criticalLevel} onChange={({ target }) => edit({ criticalLevel: target.value as 2 | 3 })} options={[{ value: 2, label: '至少重点关注' }, { value: 3, label: '即为危机' }]} />
          </div>
        </div>
        <RuleCuts cuts={value.cuts} onChange={(cuts: readonly CutChange[]) => edit({ cuts })} />
        {problems.length > 0 && <Alert type="warning" showIcon title={`还不能保存：${problems.join('；')}。`} data-testid="risk-rules-problems" />}
        <LevelPreview setting="riskRules" value={value} disabled={!isChanged || problems.length > 0} />
        {isChanged && <Input value={note} maxLength={500} placeholder="为什么改动（记入改动记录）" aria-label="改动原因" onChange={(event) => setNote(event.target.value)} />}
      </div>
      <SettingFooter setting="riskRules" change={change} savable={isChanged && problems.length === 0} onSave={() => void change.set('riskRules', value, note)} saveLabel="保存并重新定级" />
    </Panel>
  );
}
