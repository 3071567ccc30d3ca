/**
 * No process of the program reaches past this computer in a whole session, from start to end: import, every page, a report, the
 * lock. In Electron, and in the browser host with its page in Chromium. What goes to another port of loopback stands in for the
 * outside world at the end of each session, so that a trace that sees nothing does not pass.
 */
import { access, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PAGE_LIST } from '../../renderer/page-list';
import { programIn, testRuntime } from '../../scripts/electron-runtime.mjs';
import { CHROMIUM, startBrowserProgram, startChromium } from './support/browser-program';
import { type Canary, startCanary } from './support/canary';
import { PASSPHRASE, yuxin } from './support/command-line';
import { dialogsAnswer } from './support/dialogs';
import { startElectronProgram } from './support/electron-program';
import { commitImport, createWorkspace, importFolder, settled } from './support/main-job';
import { type SocketTrace, traceSockets } from './support/socket-trace';

/**
 * Browsers speak to their makers of their own accord (updates, autofill, accounts), which is no doing of the page. With these
 * rules such requests end before any packet; what the page asks for is looked at besides, by its addresses.
 */
const WITHOUT_SERVICES = ['--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'];

let folder: string;
let sample: string;
let canary: Canary;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yuxin-air-gap-'));
  sample = join(folder, '上报材料');
  await yuxin('sample', sample, '--seed', '9', '--schools', '12', '--students', '800', '--school-year', '2025-2026');
  canary = await startCanary();
});
afterAll(async () => {
  await canary?.close();
  await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
});

/** A program of Node's that connects to a port of loopback and ends. */
async function connectingProgram(): Promise<string> {
  const path = join(folder, 'connects.cjs');
  await writeFile(path, `require('node:net').connect(${canary.port}, '127.0.0.1').on('close', () => process.exit(0)).on('error', () => process.exit(1)).resume();`);
  return path;
}

/** @param exportReport presses the button and gives the path of the file, when it is written */
async function wholeSession(page: Page, exportReport: () => Promise<string>): Promise<void> {
  await createWorkspace(page, '隔离');
  await importFolder(page, sample);
  await commitImport(page);
  for (const { path } of PAGE_LIST) {
    await page.getByTestId(`nav-${path.slice(1)}`).click();
    await page.waitForFunction((part) => location.href.includes(part), path);
    await settled(page);
  }
  await page.getByTestId('nav-report').click();
  expect((await stat(await exportReport())).size).toBeGreaterThan(10_000);
  await page.keyboard.press('Control+L');
  await page.getByTestId('unlock-passphrase').fill(PASSPHRASE);
  await page.keyboard.press('Enter');
  await page.getByTestId('unlock-passphrase').waitFor({ state: 'detached' });
}

/** Everything that breaks the rule is the canary’s doing, and it was seen. */
async function expectOnlyCanary(trace: SocketTrace, mayAskForRoutes: boolean): Promise<void> {
  const found = await trace.violations({ forbiddenPort: canary.port, mayAskForRoutes });
  expect(found.filter((line) => !line.includes(`htons(${canary.port})`) && !line.includes(`:${canary.port}]`))).toEqual([]);
  expect(found.length).toBeGreaterThan(0);
  expect(await trace.calls()).toBeGreaterThan(found.length);
}

describe('a whole session', () => {
  it('in Electron opens no way out', async () => {
    const trace = await traceSockets(folder, programIn(testRuntime()), 'electron');
    const program = await startElectronProgram({ executable: trace.script });
    const saved = join(folder, '年报.xlsx');
    try {
      await wholeSession(program.page, async () => {
        await dialogsAnswer(program.app, saved);
        await program.page.getByTestId('report-export').click();
        await program.page.getByTestId('report-saved').waitFor({ timeout: 60_000 });
        await access(saved);
        return saved;
      });
      expect(canary.hits).toEqual([]);
      await program.app.evaluate(({ utilityProcess }, path) => new Promise((resolve) => utilityProcess.fork(path).once('exit', resolve)), await connectingProgram());
      expect(canary.hits).toContain('connection');
    } finally {
      await program.close();
    }
    await expectOnlyCanary(trace, false);
  });

  it('in the browser host and Chromium opens no way out', async () => {
    const served = await traceSockets(folder, process.execPath, 'server');
    const browsed = await traceSockets(folder, CHROMIUM, 'chromium');
    const program = await startBrowserProgram({ node: served.script });
    const browser = await startChromium(browsed.script, WITHOUT_SERVICES);
    try {
      const page = await (await browser.newContext({ acceptDownloads: true, viewport: { width: 1366, height: 768 } })).newPage();
      const asked = new Set<string>();
      page.on('request', (request) => asked.add(new URL(request.url()).origin));
      page.on('websocket', (socket) => asked.add(new URL(socket.url()).host));
      await page.goto(program.url);
      await wholeSession(page, async () => {
        const [download] = await Promise.all([page.waitForEvent('download'), page.getByTestId('report-export').click()]);
        return download.path();
      });
      const { origin, host } = new URL(program.url);
      // Pictures of charts are made in the page itself.
      expect([...asked].filter((from) => from !== 'null').sort()).toEqual([host, origin].sort());
      // A page without the program’s content security policy.
      const other = await browser.newPage();
      await other.evaluate((port) => fetch(`http://127.0.0.1:${port}/`, { mode: 'no-cors' }).catch(() => null), canary.port);
    } finally {
      await browser.close();
      await program.close();
    }
    await expectOnlyCanary(browsed, true);
    expect(await served.violations({ forbiddenPort: canary.port, mayAskForRoutes: false })).toEqual([]);
    expect(await served.calls()).toBeGreaterThan(0);
  });
});
