/** The browser host with a real browser, started as users start it. The pages have tests of their own. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BrowserProgram, startBrowserProgram, startChromium } from './support/browser-program';

let browser: Browser;
beforeAll(async () => {
  browser = await startChromium();
});
afterAll(() => browser?.close());

/** Resolves when the page is connected: it has replaced the line it shows while it starts, and drawn itself. */
async function open(url: string): Promise<{ page: Page; errors: readonly string[] }> {
  const page = await (await browser.newContext({ acceptDownloads: true })).newPage();
  const errors: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  page.on('pageerror', (error) => errors.push(error.message));
  await page.goto(url);
  await page.waitForFunction(() => document.querySelector('.starting') === null && (document.getElementById('root')?.innerText ?? '') !== '');
  return { page, errors };
}

describe('the printed address', () => {
  let program: BrowserProgram;
  beforeAll(async () => {
    program = await startBrowserProgram();
  });
  afterAll(() => program?.close());

  it('opens the program once, without its token in the address bar and with nothing refused by its policy', async () => {
    const { page, errors } = await open(program.url);
    expect(await page.title()).toBe('育心数据台');
    expect(new URL(page.url()).search).toBe('');
    expect(await page.locator('#root').innerText()).toMatch(/\p{Script=Han}{2}/u);
    expect(errors).toEqual([]);

    // A reload is the same session; another browser is not.
    await page.reload();
    await page.waitForFunction(() => document.querySelector('.starting') === null);
    const stranger = await (await browser.newContext()).newPage();
    expect((await stranger.goto(program.url))?.status()).toBe(403);
    expect(await stranger.locator('body').innerText()).toContain('一次性地址已经用过');
    expect((await stranger.goto(new URL('/', program.url).href))?.status()).toBe(403);
  });
});

describe('a page of another origin in the same browser', () => {
  it('can neither read the program nor speak to its engine, though the browser sends it the session’s cookie', async () => {
    const program = await startBrowserProgram();
    const foreignServer = createServer((_request, response) => response.end('<!doctype html><title>foreign</title>'));
    await new Promise<void>((resolve) => foreignServer.listen(0, '127.0.0.1', resolve));
    try {
      const context = await browser.newContext();
      await (await context.newPage()).goto(program.url);
      const foreign = await context.newPage();
      await foreign.goto(`http://127.0.0.1:${(foreignServer.address() as AddressInfo).port}/`);
      const outcome = await foreign.evaluate(async (address) => {
        const read = await fetch(`${address}/shell/workspaces`, { credentials: 'include' }).then(() => 'read', () => 'refused');
        const socket = await new Promise((resolve) => {
          const opened = new WebSocket(`${address.replace('http', 'ws')}/engine`);
          opened.onopen = () => resolve('open');
          opened.onerror = () => resolve('refused');
        });
        return { read, socket };
      }, new URL(program.url).origin);
      expect(outcome).toEqual({ read: 'refused', socket: 'refused' });
    } finally {
      foreignServer.close();
      await program.close();
    }
  });
});

describe('Ctrl+C', () => {
  it('ends the program while a page is open and a client that was refused holds its connection', async () => {
    const program = await startBrowserProgram();
    await open(program.url);
    const held = connect({ host: '127.0.0.1', port: Number(new URL(program.url).port), allowHalfOpen: true });
    held.on('error', () => undefined);
    held.write(`GET /engine HTTP/1.1\r\nHost: ${new URL(program.url).host}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`);
    expect(String(await new Promise((resolve) => held.once('data', resolve)))).toContain('403 Forbidden');
    expect(await program.close()).toBe(0);
    held.destroy();
  });
});

describe('npm start', () => {
  it('where Electron’s program file cannot be had says so in one line and opens the same program for a browser', async () => {
    const environment = { ELECTRON_OVERRIDE_DIST_PATH: '/nonexistent', DISPLAY: '' };
    const program = await startBrowserProgram({ command: ['start.mjs'], environment });
    const told = program.lines.filter((line) => line.includes('Electron'));
    expect(told).toEqual(['无法取得 Electron 的程序文件，改在浏览器中打开同一程序。']);
    const { page, errors } = await open(program.url);
    expect(await page.title()).toBe('育心数据台');
    expect(errors).toEqual([]);
    expect(await program.close()).toBe(0);
  });

  it('where Electron ends before it shows anything does the same', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'broken-electron-'));
    await writeFile(join(folder, 'electron'), '#!/bin/sh\nexit 127\n', { mode: 0o755 });
    const program = await startBrowserProgram({ command: ['start.mjs'], environment: { ELECTRON_OVERRIDE_DIST_PATH: folder, DISPLAY: ':1' } });
    expect(program.lines[0]).toBe('Electron 在这台机器上无法启动，改在浏览器中打开同一程序。');
    await program.close();
    await rm(folder, { recursive: true });
  });
});
