/** What the levels are called: a usual scheme, or own names and colours that can be told apart. */
import { Alert, Radio } from 'antd';
import { useState } from 'react';
import { RISK_LEVELS, type RiskLevel } from '../../../shared/risk';
import { type LevelLook, levelProblems, presetTitle, RISK_PRESET_IDS, type RiskLabels, riskScheme } from '../../../shared/risk-labels';
import { Panel } from '../../components/panel';
import { useSettings } from '../../settings';
import { useChangeSetting } from '../../use-change-setting';
import { LevelLooks } from './level-looks';
import { SettingFooter } from './setting-footer';

const KINDS: readonly RiskLabels['preset'][] = [...RISK_PRESET_IDS, 'custom'];

/** Own names begin with those that were in force. */
function looksOf(chosen: RiskLabels): Record<RiskLevel, LevelLook> {
  return Object.fromEntries(riskScheme(chosen).levels.map(({ level, label, color }) => [level, { label, color }])) as Record<RiskLevel, LevelLook>;
}

export function RiskLabelsPanel() {
  const state = useSettings()?.riskLabels;
  const change = useChangeSetting();
  const [draft, setDraft] = useState<{ readonly version: number; readonly value: RiskLabels } | null>(null);
  if (state === undefined) return null;
  const value = draft?.version === state.version ? draft.value : state.value;
  const edit = (next: RiskLabels) => setDraft({ version: state.version, value: next });
  const problems = value.preset !== 'custom' ? [] : [...(RISK_LEVELS.some((level) => value.levels[level].label.trim() === '') ? ['每一等级都要有名称'] : []), ...levelProblems(value.levels)];
  const isChanged = JSON.stringify(value) !== JSON.stringify(state.value);
  return (
    <Panel title={state.label}>
      <p className="settings-explanation">{state.explanation}</p>
      <div className="settings-choice" data-testid="setting-riskLabels">
        <Radio.Group
          value={value.preset}
          optionType="button"
          onChange={({ target }) => edit(target.value === 'custom' ? { preset: 'custom', levels: looksOf(value) } : { preset: target.value as (typeof RISK_PRESET_IDS)[number] })}
          options={KINDS.map((preset) => ({ value: preset, label: presetTitle(preset) }))}
        />
        {value.preset === 'custom' && <LevelLooks levels={value.levels} onChange={(levels) => edit({ preset: 'custom', levels })} />}
        <div className="level-note" data-testid="risk-labels-preview">
          <strong>印出的对照：</strong>
          {riskScheme(value).levels.map(({ level, label, color, explanation }) => (
            <span key={level} className="level-note-item">
              <i style={{ background: color }} />
              {label}：{explanation}
            </span>
          ))}
        </div>
      </div>
      {problems.length > 0 && <Alert className="settings-problems" type="warning" showIcon title={`还不能保存：${problems.join('；')}。请改换名称或颜色。`} data-testid="risk-labels-problems" />}
      <SettingFooter setting="riskLabels" change={change} savable={isChanged && problems.length === 0} onSave={() => void change.set('riskLabels', value)} />
    </Panel>
  );
}
