/**
 * 300 files of every format dropped at once: questions answered, problems looked at, committed, undone, imported again and again. Every
 * number is one that was counted while the files were written. With YUXIN_PICTURES=<folder> every step is saved as a picture.
 */
import { mkdirSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formatInteger } from '../../shared/format';
import { type BrowserProgram, startBrowserProgram, startChromium } from './support/browser-program';
import { PASSPHRASE, yuxin } from './support/command-line';
import { type CliFigure, createWorkspace, dropOnPage } from './support/main-job';
import { type MixedFolder, UNKNOWN_FILES, WORKBOOK_PASSWORD, writeMixedFolder } from './support/mixed-files';

const LONG = 180_000;
const WORKSPACE = '曹县';
const pictures = process.env['YUXIN_PICTURES'];
const SIZES = [{ width: 1920, height: 1080 }, { width: 1366, height: 768 }] as const;

let folder: string;
let mixed: MixedFolder;
let program: BrowserProgram;
let browser: Browser;
let page: Page;
let before: Figures;
let after: Figures;
const pageErrors: string[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yuxin-mixed-'));
  mixed = writeMixedFolder(folder);
  program = await startBrowserProgram();
  browser = await startChromium();
  page = await (await browser.newContext({ viewport: { width: 1366, height: 768 } })).newPage();
  page.on('pageerror', (error) => pageErrors.push(error.message));
  await page.goto(program.url);
  await createWorkspace(page, WORKSPACE);
  await page.getByTestId('nav-import').click();
  await page.getByTestId('import-files').setInputFiles(mixed.schoolList);
  await page.getByTestId('import-start').click({ timeout: LONG });
  await commit();
  await page.getByTestId('import-again').click();
  before = await figures();
}, LONG);
afterAll(async () => {
  await browser?.close();
  await program?.close();
  await rm(folder, { recursive: true, force: true });
});

/** Exact values of the overview by indicator; empty where there is nothing to show. */
type Figures = Readonly<Record<string, string>>;

async function figures(): Promise<Figures> {
  await page.getByTestId('nav-overview').click();
  // Until the engine has answered, every figure reads as missing.
  await page.locator(`[data-testid="figure-schoolCount"][data-value="${mixed.schools}"]`).first().waitFor();
  // Charts and tables ask on their own.
  await page.locator('.page [aria-busy=true]').first().waitFor({ state: 'detached' });
  const shown = page.locator('[data-testid^="figure-"][data-state]');
  return Object.fromEntries(await shown.evaluateAll((nodes) => nodes.map((node) => [node.getAttribute('data-testid') ?? '', node.getAttribute('data-value') ?? ''])));
}

