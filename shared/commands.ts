/** What can be done from the menu and by keys, once: the menu, the shortcuts, their list and the buttons are made from this. */
export interface CommandDefinition {
  readonly label: string;
  /** Chinese heading of the list of shortcuts, and the menu it stands in. */
  readonly menu: '文件' | '编辑' | '视图' | '帮助';
  /** As people read them and Electron's menu takes them; the first is shown in the menu. */
  readonly keys: readonly string[];
  /** Keys a browser keeps for itself; there the command has none. */
  readonly keptByBrowsers?: true;
  /** Only where the program has a window of its own. */
  readonly electronOnly?: true;
  readonly needsWorkspace?: true;
  /** Also while a dialog is open. */
  readonly anywhere?: true;
  /** Not while somebody is writing: the keys mean something else there. */
  readonly notInFields?: true;
}

export const COMMANDS = {
  'workspace.new': { label: '新建工作区……', menu: '文件', keys: ['Ctrl+N'], keptByBrowsers: true },
  'workspace.open': { label: '打开工作区……', menu: '文件', keys: ['Ctrl+O'] },
  'workspace.backup': { label: '备份工作区……', menu: '文件', keys: [], needsWorkspace: true },
  'workspace.close': { label: '关闭工作区', menu: '文件', keys: ['Ctrl+W'], keptByBrowsers: true, needsWorkspace: true },
  'import.files': { label: '导入数据……', menu: '文件', keys: ['Ctrl+I'], needsWorkspace: true },
  'page.print': { label: '打印本页……', menu: '文件', keys: ['Ctrl+P'], needsWorkspace: true },
  'page.pdf': { label: '本页另存为 PDF……', menu: '文件', keys: ['Ctrl+Shift+P'], electronOnly: true, needsWorkspace: true },
  'app.lock': { label: '锁定', menu: '文件', keys: ['Ctrl+L'], needsWorkspace: true },
  'import.undoLast': { label: '撤销上次导入……', menu: '编辑', keys: ['Ctrl+Z'], needsWorkspace: true, notInFields: true },
  'view.zoomIn': { label: '放大', menu: '视图', keys: ['Ctrl+=', 'Ctrl++'], electronOnly: true, anywhere: true },
  'view.zoomOut': { label: '缩小', menu: '视图', keys: ['Ctrl+-'], electronOnly: true, anywhere: true },
  'view.zoomReset': { label: '实际大小', menu: '视图', keys: ['Ctrl+0'], electronOnly: true, anywhere: true },
  'view.dark': { label: '深色', menu: '视图', keys: ['Ctrl+Shift+D'], anywhere: true },
  'view.largeText': { label: '大字', menu: '视图', keys: ['Ctrl+Shift+L'], anywhere: true },
  'help.shortcuts': { label: '快捷键', menu: '帮助', keys: ['F1', 'Ctrl+/'] },
  'help.about': { label: '关于育心数据台', menu: '帮助', keys: [] },
} as const satisfies Readonly<Record<string, CommandDefinition>>;

export type CommandId = keyof typeof COMMANDS;
export const COMMAND_IDS = Object.keys(COMMANDS) as CommandId[];

/** Commands with an argument: the path of a page or of a workspace file, the name of a theme. They stand in the menu by their arguments. */
const ARGUMENT_COMMANDS = ['page.go', 'workspace.openFile', 'view.theme'] as const;
export type ArgumentCommandId = (typeof ARGUMENT_COMMANDS)[number];

export interface CommandMessage {
  readonly id: CommandId | ArgumentCommandId;
  readonly argument: string;
}

export function commandDefinition(id: CommandId): CommandDefinition {
  return COMMANDS[id];
}

/** What arrives over a process boundary, or null. */
export function readCommand(value: unknown): CommandMessage | null {
  const { id, argument } = (typeof value === 'object' && value !== null ? value : {}) as Readonly<Record<string, unknown>>;
  if (typeof id !== 'string' || typeof argument !== 'string' || argument.length > 4096) return null;
  if (!Object.hasOwn(COMMANDS, id) && !ARGUMENT_COMMANDS.some((name) => name === id)) return null;
  return { id: id as CommandMessage['id'], argument };
}

/** Keys of the pages in their order; there are nine. */
export function pageKeys(index: number): string | null {
  return index < 9 ? `Ctrl+${index + 1}` : null;
}
