/** Names of the messages between the preload script and the main process. */
export const IPC = {
  requestEngine: 'engine:request',
  enginePort: 'engine:port',
  engineGone: 'engine:gone',
  chooseNewWorkspace: 'shell:choose-new-workspace',
  chooseWorkspace: 'shell:choose-workspace',
  chooseFiles: 'shell:choose-files',
  chooseFolder: 'shell:choose-folder',
  saveFile: 'shell:save-file',
  listWorkspaces: 'shell:list-workspaces',
  chooseBackup: 'shell:choose-backup',
  describe: 'shell:describe',
  zoom: 'shell:zoom',
  savePdf: 'shell:save-pdf',
  printReport: 'shell:print-report',
  command: 'shell:command',
  readStart: 'shell:read-start',
  writePreferences: 'shell:write-preferences',
  pathForNewWorkspace: 'shell:path-for-new-workspace',
} as const;

/** From the main process to the engine process. A message with a port and without a type brings a new page. */
export const CLOSE_ENGINE = 'close';
