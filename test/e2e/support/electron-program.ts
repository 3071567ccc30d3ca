import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { _electron as electron, type ElectronApplication, type Page } from 'playwright-core';
import { buildIfStale } from '../../../scripts/build-if-stale.mjs';
import { ENGINE_CONNECTED } from '../../../shared/contract/shell';
import { programIn, testRuntime } from '../../../scripts/electron-runtime.mjs';
import { useDisplay } from './display';

const root = resolve(import.meta.dirname, '../../..');

export interface ElectronProgram {
  readonly app: ElectronApplication;
  readonly page: Page;
  /** Default folder of workspaces; empty at first. */
  readonly home: string;
  /** What the program has written to its standard error. */
  readonly errors: () => string;
  /** What the page has written to its console as an error. */
  readonly pageErrors: readonly string[];
  close(): Promise<void>;
}

export interface ElectronProgramOptions {
  /** Profile and default folder of a start before, which stay when the program is closed; without it they are empty and go with it. */
  readonly folder?: string;
  /** More arguments, as the system gives them when a file is double-clicked. */
  readonly args?: readonly string[];
  /** Something that runs Electron in its own way. */
  readonly executable?: string;
}

/** Arguments that start the built program on a folder. */
export function programArguments(folder: string, more: readonly string[] = []): string[] {
  return [root, `--user-data-dir=${join(folder, 'profile')}`, '--home', join(folder, '育心数据台'), ...more];
}

/** Starts the built program in a real Electron; its page is connected. */
export async function startElectronProgram(options: ElectronProgramOptions = {}): Promise<ElectronProgram> {
  await buildIfStale('all');
  const folder = options.folder ?? (await mkdtemp(join(tmpdir(), 'yuxin-electron-')));
  const home = join(folder, '育心数据台');
  const app = await electron.launch({
    executablePath: options.executable ?? programIn(testRuntime()),
    args: ['-r', join(import.meta.dirname, 'web-crypto.cjs'), ...programArguments(folder, options.args)],
    env: { ...(process.env as Record<string, string>), DISPLAY: await useDisplay() },
  });
  let errors = '';
  app.process().stderr?.on('data', (data: Buffer) => (errors += data.toString()));
  const page = await app.firstWindow();
  const pageErrors: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') pageErrors.push(message.text());
  });
  page.on('pageerror', (error) => pageErrors.push(error.message));
  // Usable, and connected to its engine: the page has replaced the line it shows while it starts.
  await page.waitForFunction(() => document.getElementById('root') !== null && document.querySelector('.starting') === null);
  await page.waitForFunction((mark) => performance.getEntriesByName(mark).length > 0, ENGINE_CONNECTED);
  return {
    app,
    page,
    home,
    errors: () => errors,
    pageErrors,
    close: async () => {
      await app.close();
      if (options.folder !== undefined) return;
      // Its helper processes end a moment after it.
      await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
    },
  };
}
