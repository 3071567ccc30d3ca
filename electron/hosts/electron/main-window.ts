import { BrowserWindow, dialog, nativeTheme, screen } from 'electron';
import { readKept, writeKept } from '../kept-file';
import type { PreferencesFile } from '../preferences-file';
import { PAGE_ORIGIN } from './app-protocol';
import { applyZoom, windowBackground } from './appearance';
import { nextZoom, placeWindow, readWindowState, SMALLEST, type Rectangle, type WindowState } from './window-state';

const SAVE_AFTER_MS = 400;

export interface MainWindow {
  readonly window: BrowserWindow;
  /** 1: larger, -1: smaller, 0: as it is. */
  readonly zoom: (direction: 1 | -1 | 0) => void;
  /** After a change of the preferences. */
  readonly repaint: () => void;
}

export interface MainWindowOptions {
  /** Absolute path of the preload bundle. */
  readonly preload: string;
  readonly preferences: PreferencesFile;
  /** Absolute path of the file that keeps where the window was. */
  readonly stateFile: string;
}

function workAreas(): readonly [Rectangle, ...Rectangle[]] {
  const main = screen.getPrimaryDisplay();
  return [main.workArea, ...screen.getAllDisplays().flatMap((display) => (display.id === main.id ? [] : [display.workArea]))];
}

export function openMainWindow({ preload, preferences, stateFile }: MainWindowOptions): MainWindow {
  let state: WindowState = readWindowState(readKept(stateFile));
  const place = placeWindow(state, workAreas());
  const window = new BrowserWindow({
    title: '育心数据台',
    ...place,
    minWidth: Math.min(place.width, SMALLEST.width),
    minHeight: Math.min(place.height, SMALLEST.height),
    show: false,
    backgroundColor: windowBackground(),
    webPreferences: { preload, sandbox: true, contextIsolation: true, nodeIntegration: false, webviewTag: false, spellcheck: false },
  });

  const repaint = () => {
    window.setBackgroundColor(windowBackground());
    applyZoom(window, preferences.read(), state.zoom);
  };
  const save = () => {
    if (window.isDestroyed() || window.isFullScreen() || window.isMinimized()) return;
    state = { bounds: window.getNormalBounds(), maximised: window.isMaximized(), zoom: state.zoom };
    writeKept(stateFile, state);
  };
  let timer: NodeJS.Timeout | undefined;
  const saveSoon = () => {
    clearTimeout(timer);
    timer = setTimeout(save, SAVE_AFTER_MS);
  };
  for (const change of ['resize', 'move', 'maximize', 'unmaximize'] as const) window.on(change as 'resize', saveSoon);
  window.on('close', () => {
    clearTimeout(timer);
    save();
  });

  window.once('ready-to-show', () => {
    if (state.maximised) window.maximize();
    window.show();
  });
  window.webContents.on('dom-ready', repaint);
  nativeTheme.on('updated', () => {
    if (!window.isDestroyed()) repaint();
  });
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return;
    void dialog
      .showMessageBox(window, { type: 'error', title: '育心数据台', message: '界面意外停止，已导入的数据不受影响。', buttons: ['重新打开界面'] })
      .then(() => window.reload());
  });
  void window.loadURL(`${PAGE_ORIGIN}/index.html`);

  return {
    window,
    repaint,
    zoom: (direction) => {
      state = { ...state, zoom: nextZoom(state.zoom, direction) };
      repaint();
      saveSoon();
    },
  };
}
