/** What closing, losing and getting back look like to a person, in a real Electron: the backup on closing, restoring by the dialogs, and a damaged backup. */
import { cp, mkdir, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { PASSPHRASE } from './support/command-line';
import { dialogsAnswer } from './support/dialogs';
import { type ElectronProgram, startElectronProgram } from './support/electron-program';
import { enginePid } from './support/engine-process';
import { commitImport, createWorkspace, importFolder, openPage, openWorkspace, settled } from './support/main-job';

const NAME = '备份试验';

let folder: string;
let home: string;
let program: ElectronProgram;
let before: readonly string[];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yuxin-restore-'));
  home = join(folder, '育心数据台');
  const reports = join(folder, '上报');
  await mkdir(reports);
  await writeFile(join(reports, '2025-2026学年学校名录.csv'), '县区,学校名称,学校标识码,学校类别,班级数,在校生数\n曹县,曹县第一中学,3137000001,初中,36,1820\n曹县,曹县实验小学,2137000002,小学,24,1200\n单县,单县实验小学,2137000003,小学,20,900\n');
  await writeFile(join(reports, '2025-2026学年心理健康教师台账.csv'), '县区,学校名称,姓名,专职/兼职\n曹县,曹县第一中学,王一,专职\n单县,单县实验小学,李二,兼职\n');
});
afterAll(async () => {
  await program?.close();
  await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
});

/** Every figure of the overview with its exact value and state. */
async function figuresOf(page: Page): Promise<readonly string[]> {
  await openPage(page, 'overview', '总览');
  await settled(page);
  return page.locator('[data-testid^="figure-"]').evaluateAll((found) => found.map(({ dataset }) => `${dataset['testid'] ?? ''} ${dataset['value'] ?? ''} ${dataset['state'] ?? ''}`));
}

async function backupFolder(): Promise<string> {
  const found = (await readdir(home)).filter((name) => name.includes(`${NAME}-备份-`));
  expect(found).toHaveLength(1);
  return join(home, found[0] ?? '');
}

const backupsIn = async (path: string): Promise<readonly string[]> => (await readdir(path)).filter((name) => name.endsWith('.yuxin.age'));

async function openRestoring(page: Page): Promise<void> {
  await page.getByTestId('nav-settings').click();
  await page.getByTestId('settings-tab-backups').click();
  await page.getByTestId('backup-restore').click();
  await page.getByTestId('restore-dialog').waitFor();
}

async function restoreWith(page: Page, passphrase: string): Promise<void> {
  await page.getByTestId('restore-passphrase').fill(passphrase);
  await page.getByTestId('restore-go').click();
}

it('closing the window backs up first, says so, and ends', async () => {
  program = await startElectronProgram({ folder });
  const { app, page } = program;
  await createWorkspace(page, NAME);
  await importFolder(page, join(folder, '上报'));
  await commitImport(page);
  before = await figuresOf(page);
  expect(before.some((figure) => /^figure-schoolCount 3 /.test(figure))).toBe(true);

  // Halted, the engine takes as long as that of a large workspace.
  const engine = await enginePid(app);
  process.kill(engine, 'SIGSTOP');
  const ended = app.waitForEvent('close');
  try {
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
    await page.getByTestId('closing-skip').waitFor();
    await page.getByText('关闭前做一份加密备份并打开核对。跳过不影响数据，只是这次没有新的备份。').waitFor();
  } finally {
    process.kill(engine, 'SIGCONT');
  }
  await ended;
  const files = await backupsIn(await backupFolder());
  expect(files).toEqual([expect.stringMatching(/^备份试验-00001-\d{8}-\d{6}\.yuxin\.age$/)]);
  expect((await readFile(join(await backupFolder(), files[0] ?? ''))).subarray(0, 21).toString()).toBe('age-encryption.org/v1');
});

