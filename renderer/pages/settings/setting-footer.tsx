/** What stands below the choices of a setting: save, back to the default, history, which version it is. */
import { Button } from 'antd';
import type { SettingId } from '../../../shared/settings';
import { useSettings } from '../../settings';
import type { ChangeSetting } from '../../use-change-setting';
import { SettingHistory } from './setting-history';

export interface SettingFooterProps {
  readonly setting: SettingId;
  readonly change: ChangeSetting;
  /** Whether there is something to save, and it may be saved. */
  readonly savable: boolean;
  readonly onSave: () => void;
  readonly saveLabel?: string;
}

export function SettingFooter({ setting, change, savable, onSave, saveLabel = '保存' }: SettingFooterProps) {
  const state = useSettings()?.[setting];
  if (state === undefined) return null;
  const isDefault = JSON.stringify(state.value) === JSON.stringify(state.defaultValue);
  return (
    <div className="settings-footer">
      <Button type="primary" disabled={!savable} loading={change.saving} onClick={onSave} data-testid={`setting-save-${setting}`}>
        {saveLabel}
      </Button>
      {!isDefault && (
        <Button disabled={change.saving} onClick={() => void change.reset(setting)} data-testid={`setting-reset-${setting}`}>
          恢复默认
        </Button>
      )}
      <SettingHistory setting={setting} label={state.label} />
      <small>{state.changedAt === null ? '默认值，未改动过' : `第 ${state.version} 版，${state.changedAt.slice(0, 16)} 由 ${state.changedBy ?? ''} 改动`}</small>
    </div>
  );
}
