/** Life cycle of the Electron program: one instance, one window, one engine process. */
import { join } from 'node:path';
import { app, BrowserWindow, dialog, ipcMain, powerMonitor } from 'electron';
import { applyTheme } from './hosts/electron/appearance';
import { registerPageScheme, servePage } from './hosts/electron/app-protocol';
import { superviseEngine } from './hosts/electron/engine-supervisor';
import { FilesToOpen, workspaceIn } from './hosts/electron/files-to-open';
import { IPC } from './hosts/electron/ipc-channels';
import { openProgramWindow } from './hosts/electron/program-window';
import { printReport } from './hosts/electron/report-printer';
import { isFromPage } from './hosts/electron/shell-handlers';
import { homeFolder } from './hosts/home-folder';
import { preferencesFile } from './hosts/preferences-file';
import { guardNavigation, lockCommandLine, lockSession } from './security';

const EXPLANATION = '请重新启动程序；仍不行，请重新安装。Windows 上还要确认已安装“Microsoft Visual C++ 运行库（x64）”。';
const filesToOpen = new FilesToOpen();

function run(): void {
  const profile = app.getPath('userData');
  const recentFile = join(profile, 'recent-workspaces.json');
  const preferences = preferencesFile(join(profile, 'preferences.json'));
  lockSession();
  applyTheme(preferences.read());
  servePage(join(__dirname, '../renderer'));

  const engine = superviseEngine({
    modulePath: join(__dirname, 'engine-process.cjs'),
    args: [recentFile],
    printPages: printReport,
    onGaveUp: (exitCode) => {
      dialog.showErrorBox('数据引擎无法运行', `数据引擎多次意外停止（代码 ${exitCode}）。${EXPLANATION}`);
      app.quit();
    },
  });
  const program = openProgramWindow({
    preload: join(__dirname, 'preload.cjs'),
    stateFile: join(profile, 'window.json'),
    home: homeFolder(process.argv, process.env, app.getPath('documents')),
    recentFile,
    preferences,
    filesToOpen,
    engineIsNew: engine.isNew,
    choose: (paths) => engine.choose(paths),
  });
  // Who locks the computer has left the desk.
  powerMonitor.on('lock-screen', () => program.send('app.lock'));
  ipcMain.on(IPC.requestEngine, (event) => {
    if (isFromPage(event)) engine.connect(event.sender);
  });

  let engineStopped = false;
  app.on('will-quit', (event) => {
    if (engineStopped || engine.isNew()) return;
    event.preventDefault();
    void engine.stop().finally(() => {
      engineStopped = true;
      app.quit();
    });
  });
}

lockCommandLine();
registerPageScheme();
guardNavigation();
// Native parts of the page (context menus, dialogs) in Chinese whatever the system speaks.
app.commandLine.appendSwitch('lang', 'zh-CN');

if (app.requestSingleInstanceLock()) {
  filesToOpen.open(workspaceIn(process.argv, process.cwd()));
  app.on('open-file', (event, path) => {
    event.preventDefault();
    filesToOpen.open(path);
  });
  app.on('second-instance', (_event, argv, folder) => {
    const [window] = BrowserWindow.getAllWindows();
    if (window?.isMinimized()) window.restore();
    window?.focus();
    filesToOpen.open(workspaceIn(argv, folder));
  });
  app.on('window-all-closed', () => app.quit());
  void app.whenReady().then(run);
} else {
  app.quit();
}
