/**
 * Create a workspace, drop the folder of spreadsheets, commit, see the right numbers, export the workbook: in Chromium
 * through the browser host, and in Electron. The numbers are compared with the command line's over the same folder.
 */
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startBrowserProgram, startChromium } from './support/browser-program';
import { startElectronProgram } from './support/electron-program';
import { type CliFigure, commitImport, createWorkspace, importFolder, openPage, sampleWithFigures, shownFigure, workbookSheets } from './support/main-job';

let folder: string;
let sample: string;
let figures: readonly CliFigure[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yuxin-main-job-'));
  ({ sample, figures } = await sampleWithFigures(folder));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

interface Desk {
  readonly page: Page;
  readonly pageErrors: readonly string[];
  /** Exports the report and gives the path of the file. */
  exportReport(): Promise<string>;
  close(): Promise<unknown>;
}

async function inChromium(): Promise<Desk> {
  const program = await startBrowserProgram();
  const browser = await startChromium();
  const page = await (await browser.newContext({ acceptDownloads: true, viewport: { width: 1366, height: 768 } })).newPage();
  const pageErrors: string[] = [];
  page.on('pageerror', (error) => pageErrors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') pageErrors.push(message.text());
  });
  await page.goto(program.url);
  return {
    page,
    pageErrors,
    exportReport: async () => {
      const [download] = await Promise.all([page.waitForEvent('download'), page.getByTestId('report-export').click()]);
      const path = join(folder, `chromium-${download.suggestedFilename()}`);
      await download.saveAs(path);
      return path;
    },
    close: async () => {
      await browser.close();
      await program.close();
    },
  };
}

async function inElectron(): Promise<Desk> {
  const program = await startElectronProgram();
  return {
    page: program.page,
    pageErrors: program.pageErrors,
    exportReport: async () => {
      const path = join(folder, 'electron-年度统计报表.xlsx');
      await program.app.evaluate(({ dialog }, filePath) => {
        dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
      }, path);
      await program.page.getByTestId('report-export').click();
      await program.page.getByTestId('report-saved').waitFor({ timeout: 60_000 });
      return path;
    },
    close: () => program.close(),
  };
}

function cli(indicator: string, group: { readonly county?: string; readonly riskLevel?: string } = {}): CliFigure {
  const found = figures.find((figure) => figure.indicator === indicator && figure.county === group.county && figure.riskLevel === group.riskLevel);
  if (found === undefined) throw new Error(`the command line has no ${indicator} ${JSON.stringify(group)}`);
  return found;
}

const counties = (): string[] => [...new Set(figures.flatMap((figure) => (figure.county === undefined ? [] : [figure.county])))];

async function showTable(page: Page, chart: string): Promise<void> {
  await page.getByTestId(`chart-toggle-${chart}`).getByText('表').click();
  await page.getByTestId(`chart-table-${chart}`).waitFor();
}

describe.each([
  ['Chromium', inChromium],
  ['Electron', inElectron],
])('the main job in %s', (name, start) => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await start();
  });
  afterAll(() => desk?.close());

  it('makes a workspace and takes the dropped folder', async () => {
    const { page } = desk;
    await createWorkspace(page, `${name}工作区`);
    await importFolder(page, sample);
    await commitImport(page);
    expect(await page.getByTestId('import-summary').innerText()).toMatch(/\d/);
  });

  it('shows the numbers of the command line on the overview', async () => {
    const { page } = desk;
    await openPage(page, 'overview', '总览');
    for (const indicator of ['schoolCount', 'counselorCoverage', 'counselorCount', 'studentsPerCounselor', 'assessmentCompletion', 'schoolsAssessed']) {
      expect((await shownFigure(page, `figure-${indicator}`)).value, indicator).toBeCloseTo(cli(indicator).value ?? Number.NaN, 9);
    }
    expect(await page.locator('.recharts-surface').count()).toBeGreaterThan(2);
  });

  it('shows coverage by county as the command line has it, and drills to schools by address', async () => {
    const { page } = desk;
    await openPage(page, 'staffing', '师资覆盖');
    await showTable(page, 'counselorCoverage');
    for (const county of counties()) {
      expect((await shownFigure(page, `figure-counselorCoverage-${county}`, 'chart-table-counselorCoverage')).value, county).toBeCloseTo(cli('counselorCoverage', { county }).value ?? Number.NaN, 9);
    }
    await page.getByTestId('drill-371721').first().click();
    await page.getByTestId('path-city').waitFor();
    expect(page.url()).toContain('county=371721');
    await page.goBack();
    await page.getByTestId('drill-371721').first().waitFor();
    expect(page.url()).not.toContain('county=371721');
  });

  it('shows the risk distribution by county as the command line has it', async () => {
    const { page } = desk;
    await openPage(page, 'assessment', '测评与风险');
    await showTable(page, 'riskDistribution');
    for (const county of counties()) {
      for (const riskLevel of ['0', '1', '2', '3']) {
        const expected = cli('riskDistribution', { county, riskLevel });
        const shown = await shownFigure(page, `figure-riskDistribution-${county}-${riskLevel}`, 'chart-table-riskDistribution');
        if (expected.suppressed) expect(shown.state).toBe('suppressed');
        else if (expected.value === null) expect(shown.state).toBe('missing');
        else expect(shown.value, `${county} ${riskLevel}`).toBeCloseTo(expected.value, 9);
      }
    }
  });

  it('exports the official workbook with the same totals', async () => {
    const { page } = desk;
    await page.getByTestId('nav-report').click();
    const path = await desk.exportReport();
    expect((await stat(path)).size).toBeGreaterThan(10_000);
    const sheets = await workbookSheets(path);
    const total = sheets['表1 师资覆盖']?.find((row) => row[0] === '全市合计');
    expect(total?.slice(1, 3)).toEqual([cli('counselorCoverage').denominator, cli('counselorCoverage').numerator]);
    expect(total?.[5]).toBe(cli('counselorCount').value);
    const second = sheets['表2 测评与风险']?.find((row) => row[0] === '全市合计');
    expect([second?.[3], second?.[4]]).toEqual([cli('assessmentCompletion').denominator, cli('assessmentCompletion').numerator]);
    expect(second?.[7]).toBe(cli('riskDistribution', { riskLevel: '3' }).numerator);
  });

  it('finds everything unchanged the second time, and undoes a batch', async () => {
    const { page } = desk;
    await importFolder(page, sample);
    expect(await page.getByTestId('inspect-list').innerText()).toContain('已导入过');
    await page.getByTestId('import-tab-batches').click();
    const undo = page.locator('[data-testid^="batch-undo-"]').first();
    await undo.waitFor();
    const newest = (await undo.getAttribute('data-testid')) ?? '';
    await undo.click();
    await page.getByTestId('batch-undo-confirm').click();
    await page.getByTestId(newest).waitFor({ state: 'detached' });
  });

  it('leaves no error in the console', () => {
    expect(desk.pageErrors).toEqual([]);
  });
});
