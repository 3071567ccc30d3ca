import { App, Button } from 'antd';
import { useState } from 'react';
import type { SettingId } from '../shared/settings';
import { useEngine } from './engine-client';
import { useSettings } from './settings';
import { useWorkspaceSession } from './workspace-session';

export interface ChangeSetting {
  readonly saving: boolean;
  /** @returns whether it is in force now; everything on screen is then asked for again. */
  readonly set: (setting: SettingId, value: unknown, note?: string) => Promise<boolean>;
  readonly reset: (setting: SettingId, note?: string) => Promise<boolean>;
}

const UNDO_SHOWN_S = 8;
const KEY = 'setting-changed';

/** Changes settings, says whether that went well and offers the way back. */
export function useChangeSetting(): ChangeSetting {
  const engine = useEngine();
  const { message } = App.useApp();
  const { dataChanged } = useWorkspaceSession();
  const settings = useSettings();
  const [saving, setSaving] = useState(false);

  const changed = async (call: ReturnType<typeof engine.call<'settings.set' | 'settings.reset'>>, done: string, undo: (() => void) | null) => {
    setSaving(true);
    const outcome = await call;
    setSaving(false);
    if (outcome.ok) {
      const wayBack = undo !== null && (
        <Button
          type="link"
          size="small"
          onClick={() => {
            message.destroy(KEY);
            undo();
          }}
          data-testid="setting-undo"
        >
          撤销
        </Button>
      );
      void message.success({ key: KEY, content: <>{done}{wayBack}</>, duration: UNDO_SHOWN_S });
      dataChanged();
    } else void message.error(outcome.error.message, 8);
    return outcome.ok;
  };
  /** Puts back what was in force before; that, too, is a version of its own. */
  const undoOf = (setting: SettingId): (() => void) | null => {
    const before = settings?.[setting];
    if (before === undefined) return null;
    return () => void changed(engine.call('settings.set', { setting, value: before.value, note: '撤销上一次改动' }), '已撤销，恢复为改动前的值。', null);
  };
  return {
    saving,
    set: (setting, value, note = '') => changed(engine.call('settings.set', { setting, value, note }), '已保存，现在起生效。', undoOf(setting)),
    reset: (setting, note = '') => changed(engine.call('settings.reset', { setting, note }), '已恢复为默认值，现在起生效。', undoOf(setting)),
  };
}
