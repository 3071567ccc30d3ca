import { writeFile } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { app, BrowserWindow, dialog, ipcMain, shell, type FileFilter, type IpcMainEvent, type IpcMainInvokeEvent } from 'electron';
import type { ChosenPath } from '../chosen-paths';
import { listWorkspaces, pathForNewWorkspace } from '../known-workspaces';
import type { PageStart } from '../../../shared/contract/shell';
import type { Preferences } from '../../../shared/preferences';
import { readShellState, type ShellState } from '../../../shared/shell-state';
import type { PreferencesFile } from '../preferences-file';
import { isPageAddress } from './app-protocol';
import { IPC } from './ipc-channels';
import { printOnPaper } from './report-printer';
import { ShownPaths } from './shown-paths';

const WORKSPACES: readonly FileFilter[] = [{ name: '育心数据文件', extensions: ['yuxin'] }];
const SPREADSHEETS: readonly FileFilter[] = [
  { name: '表格', extensions: ['xlsx', 'xls', 'xlsm', 'xlsb', 'et', 'ett', 'ods', 'fods', 'csv', 'tsv', 'txt', 'htm', 'html', 'xml', 'zip'] },
  { name: '所有文件', extensions: ['*'] },
];

export interface ShellOptions {
  /** Default folder of workspaces. */
  readonly home: string;
  readonly recentFile: string;
  readonly preferences: PreferencesFile;
  /** Whether no engine has been started yet. */
  readonly engineIsNew: () => boolean;
  /** Lets the page name these paths; the page hears of a path only afterwards. */
  readonly choose: (paths: readonly ChosenPath[]) => Promise<void>;
  readonly onPreferences: (preferences: Preferences) => void;
  readonly onDescribed: (state: ShellState) => void;
  readonly onZoom: (direction: 1 | -1 | 0) => void;
}

/** Whether a message comes from our own page in the main frame of one of our windows. */
export function isFromPage(event: IpcMainEvent | IpcMainInvokeEvent): boolean {
  const frame = event.senderFrame;
  return frame !== null && frame === event.sender.mainFrame && isPageAddress(frame.url);
}

function windowOf(event: IpcMainInvokeEvent): BrowserWindow {
  const window = BrowserWindow.fromWebContents(event.sender);
  if (!window) throw new Error('message from a page without a window');
  return window;
}

async function choosePaths(event: IpcMainInvokeEvent, options: Electron.OpenDialogOptions): Promise<readonly string[]> {
  const { canceled, filePaths } = await dialog.showOpenDialog(windowOf(event), options);
  return canceled ? [] : filePaths;
}

function isWorkspace(path: string): boolean {
  return extname(path).toLowerCase() === '.yuxin';
}

function withExtension(path: string): string {
  return isWorkspace(path) ? path : `${path}.yuxin`;
}

function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((entry): entry is string => typeof entry === 'string') : [];
}

async function chooseNewWorkspace(event: IpcMainInvokeEvent, home: string): Promise<string | null> {
  const { canceled, filePath } = await dialog.showSaveDialog(windowOf(event), {
    title: '新建数据文件',
    buttonLabel: '新建',
    defaultPath: await pathForNewWorkspace(home, ''),
    filters: [...WORKSPACES],
  });
  if (canceled || !filePath) return null;
  return withExtension(filePath);
}

async function chooseBackup(event: IpcMainInvokeEvent, home: string, name: string): Promise<string | null> {
  const { canceled, filePath } = await dialog.showSaveDialog(windowOf(event), {
    title: '备份工作区',
    buttonLabel: '备份',
    defaultPath: await pathForNewWorkspace(home, name),
    filters: [...WORKSPACES],
  });
  return canceled || !filePath ? null : withExtension(filePath);
}

/** A4, as the style sheet for print has the page. */
async function savePdf(event: IpcMainInvokeEvent, fileName: unknown): Promise<string | null> {
  const bytes = await event.sender.printToPDF({ pageSize: 'A4', printBackground: true, preferCSSPageSize: true });
  return saveFile(event, fileName, bytes);
}

/** A report is printed from its own page, whatever the window shows. */
async function printPaper(html: unknown): Promise<boolean> {
  if (typeof html !== 'string') throw new TypeError('printReport needs a page');
  return printOnPaper(html);
}

