/** 显示: theme, large text and the lock, as chosen for this computer. */
import { Button, Popover, Segmented, Select, Switch } from 'antd';
import { LOCK_MINUTES, THEMES, type ThemeChoice } from '../../shared/preferences';
import { usePreferences } from '../preferences';

const THEME_OPTIONS = (Object.keys(THEMES) as ThemeChoice[]).map((value) => ({ value, label: THEMES[value] }));
const LOCK_OPTIONS = LOCK_MINUTES.map((minutes) => ({ value: minutes, label: minutes === 0 ? '不自动锁定' : `${minutes} 分钟不操作后锁定` }));

function DisplayFields() {
  const { preferences, change } = usePreferences();
  return (
    <div className="display-fields" role="dialog" aria-label="显示" data-testid="display-fields">
      <strong>显示（只在这台电脑上）</strong>
      <div className="display-field">
        <span id="display-theme">颜色</span>
        <Segmented block aria-labelledby="display-theme" options={THEME_OPTIONS} value={preferences.theme} onChange={(theme) => change({ theme })} />
      </div>
      <label className="display-switch">
        大字
        <Switch aria-label="大字" checked={preferences.largeText} onChange={(largeText) => change({ largeText })} data-testid="display-large" />
      </label>
      <label>
        自动锁定
        <Select aria-label="自动锁定" options={LOCK_OPTIONS} value={preferences.lockAfterMinutes} onChange={(lockAfterMinutes) => change({ lockAfterMinutes })} data-testid="display-lock" />
      </label>
    </div>
  );
}

/** @param startsOpen and with the focus, in place of a button that was pressed */
export function DisplayControl({ startsOpen = false }: { readonly startsOpen?: boolean }) {
  return (
    <Popover defaultOpen={startsOpen} trigger="click" placement="topLeft" content={<DisplayFields />}>
      <Button size="small" autoFocus={startsOpen} data-testid="display-control">
        显示
      </Button>
    </Popover>
  );
}
