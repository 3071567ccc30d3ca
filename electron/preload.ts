/** The only bridge between the page and Electron: a message port to the engine and the shell's few questions. */
import { contextBridge, ipcRenderer, webUtils } from 'electron';
import { DESKTOP_BRIDGE, ENGINE_GONE, ENGINE_PORT, SHELL_COMMAND, type DesktopBridge } from '../shared/contract/shell';
import { IPC } from './hosts/electron/ipc-channels';

/** Electron before 29 has no webUtils and gives File objects a path of their own; any object could have one, so it must be a File of the browser’s. */
function pathOf(file: unknown): string {
  if (!(file instanceof File)) return '';
  const utilities = webUtils as typeof webUtils | undefined;
  return utilities ? utilities.getPathForFile(file) : ((file as File & { readonly path?: string }).path ?? '');
}

const bridge: DesktopBridge = {
  requestEngine: () => ipcRenderer.send(IPC.requestEngine),
  chooseNewWorkspace: () => ipcRenderer.invoke(IPC.chooseNewWorkspace),
  chooseWorkspace: () => ipcRenderer.invoke(IPC.chooseWorkspace),
  chooseFiles: () => ipcRenderer.invoke(IPC.chooseFiles),
  chooseFolder: () => ipcRenderer.invoke(IPC.chooseFolder),
  pathsOfFiles: (files) => ipcRenderer.invoke(IPC.droppedPaths, files.map(pathOf).filter((path) => path !== '')),
  saveFile: (fileName, bytes) => ipcRenderer.invoke(IPC.saveFile, fileName, bytes),
  showInFolder: (path) => ipcRenderer.invoke(IPC.showInFolder, path),
  listWorkspaces: () => ipcRenderer.invoke(IPC.listWorkspaces),
  chooseBackup: (suggestedName) => ipcRenderer.invoke(IPC.chooseBackup, suggestedName),
  chooseBackupFolder: () => ipcRenderer.invoke(IPC.chooseBackupFolder),
  describe: (state) => ipcRenderer.send(IPC.describe, state),
  zoom: (direction) => ipcRenderer.send(IPC.zoom, direction),
  savePdf: (fileName) => ipcRenderer.invoke(IPC.savePdf, fileName),
  printReport: (html) => ipcRenderer.invoke(IPC.printReport, html),
  versions: { Electron: process.versions.electron, Chromium: process.versions.chrome ?? '' },
  readStart: () => ipcRenderer.invoke(IPC.readStart),
  writePreferences: (preferences) => ipcRenderer.invoke(IPC.writePreferences, preferences),
  pathForNewWorkspace: (name) => ipcRenderer.invoke(IPC.pathForNewWorkspace, name),
};
contextBridge.exposeInMainWorld(DESKTOP_BRIDGE, bridge);

// Ports cannot cross the context bridge; a window message hands them over.
ipcRenderer.on(IPC.enginePort, (event) => window.postMessage({ type: ENGINE_PORT }, location.origin, event.ports));
ipcRenderer.on(IPC.engineGone, () => window.postMessage({ type: ENGINE_GONE }, location.origin));
ipcRenderer.on(IPC.command, (_event, command: unknown) => window.postMessage({ type: SHELL_COMMAND, command }, location.origin));
