import type { ChosenPath } from '../chosen-paths';

/** Names of the messages between the preload script and the main process. */
export const IPC = {
  requestEngine: 'engine:request',
  enginePort: 'engine:port',
  engineGone: 'engine:gone',
  chooseNewWorkspace: 'shell:choose-new-workspace',
  chooseWorkspace: 'shell:choose-workspace',
  chooseFiles: 'shell:choose-files',
  chooseFolder: 'shell:choose-folder',
  droppedPaths: 'shell:dropped-paths',
  saveFile: 'shell:save-file',
  showInFolder: 'shell:show-in-folder',
  listWorkspaces: 'shell:list-workspaces',
  chooseBackup: 'shell:choose-backup',
  chooseBackupFolder: 'shell:choose-backup-folder',
  describe: 'shell:describe',
  zoom: 'shell:zoom',
  savePdf: 'shell:save-pdf',
  printReport: 'shell:print-report',
  command: 'shell:command',
  readStart: 'shell:read-start',
  writePreferences: 'shell:write-preferences',
  pathForNewWorkspace: 'shell:path-for-new-workspace',
} as const;

/** From the main process to the engine process. */
export type EngineOrder =
  | { readonly order: 'close' }
  /** Comes with a port and brings a new page. */
  | { readonly order: 'page' }
  /** What the person has pointed at; answered with `PathsTaken`, so that no page names a path before the engine knows of it. */
  | { readonly order: 'chosen'; readonly id: number; readonly paths: readonly ChosenPath[] };

/** From the engine process to the main process. */
export interface PathsTaken {
  readonly taken: number;
}
