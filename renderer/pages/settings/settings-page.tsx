/** What this workspace has set for itself, a panel a subject. */
import { Tabs } from 'antd';
import { useSearchParams } from 'react-router';
import { SETTINGS_PANELS } from './settings-panels';

export function SettingsPage() {
  const [parameters, setParameters] = useSearchParams();
  const wanted = parameters.get('settings');
  const shown = SETTINGS_PANELS.find(({ key }) => key === wanted)?.key ?? SETTINGS_PANELS[0]?.key ?? '';
  const show = (key: string) =>
    setParameters((before) => {
      const next = new URLSearchParams(before);
      next.set('settings', key);
      return next;
    });
  return (
    <main className="page settings-page">
      <div className="page-head">
        <h2>设置</h2>
        <span className="page-remark">只对当前工作区有效；每次改动都留下版本和操作记录。</span>
      </div>
      <Tabs
        tabPlacement="start"
        activeKey={shown}
        onChange={show}
        destroyOnHidden
        items={SETTINGS_PANELS.map(({ key, title, Panel }) => ({ key, label: <span data-testid={`settings-tab-${key}`}>{title}</span>, children: <Panel /> }))}
      />
    </main>
  );
}
