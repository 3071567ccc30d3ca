import { BrowserWindow, dialog, screen } from 'electron';
import { PAGE_ORIGIN } from './app-protocol';

/** The page's own background, so that there is no flash between the window and its first paint. */
const BACKGROUND = '#f2f4f7';

/** @param preload absolute path of the preload bundle */
export function openMainWindow(preload: string): BrowserWindow {
  const { width, height } = screen.getPrimaryDisplay().workAreaSize;
  const window = new BrowserWindow({
    title: '育心数据台',
    width: Math.min(width, 1440),
    height: Math.min(height, 900),
    minWidth: Math.min(width, 1024),
    minHeight: Math.min(height, 640),
    show: false,
    backgroundColor: BACKGROUND,
    autoHideMenuBar: true,
    webPreferences: { preload, sandbox: true, contextIsolation: true, nodeIntegration: false, webviewTag: false, spellcheck: false },
  });
  window.once('ready-to-show', () => window.show());
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return;
    void dialog
      .showMessageBox(window, { type: 'error', title: '育心数据台', message: '界面意外停止，已导入的数据不受影响。', buttons: ['重新打开界面'] })
      .then(() => window.reload());
  });
  void window.loadURL(`${PAGE_ORIGIN}/index.html`);
  return window;
}
