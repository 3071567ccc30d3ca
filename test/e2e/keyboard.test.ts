/** The main job by keyboard alone; only what a dialog of the system would hand over is handed over. */
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type BrowserProgram, startBrowserProgram, startChromium } from './support/browser-program';
import { PASSPHRASE, yuxin } from './support/command-line';

let program: BrowserProgram;
let browser: Browser;
let page: Page;
let folder: string;
const pageErrors: string[] = [];
/** Stops of the keyboard where nothing showed that it stood there. */
const unseen = new Set<string>();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yuxin-keyboard-'));
  await yuxin('sample', join(folder, '材料'), '--seed', '5', '--schools', '24', '--students', '2400', '--school-year', '2025-2026');
  program = await startBrowserProgram();
  browser = await startChromium();
  page = await (await browser.newContext({ viewport: { width: 1366, height: 768 }, acceptDownloads: true })).newPage();
  page.on('pageerror', (error) => pageErrors.push(error.message));
  await page.goto(program.url);
  await page.waitForFunction(() => document.querySelector('[data-testid=new-workspace-name]') !== null);
});
afterAll(async () => {
  await browser?.close();
  await program?.close();
  await rm(folder, { recursive: true, force: true });
});

async function noteFocus(): Promise<void> {
  const hidden = await page.evaluate(() => {
    const focused = document.activeElement;
    if (focused === null || focused === document.body) return null;
    // Fields draw their ring on the box around them.
    for (let element: Element | null = focused, depth = 0; element !== null && depth < 4; element = element.parentElement, depth++) {
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
      if ((outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none') return null;
    }
    return focused.outerHTML.slice(0, 160);
  });
  if (hidden !== null) unseen.add(hidden);
}

/** Menus move the focus a frame after the key, slower than a test presses keys and faster than a hand does. */
const twoFrames = (): Promise<void> => page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve()))));

const standsOn = (selector: string): Promise<boolean> => page.evaluate((wanted) => document.activeElement?.matches(wanted) === true, selector);

/** Presses Tab until the keyboard stands on something like this. */
async function tabTo(selector: string, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  for (let step = 0; step < 900; step++) {
    if (await standsOn(selector)) {
      await twoFrames();
      if (await standsOn(selector)) return;
    }
    await page.keyboard.press(key);
    await noteFocus();
  }
  throw new Error(`${pageErrors.join('; ')} the keyboard never reached ${selector}; it stands on ${await page.evaluate(() => document.activeElement?.outerHTML.slice(0, 200))}`);
}

const testId = (id: string): string => `[data-testid="${id}"]`;

async function expectTitle(title: string): Promise<void> {
  await page.waitForFunction((wanted) => document.activeElement?.tagName === 'H2' && document.activeElement.textContent === wanted, title, { timeout: 20_000 });
}

/** By the navigation: up to it, along it, and in. */
async function goTo(title: string): Promise<void> {
  await tabTo('[role=menu], [role=menuitem]', 'Shift+Tab');
  for (let step = 0; step < 40; step++) {
    if ((await page.evaluate(() => document.activeElement?.textContent)) === title) break;
    await page.keyboard.press('ArrowDown');
    await twoFrames();
  }
  await page.keyboard.press('Enter');
  await expectTitle(title);
}

it('makes a workspace', async () => {
  await tabTo(testId('new-workspace-name'));
  await page.keyboard.type('键盘');
  await tabTo(testId('new-workspace-passphrase'));
  await page.keyboard.type(PASSPHRASE);
  await tabTo(testId('new-workspace-passphrase-repeat'));
  await page.keyboard.type(PASSPHRASE);
  await page.keyboard.press('Enter');
  await page.getByTestId('workspace-name').getByText('键盘').waitFor({ timeout: 30_000 });
  await page.getByTestId('recovery-later').waitFor();
  await tabTo(testId('recovery-later'));
  await page.keyboard.press('Enter');
  await page.getByTestId('recovery-later').waitFor({ state: 'hidden' });
});

