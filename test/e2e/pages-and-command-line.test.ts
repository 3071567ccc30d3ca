/**
 * Every page of the navigation under a set of filters: what it shows is what the command line prints for the same filters, text by text.
 * The main ones in Electron as well.
 */
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PAGE_LIST, type PagePath } from '../../renderer/page-list';
import { startBrowserProgram, startChromium } from './support/browser-program';
import { sampleWorkspace, type SampleWorkspace } from './support/command-line';
import { startElectronProgram } from './support/electron-program';
import { openWorkspace, settled } from './support/main-job';
import { PAGE_CASES } from './support/page-cases';
import { seeAll } from './support/sample-page';
import { addressOf, besidePrinted, shownFigures } from './support/shown-figures';

const NAME = '菏泽';

let folder: string;
let workspace: SampleWorkspace;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yuxin-pages-'));
  workspace = await sampleWorkspace(folder, ['--seed', '3', '--schools', '30', '--students', '3000', '--school-year', '2025-2026', '--previous-year']);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

interface Desk {
  readonly page: Page;
  close(): Promise<unknown>;
}

async function inChromium(): Promise<Desk> {
  const [browser, program] = await Promise.all([startChromium(), startBrowserProgram()]);
  await workspace.copyInto(program.home, NAME);
  const page = await (await browser.newContext({ acceptDownloads: true, viewport: { width: 1366, height: 768 } })).newPage();
  await page.goto(program.url);
  return {
    page,
    close: async () => {
      await browser.close();
      await program.close();
    },
  };
}

async function inElectron(): Promise<Desk> {
  const own = join(folder, 'electron');
  await mkdir(own);
  await workspace.copyInto(join(own, '育心数据台'), NAME);
  return startElectronProgram({ folder: own });
}

/** Every chart by its table. */
async function showTables(page: Page): Promise<void> {
  const toggles = page.locator('[data-testid^="chart-toggle-"]');
  for (let index = 0; index < (await toggles.count()); index++) await toggles.nth(index).getByText('表').click();
}

it('has a case for every page of the navigation', () => {
  expect(PAGE_CASES.map(({ path }) => path).sort()).toEqual(PAGE_LIST.map(({ path }) => path).sort());
});

describe.each([
  ['Chromium', inChromium, PAGE_CASES],
  ['Electron', inElectron, PAGE_CASES.filter(({ isMain }) => isMain)],
] as const)('the figures of pages in %s', (_, start, cases) => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await start();
    await openWorkspace(desk.page, NAME);
  });
  afterAll(() => desk?.close());

  const title = (path: PagePath): string => PAGE_LIST.find((page) => page.path === path)?.label ?? '';

  it.each(cases.map((each) => [title(each.path), each] as const))('are those of the command line on %s', async (heading, { path, filter, least, more }) => {
    const { page } = desk;
    await page.evaluate((hash) => { location.hash = hash; }, addressOf(path, filter));
    await page.getByRole('heading', { level: 2, name: heading, exact: true }).waitFor();
    await seeAll(page);
    await settled(page);
    await showTables(page);
    await settled(page);
    const figures = await shownFigures(page);
    expect(figures.length).toBeGreaterThanOrEqual(least);
    const { shown, printed } = await besidePrinted(figures, filter, workspace.ask);
    expect(shown).toEqual(printed);
    await more?.({ page, ask: workspace.ask, folder });
  });
});