async function picture(name: string): Promise<void> {
  if (pictures === undefined) return;
  mkdirSync(pictures, { recursive: true });
  for (const size of SIZES) {
    await page.setViewportSize(size);
    await page.waitForTimeout(400);
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
  await page.getByTestId('import-start').and(page.locator(':enabled')).waitFor({ timeout: LONG });
}

async function totals(): Promise<Record<string, string>> {
  const strip = page.getByTestId('import-totals');
  await strip.waitFor({ timeout: LONG });
  return Object.fromEntries(await strip.locator('> div').evaluateAll((nodes) => nodes.map((node) => [node.querySelector('dt')?.textContent ?? '', node.querySelector('dd')?.firstChild?.textContent ?? ''])));
}

/** The sum as the page must show it while the files are new. */
function expectedTotals(): Record<string, string> {
  const { rowsRead, rowsLoaded, rowsRejected, repeated, refused } = mixed.written;
  return { 读取数据行: formatInteger(rowsRead), 导入: formatInteger(rowsLoaded), 退回: formatInteger(rowsRejected), 未变化: formatInteger(repeated), 失败: formatInteger(refused.length) };
}

async function check(): Promise<void> {
  await page.getByTestId('import-start').click();
  await page.getByTestId('import-commit').waitFor({ timeout: LONG });
}

async function commit(): Promise<void> {
  await page.getByTestId('import-commit').click({ timeout: LONG });
  await page.getByTestId('import-done').waitFor({ timeout: LONG });
}

/** File and reason of the rows that say the files cannot be imported. */
async function refusedIn(list: string, status: string): Promise<readonly string[]> {
  return page.getByTestId(list).locator('.ant-table-row').filter({ hasText: status }).allInnerTexts();
}

function expectAllRefused(rows: readonly string[]): void {
  expect(rows).toHaveLength(mixed.written.refused.length);
  for (const { name, reason } of mixed.written.refused) expect(rows.find((row) => row.includes(name)), name).toContain(reason);
}

describe('a folder of 300 mixed files', () => {
  it('asks once about the password and once about the unknown header', async () => {
    await page.getByTestId('nav-import').click();
    await picture('0-choose');
    await dropAll();
    expectAllRefused(await refusedIn('inspect-list', '无法导入'));
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
    // Left as it is: hidden sheets stay out.
    expect(await page.getByTestId('question-hidden').textContent()).toContain('1 张隐藏的工作表');
    await picture('3-answered');
    await page.getByTestId('inspect-search').fill('两张表410');
    await page.getByTestId('inspect-list').getByText('两张表410.xlsx').click();
    await page.getByTestId('inspect-detail').waitFor();
    expect(await page.getByTestId('inspect-detail').locator('.recognised').count()).toBe(2);
    await picture('3-detail');
    await page.keyboard.press('Escape');
  }, LONG);

  it('shows what is wrong before anything counts', async () => {
    await check();
    expect(await totals()).toEqual({ ...expectedTotals(), 非数据行: expect.stringMatching(/^\d+$/) as string });
    const groups = page.getByTestId('issue-groups');
    const { unreadableLevels, missingLevels } = mixed.written;
    await groups.locator('.ant-table-row').first().waitFor();
    await picture('4-review');
    const kinds = await groups.locator('.ant-table-row').allInnerTexts();
    expect(kinds.map((kind) => Number(kind.split(/\s+/)[1])).sort()).toEqual([unreadableLevels, missingLevels].sort());
    await groups.locator('.group-link').first().click();
    await page.getByTestId('issues-chosen-kind').waitFor();
    await page.locator('.issue-count').getByText(`${unreadableLevels} 条`).waitFor();
    await page.getByTestId('issue-facet').getByText('按学校').click();
    await groups.getByText('曹县第1初级中学').first().waitFor();
    await picture('4-review-school');
    await page.getByTestId('review-tab-files').click();
    expectAllRefused(await refusedIn('imported-list', '失败'));
    await picture('4-review-files');
    expect(await figures()).toEqual(before);
    await page.getByTestId('nav-import').click();
  }, LONG);

  it('counts after the commit, as the files say', async () => {
    await commit();
    expect(await totals()).toMatchObject(expectedTotals());
    expectAllRefused(await refusedIn('imported-list', '失败'));
    await picture('5-finished');
    after = await figures();
    expect(after).toMatchObject({ 'figure-schoolCount': String(mixed.schools), 'figure-counselorCount': String(mixed.written.teachers) });
    await picture('5-overview');
  }, LONG);

  it('is undone whole: every number is as it was', async () => {
    await page.getByTestId('nav-import').click();
    await page.getByTestId('import-undo').click();
    await page.getByTestId('batch-undo-confirm').waitFor();
    await picture('6-undo');
    await page.getByTestId('batch-undo-confirm').click();
    await page.getByTestId('import-summary').getByText('已撤销这次导入').waitFor({ timeout: LONG });
    await picture('6-undone');
    await page.getByTestId('import-again').click();
    expect(await figures()).toEqual(before);
    expect(after).not.toEqual(before);
  }, LONG);

  it('is imported again without the questions that were answered; a third time nothing changes', async () => {
    await dropAll();
    // The header is known by now; a password is kept by nobody.
    await page.getByTestId('question-password').waitFor({ timeout: LONG });
    expect(await page.locator('[data-testid^="question-layout-"]').count()).toBe(0);
    await givePassword();
    await check();
    await commit();
    expect(await totals()).toMatchObject(expectedTotals());
    await page.getByTestId('import-tab-batches').click();
    await page.getByTestId('batch-list').locator('.ant-table-row').first().waitFor();
    await picture('7-batches');
    await page.getByTestId('import-tab-issues').click();
    await page.getByTestId('issue-list').locator('.ant-table-row').first().waitFor();
    await picture('7-issues');
    expect(await figures()).toEqual(after);

    await page.getByTestId('nav-import').click();
    await page.getByTestId('import-again').click();
    await dropAll();
    await givePassword();
    await check();
    const { readable, refused } = mixed.written;
    expect(await totals()).toEqual({ 读取数据行: '0', 导入: '0', 退回: '0', 非数据行: '0', 未变化: formatInteger(readable), 失败: formatInteger(refused.length) });
    // There is nothing to confirm.
    expect(await page.getByTestId('import-commit').isDisabled()).toBe(true);
    await picture('8-unchanged');
    await page.getByTestId('import-discard').click();
    expect(pageErrors).toEqual([]);
  }, LONG * 2);

  it('leaves a workspace in which the command line counts the same', async () => {
    await page.getByTestId('workspace-close').click();
    await page.getByTestId('new-workspace-name').waitFor({ timeout: LONG });
    const passphraseFile = join(folder, '口令.txt');
    await writeFile(passphraseFile, `${PASSPHRASE}\n`);
    const ids = ['schoolCount', 'counselorCount', 'fullTimeCounselorCount', 'assessedStudents', 'riskDistribution'];
    const counted = JSON.parse(await yuxin('indicator', ...ids, '--format', 'json', '--workspace', join(program.home, `${WORKSPACE}.yuxin`), '--passphrase-file', passphraseFile)) as CliFigure[];
    const numerators = Object.fromEntries(counted.map(({ indicator, riskLevel, numerator }) => [riskLevel === undefined ? indicator : `level ${riskLevel}`, numerator]));
    const { teachers, fullTimeTeachers, pupils, atSecondLevel } = mixed.written;
    expect(numerators).toMatchObject({ schoolCount: mixed.schools, counselorCount: teachers, fullTimeCounselorCount: fullTimeTeachers, assessedStudents: pupils, 'level 0': pupils - atSecondLevel, 'level 2': atSecondLevel });
  }, LONG);
});
