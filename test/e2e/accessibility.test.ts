/** axe-core over every page, tab and step, in both themes: no violation of any of its rules. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { violations } from './support/axe';
import { type BrowserProgram, startBrowserProgram, startChromium } from './support/browser-program';
import { dropOnPage } from './support/main-job';

let program: BrowserProgram;
let browser: Browser;
let page: Page;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yuxin-axe-'));
  program = await startBrowserProgram();
  browser = await startChromium();
  page = await (await browser.newContext({ viewport: { width: 1366, height: 768 } })).newPage();
  await page.goto(program.url);
});
afterAll(async () => {
  await browser?.close();
  await program?.close();
  await rm(folder, { recursive: true, force: true });
});

/** Until nothing is asked of the engine any more for a while, and tables have been looked over. */
async function settled(): Promise<void> {
  await page.evaluate(() => ((globalThis as unknown as { quietSince: number }).quietSince = performance.now()));
  await page.waitForFunction(
    () => {
      const scope = globalThis as unknown as { quietSince: number };
      if (document.querySelector('.panel-busy, .ant-spin-spinning, .page-waiting, .figure-waiting') !== null) scope.quietSince = performance.now();
      return performance.now() - scope.quietSince > 400;
    },
    undefined,
    { timeout: 60_000 },
  );
}

async function expectNone(where: string): Promise<void> {
  await settled();
  expect(await violations(page), where).toEqual([]);
}

const THEMES = ['浅色', '深色'] as const;

async function chooseTheme(theme: (typeof THEMES)[number]): Promise<void> {
  await page.getByTestId('display-control').click();
  await page.getByTestId('display-fields').getByText(theme, { exact: true }).click();
  await page.keyboard.press('Escape');
  await page.getByTestId('display-fields').waitFor({ state: 'hidden' });
}

describe('before a workspace is open', () => {
  it.each(THEMES)('the welcome page in %s', async (theme) => {
    await chooseTheme(theme);
    await expectNone('welcome');
    await page.keyboard.press('F1');
    await page.getByTestId('shortcuts').waitFor();
    await expectNone('shortcuts');
    await page.keyboard.press('Escape');
    await page.getByTestId('shortcuts').waitFor({ state: 'detached' });
  });
});

describe('with the sample', () => {
  beforeAll(async () => {
    await page.getByTestId('try-sample').click();
    await page.getByTestId('workspace-name').waitFor({ timeout: 120_000 });
  });

  describe.each(THEMES)('in %s', (theme) => {
    beforeAll(() => chooseTheme(theme));

    it('every page of the navigation and every tab of it', { timeout: 600_000 }, async () => {
      const pages = await page.locator('[data-testid^="nav-"]').evaluateAll((entries) => entries.map((entry) => entry.getAttribute('data-testid') ?? ''));
      expect(pages.length).toBeGreaterThan(12);
      for (const id of pages) {
        await page.getByTestId(id).click();
        await expectNone(id);
        const tabs = page.locator('.frame-content [role=tab]');
        for (let index = 1; index < (await tabs.count()); index++) {
          await tabs.nth(index).click();
          await expectNone(`${id}, tab ${index + 1}`);
        }
      }
    });

    it('the filters behind buttons, the definition behind a figure, the display control and the cover of the lock', async () => {
      await page.getByTestId('nav-overview').click();
      await settled();
      for (const [button, label] of [['filter-more', '更多筛选'], ['scope-open', '统计口径']] as const) {
        await page.getByTestId(button).click();
        await page.getByRole('dialog', { name: label }).waitFor();
        await expectNone(label);
        await page.keyboard.press('Escape');
        await page.getByRole('dialog', { name: label }).waitFor({ state: 'hidden' });
      }
      await page.locator('.info-button').first().click();
      await page.locator('.definition').first().waitFor();
      await expectNone('definition');
      await page.keyboard.press('Escape');
      await page.getByTestId('display-control').click();
      await page.getByTestId('display-fields').waitFor();
      await expectNone('display control');
      await page.keyboard.press('Escape');
      await page.keyboard.press('Control+l');
      await page.getByTestId('lock-cover').waitFor();
      await expectNone('lock');
      await page.getByTestId('unlock-passphrase').fill('yuxin-shili');
      await page.keyboard.press('Enter');
      await page.getByTestId('lock-cover').waitFor({ state: 'detached' });
    });

    it('the steps of an import, with a question and with rows sent back', async () => {
      const path = join(folder, `${theme}.csv`);
      await writeFile(path, `学校名称,县区,学段,学年,不认识的一列\n牡丹区${theme}小学,牡丹区,小学,2025-2026,甲\n,牡丹区,小学,2025-2026,乙\n`);
      await page.getByTestId('nav-import').click();
      await dropOnPage(page, path);
      await page.getByTestId('import-start').waitFor({ timeout: 30_000 });
      await expectNone('recognised');
      await page.getByTestId('import-start').click();
      await page.getByTestId('import-commit').waitFor({ timeout: 60_000 });
      await expectNone('review');
      await page.getByTestId('import-commit').click();
      await page.getByTestId('import-done').waitFor({ timeout: 60_000 });
      await expectNone('finished');
      await page.getByTestId('import-undo').click();
      await page.getByTestId('batch-undo-confirm').waitFor();
      await expectNone('question before undoing');
      await page.getByTestId('batch-undo-confirm').click();
      await page.getByText(/已撤销这次导入/).waitFor();
      await page.getByTestId('import-again').click();
    });
  });
});
