/**
 * 300 files of every format dropped at once: two questions answered, problems looked at, committed, undone, imported again. Every number
 * on the page is one that was counted while the files were written. With YUXIN_PICTURES=<folder> every step is saved as a picture.
 */
import { mkdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formatInteger } from '../../shared/format';
import { type BrowserProgram, startBrowserProgram, startChromium } from './support/browser-program';
import { createWorkspace, dropOnPage, shownFigure } from './support/main-job';
import { type MixedFolder, UNKNOWN_FILES, WORKBOOK_PASSWORD, writeMixedFolder } from './support/mixed-files';

const LONG = 180_000;
const pictures = process.env['YUXIN_PICTURES'];
const SIZES = [{ width: 1920, height: 1080 }, { width: 1366, height: 768 }] as const;

let folder: string;
let mixed: MixedFolder;
let program: BrowserProgram;
let browser: Browser;
let page: Page;
const pageErrors: string[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yuxin-mixed-'));
  mixed = writeMixedFolder(join(folder, '曹县上报'));
  program = await startBrowserProgram();
  browser = await startChromium();
  page = await (await browser.newContext({ viewport: { width: 1366, height: 768 } })).newPage();
  page.on('pageerror', (error) => pageErrors.push(error.message));
  await page.goto(program.url);
  await createWorkspace(page, '曹县');
});
afterAll(async () => {
  await browser?.close();
  await program?.close();
  await rm(folder, { recursive: true, force: true });
});

async function picture(name: string): Promise<void> {
  if (pictures === undefined) return;
  mkdirSync(pictures, { recursive: true });
  for (const size of SIZES) {
    await page.setViewportSize(size);
    await page.waitForTimeout(300);
    await page.screenshot({ path: join(pictures, `${name}-${size.width}.png`) });
  }
}

async function dropAll(): Promise<void> {
  await page.getByTestId('nav-import').click();
  await dropOnPage(page, mixed.folder);
  await page.getByTestId('inspect-list').waitFor({ timeout: LONG });
}

async function givePassword(): Promise<void> {
  const card = page.getByTestId('question-password');
  await card.getByTestId('password-field').fill(WORKBOOK_PASSWORD);
  await card.getByTestId('password-try').click();
  await card.waitFor({ state: 'detached', timeout: LONG });
  await page.getByTestId('inspect-list').waitFor({ timeout: LONG });
}

async function totals(): Promise<Record<string, string>> {
  const strip = page.getByTestId('import-totals');
  await strip.waitFor({ timeout: LONG });
  return Object.fromEntries(await strip.locator('dl > div, div').evaluateAll((nodes) => nodes.map((node) => [node.querySelector('dt')?.textContent ?? '', node.querySelector('dd')?.firstChild?.textContent ?? ''])));
}

async function stageAndCommit(): Promise<void> {
  await page.getByTestId('import-start').click();
  await page.getByTestId('import-commit').waitFor({ timeout: LONG });
  await page.getByTestId('import-commit').click();
  await page.getByTestId('import-done').waitFor({ timeout: LONG });
}

describe('a folder of 300 mixed files', () => {
  it('asks once about the password and once about the unknown header', async () => {
    await dropAll();
    await picture('1-recognised');
    await givePassword();
    const card = page.locator('[data-testid^="question-layout-"]');
    await card.first().waitFor({ timeout: LONG });
    expect(await card.count()).toBe(1);
    expect(await card.textContent()).toContain(`${UNKNOWN_FILES} 个文件`);
    await card.getByTestId('layout-open').click();
    const dialog = page.getByTestId('layout-dialog');
    await dialog.getByTestId('layout-dataset').getByText('心理健康教师台账', { exact: true }).click();
    for (const [position, label] of [[0, '学校名称'], [1, '姓名'], [2, '专职/兼职']] as const) {
      await dialog.getByTestId(`layout-column-${position}`).click();
      await page.keyboard.type(label);
      await page.keyboard.press('Enter');
    }
    await picture('2-layout');
    await page.getByTestId('layout-confirm').click();
    await card.waitFor({ state: 'detached', timeout: LONG });
    const hidden = page.getByTestId('question-hidden');
    if (await hidden.count()) expect(await hidden.textContent()).toContain('隐藏');
    await picture('3-answered');
  }, LONG);

  it('shows what is wrong before anything counts', async () => {
    await page.getByTestId('import-start').click();
    await page.getByTestId('import-commit').waitFor({ timeout: LONG });
    const { expected } = mixed;
    expect(await totals()).toMatchObject({ 读取数据行: formatInteger(expected.rowsRead), 导入: formatInteger(expected.rowsLoaded), 退回: formatInteger(expected.rowsRejected) });
    await picture('4-review');
    expect(await page.getByTestId('issue-groups').textContent()).toContain('预警等级');
  }, LONG);

  it('counts after the commit, as the files say', async () => {
    await page.getByTestId('import-commit').click();
    await page.getByTestId('import-done').waitFor({ timeout: LONG });
    await picture('5-finished');
    await page.getByTestId('import-done').click();
    expect(await shownFigure(page, 'figure-counselorCount')).toMatchObject({ value: mixed.expected.teachers });
  }, LONG);

  it('is undone whole and imported again; a third time nothing changes', async () => {
    await page.getByTestId('nav-import').click();
    await page.getByTestId('import-undo').click();
    await page.getByTestId('batch-undo-confirm').click();
    await page.getByTestId('import-again').click();
    await dropAll();
    // The header is known by now; a password is kept by nobody.
    await page.getByTestId('question-password').waitFor({ timeout: LONG });
    expect(await page.locator('[data-testid^="question-layout-"]').count()).toBe(0);
    await givePassword();
    await stageAndCommit();
    expect(await totals()).toMatchObject({ 导入: formatInteger(mixed.expected.rowsLoaded) });
    await page.getByTestId('import-again').click();
    await dropAll();
    await givePassword();
    await page.getByTestId('import-start').click();
    await page.getByTestId('import-commit').waitFor({ timeout: LONG });
    expect(await totals()).toMatchObject({ 导入: '0' });
    // There is nothing to confirm.
    expect(await page.getByTestId('import-commit').isDisabled()).toBe(true);
    await picture('6-unchanged');
    await page.getByTestId('import-discard').click();
    expect(pageErrors).toEqual([]);
  }, LONG * 2);
});
