import type { Browser, Page } from 'playwright-core';
import { expect } from 'vitest';
import { type BrowserProgram, startBrowserProgram } from './browser-program';

export interface SamplePage {
  readonly page: Page;
  readonly program: BrowserProgram;
}

/** Scrolls to every part of the page that waits to be seen. */
export async function seeAll(page: Page): Promise<void> {
  const waiting = page.getByTestId('not-seen-yet');
  for (let count = await waiting.count(); count > 0; count = await waiting.count()) {
    // One that has just been seen is gone before it can be scrolled to.
    await waiting.first().scrollIntoViewIfNeeded({ timeout: 2000 }).catch(() => undefined);
    await expect.poll(() => waiting.count()).toBeLessThan(count);
  }
}

/** The program with the sample data, as the welcome page makes it, on the smallest screen that offices have. */
export async function openSample(browser: Browser): Promise<SamplePage> {
  const program = await startBrowserProgram();
  const context = await browser.newContext({ acceptDownloads: true, viewport: { width: 1366, height: 768 } });
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: new URL(program.url).origin });
  const page = await context.newPage();
  await page.goto(program.url);
  await page.getByRole('button', { name: /示例数据/ }).first().click();
  await page.getByTestId('nav-overview').waitFor({ timeout: 120_000 });
  return { page, program };
}