it('a backup brings the numbers back, and what stood there is kept', async () => {
  program = await startElectronProgram({ folder });
  const { page } = program;
  await openWorkspace(page, NAME);
  await page.getByTestId('nav-import').click();
  await page.getByTestId('import-tab-batches').click();
  const undo = page.locator('[data-testid^="batch-undo-"]').first();
  await undo.click();
  await page.getByTestId('batch-undo-confirm').click();
  await expect.poll(() => figuresOf(page)).not.toEqual(before);

  await openRestoring(page);
  await page.getByTestId('backup-table').getByText('完好').first().waitFor();
  await page.getByTestId('restore-dialog').locator('input[type=radio]').check();
  await restoreWith(page, '不是这个口令');
  await page.getByTestId('restore-dialog').getByText(/口令打不开这份备份/).waitFor();
  await restoreWith(page, PASSPHRASE);
  await page.getByText(/已恢复到.*的备份。原来的文件保留为“备份试验（恢复前 /).waitFor();
  await page.getByTestId('restore-dialog').waitFor({ state: 'detached' });
  expect(await figuresOf(page)).toEqual(before);
  expect((await readdir(home)).filter((name) => name.startsWith(`${NAME}（恢复前 `))).toHaveLength(1);
});

it('a damaged backup is told in Chinese, and the workspace stays as it is', async () => {
  const { app, page } = program;
  const stick = join(folder, 'U盘');
  const copy = join(stick, `${NAME}-备份`);
  await cp(await backupFolder(), copy, { recursive: true });
  const file = join(copy, (await backupsIn(copy))[0] ?? '');
  const bytes = await readFile(file);
  bytes[Math.floor(bytes.length / 2)]! ^= 0xff;
  await writeFile(file, bytes);
  await dialogsAnswer(app, copy);
  await openRestoring(page);
  await page.getByTestId('restore-dialog').getByTestId('backup-folder-choose').click();
  const row = page.getByTestId('restore-dialog').locator('tr', { has: page.locator('input[type=radio]') }).and(page.locator(`[title="${file}"]`));
  await row.locator('input[type=radio]').check();
  await restoreWith(page, PASSPHRASE);
  await page.getByTestId('restore-dialog').getByText('这份备份已损坏（内容不完整或被改动过），没有使用它。请换一份较早的备份。').waitFor();
  await page.getByRole('button', { name: '取消' }).click();
  expect(await figuresOf(page)).toEqual(before);

  // Cut short, it is told before anybody chooses it.
  await truncate(file, Math.floor(bytes.length / 2));
  await openRestoring(page);
  await page.getByTestId('restore-dialog').getByTestId('backup-folder-choose').click();
  await row.getByText('已损坏').waitFor();
  expect(await row.locator('input[type=radio]').isDisabled()).toBe(true);
  await page.getByRole('button', { name: '取消' }).click();
  await page.getByTestId('restore-dialog').waitFor({ state: 'detached' });
  expect(program.pageErrors).toEqual([]);
});

it('a backup that fails while the window closes keeps the window until that was seen, and no longer', async () => {
  const { app, page } = program;
  const lastGood = join(await backupFolder(), [...(await backupsIn(await backupFolder()))].sort().at(-1) ?? '');
  await page.getByTestId('nav-import').click();
  await page.getByTestId('import-tab-batches').click();
  await page.locator('[data-testid^="batch-undo-"]').first().click();
  await page.getByTestId('batch-undo-confirm').click();
  await expect.poll(() => figuresOf(page)).not.toEqual(before);
  // What was left half written cannot be cleared away: the folder takes no backup, from an administrator neither.
  const obstacle = join(await backupFolder(), '占位.part');
  await mkdir(obstacle);

  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  const dialog = page.getByTestId('unbacked-dialog');
  await dialog.getByText('工作区已关闭，但备份没有做成').waitFor();
  await dialog.getByText(lastGood).waitFor();
  await page.getByTestId('unbacked-seen').click();
  await page.getByTestId('welcome').waitFor();

  await openWorkspace(page, NAME);
  await page.getByText(/最近的改动还没有备份/).waitFor();
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  await dialog.getByText(lastGood).waitFor();
  const ended = app.waitForEvent('close');
  await page.getByTestId('unbacked-end').click();
  await ended;
  expect(program.pageErrors).toEqual([]);
});
