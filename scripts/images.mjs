/**
 * `npm run images`: opens the program in Debian's Chromium over a fictional city and saves a picture of every page in both
 * sizes to docs/images, for the README and for looking at.
 */
import { mkdtemp, mkdir, rm } from 'node:fs/promises';
import { spawn, execFileSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { chromium } from 'playwright-core';
import { buildIfStale } from './build-if-stale.mjs';

const root = join(import.meta.dirname, '..');
const out = process.argv[2] ?? join(root, 'docs/images');
const sizes = [{ name: '1366', width: 1366, height: 768 }, { name: '1920', width: 1920, height: 1080 }];
const passphrase = '截图用-示例口令';

await buildIfStale('browser');
await mkdir(out, { recursive: true });
const folder = await mkdtemp(join(tmpdir(), 'yuxin-images-'));
const sample = join(folder, '上报材料');
execFileSync(process.execPath, [join(root, 'scripts/yuxin.mjs'), 'sample', sample, '--schools', '240', '--students', '60000']);
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
    await page.waitForLoadState('networkidle');
    await page.waitForTimeout(1500);
  };

  await page.getByTestId('new-workspace-name').waitFor();
  await shoot('welcome');
  await page.getByTestId('new-workspace-name').fill('菏泽市2025—2026学年');
  await page.getByTestId('new-workspace-passphrase').fill(passphrase);
  await page.getByTestId('new-workspace-passphrase-repeat').fill(passphrase);
  await page.getByTestId('new-workspace-create').click();
  await page.getByTestId('workspace-name').waitFor();
  await visit('import');
  await shoot('import-empty');
  await page.getByTestId('import-folder').setInputFiles(sample);
  await page.getByTestId('import-start').waitFor({ timeout: 120_000 });
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
  for (const id of ['overview', 'staffing', 'assessment', 'report']) {
    await visit(id);
    await shoot(id === 'assessment' ? 'risk' : id);
  }
  await visit('assessment');
  await page.evaluate('location.hash = "#/assessment?county=371721"');
  await page.waitForTimeout(2000);
  await shoot('risk-county');
} finally {
  await browser.close();
  host.kill('SIGINT');
  await rm(folder, { recursive: true, force: true });
}
