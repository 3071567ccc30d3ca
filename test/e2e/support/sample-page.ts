import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { type BrowserProgram, startBrowserProgram, startChromium } from './browser-program';

/** Scrolls to every part of the page that waits to be seen. */
export async function seeAll(page: Page): Promise<void> {
  const waiting = page.getByTestId('not-seen-yet');
  for (let count = await waiting.count(); count > 0; count = await waiting.count()) {
    const scrolled = async (): Promise<number> => {
      const left = await waiting.count();
      // Again and again, since what is drawn above it moves it out of sight; one that has just been seen is gone before it can be scrolled to.
      if (left === count) await waiting.first().scrollIntoViewIfNeeded({ timeout: 2000 }).catch(() => undefined);
      return left;
    };
    await expect.poll(scrolled).toBeLessThan(count);
  }
}

/** The program with the sample data, as the welcome page makes it, on the smallest screen that offices have; gone when the tests of the file are. */
export function useSamplePage(): () => Page {
  let browser: Browser | undefined;
  let program: BrowserProgram | undefined;
  let page: Page | undefined;
  beforeAll(async () => {
    [browser, program] = await Promise.all([startChromium(), startBrowserProgram()]);
    const context = await browser.newContext({ acceptDownloads: true, viewport: { width: 1366, height: 768 } });
    await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: new URL(program.url).origin });
    page = await context.newPage();
    await page.goto(program.url);
    await page.getByRole('button', { name: /示例数据/ }).first().click();
    await page.getByTestId('nav-overview').waitFor({ timeout: 120_000 });
  }, 180_000);
  afterAll(async () => {
    await browser?.close();
    await program?.close();
  });
  return () => {
    if (page === undefined) throw new Error('the page is opened before the first test');
    return page;
  };
}
