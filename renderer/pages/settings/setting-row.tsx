/** One setting of a single value: label, explanation, field, and what version it is. Saved only on a click. */
import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import type { SettingId } from '../../../shared/settings';
import { useSettings } from '../../settings';
import { useChangeSetting } from '../../use-change-setting';
import { SettingHistory } from './setting-history';

export interface SettingRowProps<T> {
  readonly setting: SettingId;
  /** @param value as it stands in the field. */
  readonly field: (value: T, change: (value: T) => void, label: string) => ReactNode;
}

export function SettingRow<T>({ setting, field }: SettingRowProps<T>) {
  const state = useSettings()?.[setting];
  const { saving, set, reset } = useChangeSetting();
  // Counted with the version it was made from: a newer version, also from elsewhere, ends the draft.
  const [draft, setDraft] = useState<{ readonly version: number; readonly value: T } | null>(null);
  if (state === undefined) return null;
  const value = draft?.version === state.version ? draft.value : (state.value as T);
  const isChanged = value !== state.value;
  return (
    <div className="setting-row" data-testid={`setting-${setting}`}>
      <div className="setting-words">
        <strong>{state.label}</strong>
        <p>{state.explanation}</p>
      </div>
      <div className="setting-field">
        {field(value, (next) => setDraft({ version: state.version, value: next }), state.label)}
        <div className="setting-actions">
          <Button type="primary" size="small" disabled={!isChanged} loading={saving} onClick={() => void set(setting, value)} data-testid={`setting-save-${setting}`}>
            保存
          </Button>
          {state.value !== state.defaultValue && (
            <Button size="small" disabled={saving} onClick={() => void reset(setting)} data-testid={`setting-reset-${setting}`}>
              恢复默认
            </Button>
          )}
          <SettingHistory setting={setting} label={state.label} />
        </div>
        <small>{state.changedAt === null ? '默认值，未改动过' : `第 ${state.version} 版，${state.changedAt.slice(0, 16)} 由 ${state.changedBy ?? ''} 改动`}</small>
      </div>
    </div>
  );
}
