import { app, Menu, type MenuItemConstructorOptions } from 'electron';
import { type ArgumentCommandId, type CommandDefinition, commandDefinition, type CommandId, pageKeys } from '../../../shared/commands';
import { type Preferences, THEMES, type ThemeChoice } from '../../../shared/preferences';
import type { ShellState } from '../../../shared/shell-state';

export interface MenuContents {
  readonly state: ShellState;
  readonly preferences: Preferences;
  /** Workspaces opened lately, newest first. */
  readonly recent: readonly { readonly path: string; readonly name: string }[];
  readonly run: (id: CommandId | ArgumentCommandId, argument?: string) => void;
}

const RECENT_SHOWN = 10;
const SEPARATOR: MenuItemConstructorOptions = { type: 'separator' };
/** An ampersand marks the letter that is pressed with Alt, so one in a name is doubled. */
const plain = (label: string): string => label.replaceAll('&', '&&');

/** The page reads the keys itself, in every host alike; the menu only shows them. */
function keysShown(keys: string | null | undefined): Pick<MenuItemConstructorOptions, 'accelerator' | 'registerAccelerator'> {
  return keys == null ? {} : { accelerator: keys.replace('Ctrl+', 'CmdOrCtrl+'), registerAccelerator: false };
}

function isEnabled({ needsWorkspace, menu }: CommandDefinition, { workspaceOpen, locked }: ShellState): boolean {
  return (needsWorkspace !== true || workspaceOpen) && (!locked || menu === '视图');
}

function templateOf({ state, preferences, recent, run }: MenuContents): MenuItemConstructorOptions[] {
  const item = (id: CommandId, more: MenuItemConstructorOptions = {}): MenuItemConstructorOptions => {
    const definition = commandDefinition(id);
    // Ctrl+Z belongs to the field that is written in; outside of fields the page takes it for the last import.
    const keys = definition.notInFields ? null : definition.keys[0];
    return { id, label: definition.label, enabled: isEnabled(definition, state), ...keysShown(keys), click: () => run(id), ...more };
  };
  const pages = state.workspaceOpen
    ? state.pages.map<MenuItemConstructorOptions>(({ path, label }, index) => ({
        id: `page:${path}`,
        label: plain(label),
        enabled: !state.locked,
        ...keysShown(pageKeys(index)),
        click: () => run('page.go', path),
      }))
    : [];
  const recents = recent.slice(0, RECENT_SHOWN).map<MenuItemConstructorOptions>(({ path, name }) => ({
    id: `recent:${path}`,
    label: plain(name),
    toolTip: path,
    click: () => run('workspace.openFile', path),
  }));
  const development: MenuItemConstructorOptions[] = app.isPackaged ? [] : [SEPARATOR, { role: 'reload', label: '重新加载' }, { role: 'toggleDevTools', label: '开发者工具' }];
  return [
    {
      label: '文件',
      submenu: [
        item('workspace.new'),
        item('workspace.open'),
        { id: 'recent', label: '最近打开', enabled: recents.length > 0 && !state.locked, submenu: recents },
        SEPARATOR,
        item('import.files'),
        item('workspace.backup'),
        item('page.print'),
        item('page.pdf'),
        SEPARATOR,
        item('app.lock'),
        item('workspace.close'),
        SEPARATOR,
        { role: 'quit', label: '退出', accelerator: 'CmdOrCtrl+Q' },
      ],
    },
    {
      label: '编辑',
      submenu: [
        { role: 'undo', label: '撤销' },
        { role: 'redo', label: '重做' },
        SEPARATOR,
        { role: 'cut', label: '剪切' },
        { role: 'copy', label: '复制' },
        { role: 'paste', label: '粘贴' },
        { role: 'selectAll', label: '全选' },
        SEPARATOR,
        item('import.undoLast'),
      ],
    },
    {
      label: '视图',
      submenu: [
        ...pages,
        ...(pages.length > 0 ? [SEPARATOR] : []),
        item('view.zoomIn'),
        item('view.zoomOut'),
        item('view.zoomReset'),
        SEPARATOR,
        { label: '颜色', submenu: (Object.keys(THEMES) as ThemeChoice[]).map((theme) => ({ id: `theme:${theme}`, type: 'radio', label: THEMES[theme], checked: preferences.theme === theme, click: () => run('view.theme', theme) })) },
        item('view.largeText', { type: 'checkbox', checked: preferences.largeText }),
        SEPARATOR,
        { role: 'togglefullscreen', label: '全屏', accelerator: 'F11' },
        ...development,
      ],
    },
    { label: '帮助', submenu: [item('help.shortcuts'), item('help.about')] },
  ];
}

export function showMenu(contents: MenuContents): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(templateOf(contents)));
}