it('imports the files of a folder', async () => {
  // Asked for early: the browser has to know that its dialog is answered before the key comes.
  const asked = page.waitForEvent('filechooser', { timeout: 60_000 });
  await page.keyboard.press('Control+i');
  await expectTitle('数据导入');
  await tabTo('.drop-box button');
  await page.keyboard.press('Enter');
  const chooser = await asked;
  const names = await readdir(join(folder, '材料'), { recursive: true, withFileTypes: true });
  await chooser.setFiles(names.filter((entry) => entry.isFile() && !entry.name.endsWith('.json')).map((entry) => join(entry.parentPath, entry.name)));
  await page.getByTestId('import-start').waitFor({ timeout: 60_000 });
  await page.waitForFunction(() => document.querySelector<HTMLButtonElement>('[data-testid=import-start]')?.disabled === false);
  await tabTo(testId('import-start'));
  await page.keyboard.press('Enter');
  await page.getByTestId('import-commit').waitFor({ timeout: 120_000 });
  await tabTo(testId('import-commit'));
  await page.keyboard.press('Enter');
  await page.getByTestId('import-done').waitFor({ timeout: 120_000 });
  await tabTo(testId('import-done'));
  await page.keyboard.press('Enter');
  await expectTitle('总览');
});

it('opens a definition, and closes it with Esc', async () => {
  await page.locator('.info-button').first().waitFor();
  await tabTo('.info-button');
  await page.locator('.definition').first().waitFor();
  await page.keyboard.press('Escape');
  await page.locator('.definition').first().waitFor({ state: 'hidden' });
});

it('drills into a county and comes back up', async () => {
  await goTo('师资覆盖');
  await page.locator('[data-testid^="drill-"]').first().waitFor();
  await tabTo('[data-testid^="drill-"]');
  await page.keyboard.press('Enter');
  await page.getByTestId('path-city').waitFor();
  expect(page.url()).toContain('county=');
  await tabTo(testId('path-city'), 'Shift+Tab');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => !location.hash.includes('county='));
});

it('passes by the navigation with the link for it', async () => {
  await tabTo('.skip-link', 'Shift+Tab');
  const box = await page.locator('.skip-link').boundingBox();
  expect(box?.y).toBeGreaterThanOrEqual(0);
  await page.keyboard.press('Enter');
  await expectTitle('师资覆盖');
});

it('shows the shortcuts, changes the theme, and locks', async () => {
  await page.keyboard.press('F1');
  await page.getByTestId('shortcuts').waitFor();
  await page.keyboard.press('Escape');
  await page.getByTestId('shortcuts').waitFor({ state: 'detached' });
  await page.keyboard.press('Control+Shift+D');
  await page.waitForFunction(() => document.documentElement.dataset['theme'] === 'dark');
  await page.keyboard.press('Control+l');
  await page.getByTestId('lock-cover').waitFor();
  await page.keyboard.press('Escape');
  expect(await page.getByTestId('lock-cover').isVisible()).toBe(true);
  await page.keyboard.type(PASSPHRASE);
  await page.keyboard.press('Enter');
  await page.getByTestId('lock-cover').waitFor({ state: 'detached' });
});

it('exports the report', async () => {
  await goTo('报表');
  await tabTo(testId('report-export'));
  const [download] = await Promise.all([page.waitForEvent('download', { timeout: 60_000 }), page.keyboard.press('Enter')]);
  const path = join(folder, download.suggestedFilename());
  await download.saveAs(path);
  expect((await stat(path)).size).toBeGreaterThan(10_000);
});

it('asks before it takes the last import back, and keeps it on Esc', async () => {
  await goTo('总览');
  await page.keyboard.press('Control+z');
  await page.locator('.ant-modal-confirm-title').getByText('撤销上次导入？').waitFor();
  expect(await page.locator('.ant-modal-confirm-content').innerText()).toMatch(/撤销后不能恢复/);
  await page.keyboard.press('Escape');
  await page.locator('.ant-modal-confirm-title').waitFor({ state: 'detached' });
});

it('has shown at every stop where the keyboard stood', () => {
  expect([...unseen]).toEqual([]);
  expect(pageErrors).toEqual([]);
});
