/** The program in its browser host, and a real Chromium in front of it. */
import { spawn, spawnSync } from 'node:child_process';
import { createInterface } from 'node:readline';
import { type Browser, chromium } from 'playwright-core';

export interface ServedProgram {
  /** The one-time address as printed. */
  readonly url: string;
  close(): Promise<void>;
}

/** Bundled code knows the scripts by the folder that benchmarks run in, not by its own. */
export function buildProgram(parts: 'browser' | 'all'): void {
  const { status } = spawnSync(process.execPath, ['--input-type=module', '-e', `await (await import('./scripts/build-if-stale.mjs')).buildIfStale('${parts}')`], { stdio: ['ignore', 'ignore', 'inherit'] });
  if (status !== 0) throw new Error('the program could not be built');
}

/** @param home folder of workspaces */
export async function serveProgram(home: string): Promise<ServedProgram> {
  buildProgram('browser');
  const child = spawn(process.execPath, ['scripts/yuxin.mjs', 'serve'], { env: { ...process.env, YUXIN_HOME: home }, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const url = await new Promise<string>((resolve, reject) => {
    createInterface(child.stdout).on('line', (line) => {
      if (line.startsWith('http://')) resolve(line);
    });
    void ended.then(() => reject(new Error('the program ended before it printed its address')));
  });
  return {
    url,
    close: async () => {
      child.kill('SIGINT');
      await ended;
    },
  };
}

/** Debian's Chromium, or the one CHROMIUM_PATH names. */
export function startChromium(): Promise<Browser> {
  return chromium.launch({ executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium', chromiumSandbox: process.getuid?.() !== 0 });
}
