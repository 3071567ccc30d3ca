/** How the window looks before its page has drawn anything: what the person has chosen, so that nothing flashes. */
import { nativeTheme, type BrowserWindow } from 'electron';
import { LARGE_TEXT, type Preferences } from '../../../shared/preferences';

/** --ground of renderer/tokens.css. */
const GROUNDS = { light: '#f2f4f7', dark: '#12171e' } as const;

export function windowBackground(): string {
  return nativeTheme.shouldUseDarkColors ? GROUNDS.dark : GROUNDS.light;
}

/** Native parts (menus, dialogs, scroll bars) and what the page's style sheets are told follow. */
export function applyTheme({ theme }: Preferences): void {
  nativeTheme.themeSource = theme;
}

/** @param zoom what the person has chosen in the menu, on top of large text */
export function applyZoom(window: BrowserWindow, { largeText }: Preferences, zoom: number): void {
  window.webContents.setZoomFactor(zoom * (largeText ? LARGE_TEXT : 1));
}
