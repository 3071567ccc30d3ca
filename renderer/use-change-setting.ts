import { App } from 'antd';
import { useState } from 'react';
import type { SettingId } from '../shared/settings';
import { useEngine } from './engine-client';
import { useWorkspaceSession } from './workspace-session';

export interface ChangeSetting {
  readonly saving: boolean;
  /** @returns whether it is in force now; everything on screen is then asked for again. */
  readonly set: (setting: SettingId, value: unknown, note?: string) => Promise<boolean>;
  readonly reset: (setting: SettingId, note?: string) => Promise<boolean>;
}

/** Changes settings and says whether that went well. */
export function useChangeSetting(): ChangeSetting {
  const engine = useEngine();
  const { message } = App.useApp();
  const { dataChanged } = useWorkspaceSession();
  const [saving, setSaving] = useState(false);
  const changed = async (call: ReturnType<typeof engine.call<'settings.set' | 'settings.reset'>>, done: string) => {
    setSaving(true);
    const outcome = await call;
    setSaving(false);
    if (outcome.ok) {
      void message.success(done);
      dataChanged();
    } else void message.error(outcome.error.message, 8);
    return outcome.ok;
  };
  return {
    saving,
    set: (setting, value, note = '') => changed(engine.call('settings.set', { setting, value, note }), '已保存，现在起生效。'),
    reset: (setting, note = '') => changed(engine.call('settings.reset', { setting, note }), '已恢复为默认值，现在起生效。'),
  };
}
