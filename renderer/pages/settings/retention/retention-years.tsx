/** Years of each kind of data, with what it is and the law that asks for an end. */
import { InputNumber } from 'antd';
import { useState } from 'react';
import { MOST_RETENTION_YEARS, RETENTION_CLASS_IDS, RETENTION_CLASSES, type RetentionYears } from '../../../../shared/retention';
import { useSettings } from '../../../settings';
import { useChangeSetting } from '../../../use-change-setting';
import { SettingFooter } from '../setting-footer';

export function RetentionYearsFields() {
  const state = useSettings()?.retention;
  const change = useChangeSetting();
  const [draft, setDraft] = useState<{ readonly version: number; readonly years: RetentionYears } | null>(null);
  if (state === undefined) return null;
  const years = draft?.version === state.version ? draft.years : state.value;
  const isChanged = RETENTION_CLASS_IDS.some((id) => years[id] !== state.value[id]);
  return (
    <>
      <p className="settings-explanation">{state.explanation}</p>
      {RETENTION_CLASS_IDS.map((id) => {
        const { label, content, basis } = RETENTION_CLASSES[id];
        return (
          <div className="setting-row" key={id}>
            <div className="setting-words">
              <strong>{label}</strong>
              <p>{content}。</p>
              <p>依据：{basis}。</p>
            </div>
            <div className="setting-field">
              <InputNumber
                className="retention-years"
                min={0}
                max={MOST_RETENTION_YEARS}
                precision={0}
                prefix="学年结束后"
                suffix="年"
                aria-label={`${label}的保存年数`}
                value={years[id]}
                onChange={(value) => setDraft({ version: state.version, years: { ...years, [id]: value ?? years[id] } })}
                data-testid={`retention-${id}`}
              />
            </div>
          </div>
        );
      })}
      <SettingFooter setting="retention" change={change} savable={isChanged} onSave={() => void change.set('retention', years)} />
    </>
  );
}
