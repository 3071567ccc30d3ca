/**
 * `npm run images`: opens the program in Debian's Chromium over a fictional city and saves a picture of every page in both
 * sizes to docs/images, for the README and for looking at.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, mkdir, rm } from 'node:fs/promises';
import { spawn, execFileSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import officeCrypto from 'officecrypto-tool';
import { chromium } from 'playwright-core';
import { buildIfStale } from './build-if-stale.mjs';

const root = join(import.meta.dirname, '..');
const out = process.argv[2] ?? join(root, 'docs/images');
const sizes = [{ name: '1366', width: 1366, height: 768 }, { name: '1920', width: 1920, height: 1080 }];
const passphrase = '截图用-示例口令';

/** First letters of the pinyin, as some platforms export them, and what they mean. */
const CODED_COLUMNS = [['XQ', '县区'], ['XXMC', '学校名称'], ['XM', '姓名'], ['XB', '性别'], ['SFZH', '身份证号'], ['NJ', '年级'], ['BJ', '班级'], ['LBMC', '量表'], ['CSRQ', '测评时间'], ['ZF', '总分'], ['CHF', '效度分'], ['YJDJ', '预警等级']];

/** Gives some of the sample's files what must be asked about: a password, a header of codes; and adds one that is no table. */
function raiseQuestions() {
  const files = readdirSync(join(sample, '测评结果'), { recursive: true }).sort().map((name) => join(sample, '测评结果', name));
  const ending = (end, count) => files.filter((name) => name.endsWith(end)).slice(0, count);
  for (const path of ending('（最终版）.xlsx', 3)) writeFileSync(path, officeCrypto.encrypt(readFileSync(path), { password: passphrase }));
  for (const path of ending('_筛查结果.csv', 6)) {
    const [, ...rows] = readFileSync(path, 'utf8').split('\r\n');
    writeFileSync(path, [`\uFEFF${CODED_COLUMNS.map(([code]) => code).join(',')}`, ...rows].join('\r\n'));
  }
  writeFileSync(join(sample, '填报通知.xls'), '%PDF-1.7\n');
}

await buildIfStale('browser');
await mkdir(out, { recursive: true });
const folder = await mkdtemp(join(tmpdir(), 'yuxin-images-'));
const sample = join(folder, '上报材料');
execFileSync(process.execPath, [join(root, 'scripts/yuxin.mjs'), 'sample', sample, '--schools', '240', '--students', '60000']);
raiseQuestions();
const host = spawn(process.execPath, [join(root, 'scripts/yuxin.mjs'), 'serve'], { env: { ...process.env, YUXIN_HOME: join(folder, 'home') }, stdio: ['ignore', 'pipe', 'inherit'] });
const browser = await chromium.launch({ executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium', chromiumSandbox: process.getuid?.() !== 0 });
try {
  const url = await new Promise((resolve) => createInterface(host.stdout).on('line', (line) => line.startsWith('http://') && resolve(line)));
  const page = await browser.newPage({ viewport: sizes[0] });
  await page.goto(url);
  const shoot = async (name) => {
    for (const size of sizes) {
      await page.setViewportSize(size);
      // Charts measure their box after a resize.
      await page.waitForTimeout(700);
      await page.screenshot({ path: join(out, `${name}-${size.name}.png`) });
    }
  };
  const visit = async (id) => {
    await page.getByTestId(`nav-${id}`).click();
    while ((await page.locator('[aria-busy="true"], .figure-waiting, .page-waiting').count()) > 0) await page.waitForTimeout(200);
    await page.waitForTimeout(1500);
  };

  await page.getByTestId('new-workspace-name').waitFor();
  await shoot('welcome');
  await page.getByTestId('new-workspace-name').fill('菏泽市2025—2026学年');
  await page.getByTestId('new-workspace-passphrase').fill(passphrase);
  await page.getByTestId('new-workspace-passphrase-repeat').fill(passphrase);
  await page.getByTestId('new-workspace-create').click();
  await page.getByTestId('recovery-passphrase').waitFor();
  await shoot('recovery');
  await page.getByTestId('recovery-later').click();
  await page.getByTestId('workspace-name').waitFor();
  await visit('import');
  await shoot('import-empty');
  await page.getByTestId('import-folder').setInputFiles(sample);
  await page.getByTestId('inspect-list').waitFor({ timeout: 120_000 });
  await shoot('import-questions');
  const password = page.getByTestId('question-password');
  await password.getByTestId('password-field').fill(passphrase);
  await password.getByTestId('password-try').click();
  await password.waitFor({ state: 'detached' });
  const layout = page.locator('[data-testid^="question-layout-"]').first();
  await layout.getByTestId('layout-open').click();
  await page.getByTestId('layout-dataset').getByText('心理测评结果', { exact: true }).click();
  for (const [position, [, label]] of CODED_COLUMNS.entries()) {
    await page.getByTestId(`layout-column-${position}`).click();
    await page.keyboard.type(label);
    await page.keyboard.press('Enter');
  }
  await shoot('import-layout');
  await page.getByTestId('layout-confirm').click();
  await layout.waitFor({ state: 'detached' });
  await page.locator('[data-testid="import-start"]:enabled').waitFor();
  await shoot('import');
  await page.getByTestId('import-start').click();
  await page.getByTestId('import-commit').waitFor({ timeout: 300_000 });
  await shoot('import-review');
  await page.getByTestId('import-commit').click();
  await page.getByTestId('import-done').waitFor({ timeout: 300_000 });
  await shoot('import-done');
  await page.getByTestId('import-tab-batches').click();
  await shoot('import-batches');
  await page.getByTestId('import-tab-issues').click();
  await shoot('import-issues');
  for (const id of ['overview', 'staffing', 'assessment', 'follow-up', 'core-team', 'training', 'hotline', 'courses', 'schools', 'quality', 'reconciliation', 'report', 'settings']) {
    await visit(id);
    await shoot(id === 'assessment' ? 'risk' : id);
  }
  await visit('query');
  await page.evaluate('location.hash = "#/query?tab=sql"');
  await page.getByTestId('query-examples').click();
  await page.getByText('人数多而没有专职教师的学校').click();
  await page.getByTestId('query-run').click();
  await page.getByTestId('query-result').waitFor();
  await shoot('query');
  await visit('assessment');
  await page.evaluate('location.hash = "#/assessment?county=371721"');
  await page.waitForTimeout(2000);
  await shoot('risk-county');
} finally {
  await browser.close();
  host.kill('SIGINT');
  await rm(folder, { recursive: true, force: true });
}
