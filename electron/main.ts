/** Life cycle of the Electron program: one instance, one window, one engine process. */
import { join } from 'node:path';
import { app, BrowserWindow, dialog, ipcMain } from 'electron';
import { registerPageScheme, servePage } from './hosts/electron/app-protocol';
import { superviseEngine } from './hosts/electron/engine-supervisor';
import { IPC } from './hosts/electron/ipc-channels';
import { openMainWindow } from './hosts/electron/main-window';
import { setChineseMenu } from './hosts/electron/menu';
import { applyTheme } from './hosts/electron/appearance';
import { preferencesFile } from './hosts/preferences-file';
import { answerShell, isFromPage } from './hosts/electron/shell-handlers';
import { homeFolder } from './hosts/home-folder';
import { guardNavigation, lockCommandLine, lockSession } from './security';

const EXPLANATION = '请重新启动程序；仍不行，请重新安装。Windows 上还要确认已安装“Microsoft Visual C++ 运行库（x64）”。';

function run(): void {
  const recentFile = join(app.getPath('userData'), 'recent-workspaces.json');
  const preferences = preferencesFile(join(app.getPath('userData'), 'preferences.json'));
  applyTheme(preferences.read());
  lockSession();
  servePage(join(__dirname, '../renderer'));
  setChineseMenu();

  // The window first: the engine loads its native library while the page is being painted.
  const main = openMainWindow({ preload: join(__dirname, 'preload.cjs'), preferences, stateFile: join(app.getPath('userData'), 'window.json') });
  answerShell({
    home: homeFolder(process.argv, process.env, app.getPath('documents')),
    recentFile,
    preferences,
    onPreferences: (changed) => {
      applyTheme(changed);
      main.repaint();
    },
  });
  const engine = superviseEngine({
    modulePath: join(__dirname, 'engine-process.cjs'),
    args: [recentFile],
    onGaveUp: (exitCode) => {
      dialog.showErrorBox('数据引擎无法运行', `数据引擎多次意外停止（代码 ${exitCode}）。${EXPLANATION}`);
      app.quit();
    },
  });
  ipcMain.on(IPC.requestEngine, (event) => {
    if (isFromPage(event)) engine.connect(event.sender);
  });

  let engineStopped = false;
  app.on('will-quit', (event) => {
    if (engineStopped) return;
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
// Native parts of the page (context menus, date fields) in Chinese whatever the system speaks.
app.commandLine.appendSwitch('lang', 'zh-CN');

if (app.requestSingleInstanceLock()) {
  app.on('second-instance', () => {
    const [window] = BrowserWindow.getAllWindows();
    if (window?.isMinimized()) window.restore();
    window?.focus();
  });
  app.on('window-all-closed', () => app.quit());
  void app.whenReady().then(run);
} else {
  app.quit();
}
