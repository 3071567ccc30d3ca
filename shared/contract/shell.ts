import type { Preferences } from '../preferences';
import type { ShellState } from '../shell-state';

/** What the page gets from its host besides the engine: dialogs, files of this computer, known workspaces. */
export interface KnownWorkspace {
  /** Absolute. */
  readonly path: string;
  /** File name without `.yuxin`. */
  readonly name: string;
  /** ISO 8601, UTC. */
  readonly modified: string;
}

/** What a page is drawn with before its engine has answered anything. */
export interface PageStart {
  readonly preferences: Preferences;
  /** No engine has been started yet, so no workspace can be open in one. */
  readonly engineIsNew: boolean;
}

/**
 * Both hosts give the page this. Native dialogs exist in Electron only; where they are absent, the page uses
 * its own form (`pathForNewWorkspace`, `listWorkspaces`) and uploads dropped files with `upload.append`.
 */
export interface DesktopShell {
  readonly kind: 'electron' | 'browser';
  /** Absolute path chosen, ending in `.yuxin`; null when cancelled. */
  chooseNewWorkspace?(): Promise<string | null>;
  chooseWorkspace?(): Promise<string | null>;
  /** Absolute paths of spreadsheets; empty when cancelled. */
  chooseFiles?(): Promise<readonly string[]>;
  /** Absolute paths of folders; empty when cancelled. */
  chooseFolder?(): Promise<readonly string[]>;
  /** Paths of dropped files and folders; those without a path on this computer are left out. */
  pathsOfFiles?(files: readonly File[]): Promise<readonly string[]>;
  /** Native save dialog in Electron, download in a browser. The path or name used; null when cancelled. */
  saveFile(fileName: string, bytes: Uint8Array): Promise<string | null>;
  /** Selects a file or folder in the system's file manager: one that this program has written, or that was chosen. Whether it was shown; not what is gone. */
  showInFolder?(path: string): Promise<boolean>;
  /** Workspaces in the default folder and recently opened ones, newest first. Missing files are left out. */
  listWorkspaces(): Promise<readonly KnownWorkspace[]>;
  /** A free path in the default folder for a new workspace of this name. */
  pathForNewWorkspace(name: string): Promise<string>;
  /** Where a backup goes, ending in `.yuxin`; null when cancelled. */
  chooseBackup?(suggestedName: string): Promise<string | null>;
  /** Absolute path of a folder that holds backups or is to; null when cancelled. */
  chooseBackupFolder?(): Promise<string | null>;
  /** What the menu and the closing of the window go by; a shell without either has none. */
  describe?(state: ShellState): void;
  /** 1: larger, -1: smaller, 0: as it is. */
  zoom?(direction: 1 | -1 | 0): void;
  /** The page as a PDF file by the save dialog; its path, null when cancelled. */
  savePdf?(fileName: string): Promise<string | null>;
  /** A report's own page (`report.page`) on paper, by the system's dialog; whether it was printed. Without it the browser prints it, and makes no PDF. */
  printReport?(html: string): Promise<boolean>;
  /** Of Electron and Chromium. */
  readonly versions?: Readonly<Record<string, string>>;
  /** Once, at the start of the page. */
  readStart(): Promise<PageStart>;
  writePreferences(preferences: Preferences): Promise<Preferences>;
}

/** What the preload script puts on `window` under `DESKTOP_BRIDGE`. */
export interface DesktopBridge extends Required<Omit<DesktopShell, 'kind'>> {
  /** Asks for a message port to the engine; it arrives as a window message of type `ENGINE_PORT`. */
  requestEngine(): void;
}

export const DESKTOP_BRIDGE = 'yuxinDesktop';
/** Window message that carries the engine's port. */
export const ENGINE_PORT = 'yuxin:engine-port';
/** Mark in the page's timeline: it has taken a port to the engine into use. */
export const ENGINE_CONNECTED = 'yuxin:engine-connected';
/** Window message: the engine process has ended; a new port follows when it runs again. */
export const ENGINE_GONE = 'yuxin:engine-gone';

/** Window message: a command from the menu, see shared/commands.ts. */
export const SHELL_COMMAND = 'yuxin:command';

/** Addresses of the browser host. */
export const BROWSER_HOST = {
  engine: '/engine',
  workspaces: '/shell/workspaces',
  /** With `?name=`. */
  newWorkspace: '/shell/new-workspace',
  /** GET reads, POST writes. */
  preferences: '/shell/preferences',
} as const;
/** WebSocket close code: another window took this window's place. */
export const TAKEN_OVER = 4001;
