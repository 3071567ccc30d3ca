import { Modal } from 'antd';
import { COMMAND_IDS, commandDefinition, pageKeys } from '../../shared/commands';
import { useShell } from '../engine-client';
import { usePages } from './registry';
import './commands.css';

interface Shortcut {
  readonly keys: string;
  readonly label: string;
}

/** Of the browser and of the parts that the pages are made of. */
const EVERYWHERE: readonly Shortcut[] = [
  { keys: 'Tab / Shift+Tab', label: '到下一个或上一个可操作的地方' },
  { keys: 'Enter / 空格', label: '按下按钮、选中选项' },
  { keys: '↑ ↓', label: '在菜单、下拉列表和分页签中移动' },
  { keys: 'Esc', label: '关闭对话框、弹出的说明和下拉列表' },
];

function useShortcuts(): readonly { readonly title: string; readonly items: readonly Shortcut[] }[] {
  const { kind } = useShell();
  const pages = usePages();
  const inMenu = (menu: string): Shortcut[] =>
    COMMAND_IDS.flatMap((id) => {
      const { label, keys, menu: own, keptByBrowsers, electronOnly, notInFields } = commandDefinition(id);
      if (own !== menu || keys.length === 0 || (kind === 'browser' && (keptByBrowsers || electronOnly))) return [];
      return [{ keys: keys.join(' 或 '), label: `${label.replace('……', '')}${notInFields ? '（不在填写文字时）' : ''}` }];
    });
  const pageShortcuts = kind === 'browser' ? [] : pages.flatMap(({ label }, index) => {
    const keys = pageKeys(index);
    return keys === null ? [] : [{ keys, label }];
  });
  return [
    { title: '文件', items: inMenu('文件') },
    { title: '编辑与视图', items: [...inMenu('编辑'), ...inMenu('视图')] },
    { title: '页面', items: pageShortcuts },
    { title: '帮助', items: inMenu('帮助') },
    { title: '处处可用', items: EVERYWHERE },
  ].filter(({ items }) => items.length > 0);
}

export function ShortcutsDialog({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const groups = useShortcuts();
  return (
    <Modal open={open} onCancel={onClose} footer={null} title="快捷键" width={760} destroyOnHidden>
      <div className="shortcuts" data-testid="shortcuts">
        {groups.map(({ title, items }) => (
          <section key={title} aria-label={title}>
            <h3>{title}</h3>
            <dl>
              {items.map(({ keys, label }) => (
                <div key={keys}>
                  <dt>{label}</dt>
                  <dd>
                    <kbd>{keys}</kbd>
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Modal>
  );
}
