import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { type Browser, chromium } from 'playwright-core';
import { buildIfStale } from '../../../scripts/build-if-stale.mjs';

const root = resolve(import.meta.dirname, '../../..');

/** Debian's Chromium, or the one CHROMIUM_PATH names. */
export const CHROMIUM = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';

/**
 * @param executable something that runs it in its own way
 * @param args more arguments
 */
export function startChromium(executable = CHROMIUM, args: readonly string[] = []): Promise<Browser> {
  return chromium.launch({ executablePath: executable, args: [...args], chromiumSandbox: process.getuid?.() !== 0 });
}

export interface BrowserProgram {
  /** The one-time address as printed. */
  readonly url: string;
  /** Default folder of workspaces; empty at first. */
  readonly home: string;
  /** Everything printed. */
  readonly lines: readonly string[];
  /** Ends the program as Ctrl+C does. */
  close(): Promise<number | null>;
}

export interface BrowserProgramOptions {
  /** Script below scripts/ and its arguments. */
  readonly command?: readonly [string, ...string[]];
  readonly environment?: Readonly<Record<string, string>>;
  /** Node, or something that runs it in its own way. */
  readonly node?: string;
}

/** Runs `yuxin serve` (or another script that ends in it) with an empty default folder until its address is printed. */
export async function startBrowserProgram({ command = ['yuxin.mjs', 'serve'], environment = {}, node = process.execPath }: BrowserProgramOptions = {}): Promise<BrowserProgram> {
  await buildIfStale('browser');
  const folder = await mkdtemp(join(tmpdir(), 'yuxin-browser-'));
  const home = join(folder, '育心数据台');
  const [script, ...rest] = command;
  const child = spawn(node, [join(root, 'scripts', script), ...rest], {
    env: { ...process.env, YUXIN_HOME: home, ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines: string[] = [];
  const ended = new Promise<number | null>((resolveCode) => child.once('exit', resolveCode));
  const url = await new Promise<string>((resolveUrl, reject) => {
    createInterface(child.stdout).on('line', (line) => {
      lines.push(line);
      if (line.startsWith('http://')) resolveUrl(line);
    });
    void ended.then((code) => reject(new Error(`ended with ${code} before it printed its address:\n${lines.join('\n')}`)));
  });
  return {
    url,
    home,
    lines,
    close: async () => {
      child.kill('SIGINT');
      const code = await ended;
      await rm(folder, { recursive: true, force: true });
      return code;
    },
  };
}