/** Asks until the file is written or the user gives up: a workbook open in Excel or WPS cannot be replaced. */
async function saveFile(event: IpcMainInvokeEvent, fileName: unknown, bytes: unknown): Promise<string | null> {
  if (typeof fileName !== 'string' || !(bytes instanceof Uint8Array)) throw new TypeError('saveFile needs a name and bytes');
  const window = windowOf(event);
  let suggestion = join(app.getPath('documents'), basename(fileName));
  for (;;) {
    const { canceled, filePath } = await dialog.showSaveDialog(window, { title: '保存文件', defaultPath: suggestion });
    if (canceled || !filePath) return null;
    try {
      await writeFile(filePath, bytes);
      return filePath;
    } catch (error) {
      suggestion = filePath;
      await dialog.showMessageBox(window, {
        type: 'error',
        title: '无法保存',
        message: `无法写入“${basename(filePath)}”。`,
        detail: `如果它正在 Excel 或 WPS 中打开，请先关闭，或换一个文件名、文件夹再保存。\n（${error instanceof Error ? error.message : String(error)}）`,
      });
    }
  }
}

/** Answers the shell's questions, and only those of our own page. */
export function answerShell({ home, recentFile, preferences, engineIsNew, choose, onPreferences, onDescribed, onZoom }: ShellOptions): void {
  function handle(channel: string, answer: (event: IpcMainInvokeEvent, ...values: readonly unknown[]) => unknown): void {
    ipcMain.handle(channel, (event, ...values: unknown[]) => {
      if (!isFromPage(event)) throw new Error(`${channel} refused: not from the page`);
      return answer(event, ...values);
    });
  }

  const shown = new ShownPaths((path) => shell.showItemInFolder(path));
  /** Remembered, so that it can be shown where it lies. */
  function written(path: string | null): string | null {
    if (path !== null) shown.know([path]);
    return path;
  }
  async function toRead(paths: readonly string[]): Promise<readonly string[]> {
    shown.know(paths);
    await choose(paths.map((path) => ({ use: isWorkspace(path) ? 'write' : 'read', path })));
    return paths;
  }
  async function toWrite(path: string | null): Promise<string | null> {
    if (path !== null) await choose([{ use: 'write', path }]);
    return written(path);
  }

  handle(IPC.chooseNewWorkspace, async (event) => toWrite(await chooseNewWorkspace(event, home)));
  handle(IPC.chooseWorkspace, async (event) => {
    const [path] = await choosePaths(event, { title: '打开数据文件', defaultPath: home, filters: [...WORKSPACES], properties: ['openFile'] });
    return toWrite(path ?? null);
  });
  handle(IPC.chooseFiles, async (event) => toRead(await choosePaths(event, { title: '选择要导入的表格', filters: [...SPREADSHEETS], properties: ['openFile', 'multiSelections'] })));
  handle(IPC.chooseFolder, async (event) => toRead(await choosePaths(event, { title: '选择要导入的文件夹', properties: ['openDirectory', 'multiSelections'] })));
  // From the preload script, which has them of the browser's own File objects: a script cannot make one with a path.
  handle(IPC.droppedPaths, (_event, paths) => toRead(textsOf(paths)));
  handle(IPC.saveFile, async (event, fileName, bytes) => written(await saveFile(event, fileName, bytes)));
  handle(IPC.showInFolder, (_event, path) => shown.show(path));
  handle(IPC.listWorkspaces, async () => {
    const known = await listWorkspaces(home, recentFile);
    await choose(known.map(({ path }) => ({ use: 'write', path })));
    return known;
  });
  handle(IPC.chooseBackup, async (event, name) => toWrite(await chooseBackup(event, home, String(name))));
  handle(IPC.chooseBackupFolder, async (event) => {
    const [path] = await choosePaths(event, { title: '选择备份所在的文件夹', properties: ['openDirectory', 'createDirectory'] });
    return toWrite(path ?? null);
  });
  handle(IPC.savePdf, async (event, fileName) => written(await savePdf(event, fileName)));
  handle(IPC.printReport, (_event, html) => printPaper(html));
  ipcMain.on(IPC.describe, (event, state) => {
    if (isFromPage(event)) onDescribed(readShellState(state));
  });
  ipcMain.on(IPC.zoom, (event, direction: unknown) => {
    if (isFromPage(event) && (direction === 1 || direction === -1 || direction === 0)) onZoom(direction);
  });
  handle(IPC.readStart, (): PageStart => ({ preferences: preferences.read(), engineIsNew: engineIsNew() }));
  handle(IPC.writePreferences, (_event, value) => {
    const written = preferences.write(value);
    onPreferences(written);
    return written;
  });
  handle(IPC.pathForNewWorkspace, async (_event, name) => toWrite(await pathForNewWorkspace(home, String(name))));
}
