/** The main job as a section chief does it, by the same steps in either program. */
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { PASSPHRASE, sampleWorkspace } from './command-line';

export const SAMPLE = { schools: 30, students: 3000, schoolYear: '2025-2026' } as const;

/** The sample folder, and the figures the command line gets from it in a workspace of its own. */
export async function sampleWithFigures(folder: string): Promise<{ readonly sample: string; readonly figures: readonly CliFigure[] }> {
  const { sample, ask } = await sampleWorkspace(folder, ['--seed', '3', '--schools', String(SAMPLE.schools), '--students', String(SAMPLE.students), '--school-year', SAMPLE.schoolYear]);
  const figures: CliFigure[] = [];
  for (const by of [[], ['--by', 'county']]) {
    const ids = ['schoolCount', 'counselorCoverage', 'counselorCount', 'fullTimeCounselorCount', 'studentsPerCounselor', 'assessmentCompletion', 'schoolsAssessed', 'riskDistribution'];
    figures.push(...(JSON.parse(await ask('indicator', ...ids, ...by, '--format', 'json')) as CliFigure[]));
  }
  return { sample, figures };
}

export interface CliFigure {
  readonly indicator: string;
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly suppressed: boolean;
  readonly county?: string;
  readonly riskLevel?: string;
}

export async function createWorkspace(page: Page, name: string): Promise<void> {
  await page.getByTestId('new-workspace-name').fill(name);
  await page.getByTestId('new-workspace-passphrase').fill(PASSPHRASE);
  await page.getByTestId('new-workspace-passphrase-repeat').fill(PASSPHRASE);
  await page.getByTestId('new-workspace-create').click();
  await page.getByTestId('recovery-later').click();
  await page.getByTestId('workspace-name').getByText(name).waitFor();
}

/** One that stands in the list of the welcome page. */
export async function openWorkspace(page: Page, name: string): Promise<void> {
  await page.getByTestId(`open-workspace-item-${name}`).check();
  await page.getByTestId('open-workspace-passphrase').fill(PASSPHRASE);
  await page.getByTestId('open-workspace-open').click();
  await page.getByTestId('nav-overview').waitFor({ timeout: 60_000 });
}

/** A real drop from outside the window, by Chromium's own input, not a made-up event. */
export async function dropOnPage(page: Page, path: string): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const box = await page.getByTestId('drop-zone').boundingBox();
  if (box === null) throw new Error('the drop zone is not visible');
  const data = { items: [], files: [path], dragOperationsMask: 1 };
  const at = { x: box.x + box.width / 2, y: box.y + Math.min(box.height, 400) / 2 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) await session.send('Input.dispatchDragEvent', { type, ...at, data });
  await session.detach();
}

export async function importFolder(page: Page, folder: string): Promise<void> {
  await page.getByTestId('nav-import').click();
  await dropOnPage(page, folder);
  await page.getByTestId('import-start').waitFor({ timeout: 60_000 });
  await page.getByTestId('inspect-list').waitFor();
}

export async function commitImport(page: Page): Promise<void> {
  await page.getByTestId('import-start').click();
  await page.getByTestId('import-commit').click({ timeout: 120_000 });
  await page.getByTestId('import-done').waitFor({ timeout: 120_000 });
}

/** Until the page is there, the one before it still takes clicks, and both may have the same chart. */
export async function openPage(page: Page, id: string, title: string): Promise<void> {
  await page.getByTestId(`nav-${id}`).click();
  await page.getByRole('heading', { level: 2, name: title, exact: true }).waitFor();
}

/** Until every panel has its answer: what is asked for last moves nothing any more. */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() => document.querySelector('[aria-busy="true"], .figure-waiting') === null);
}

/** A figure as the page shows it: its exact value and state. */
export async function shownFigure(page: Page, testId: string, within?: string): Promise<{ readonly value: number | null; readonly state: string | null }> {
  const scope = within === undefined ? page : page.getByTestId(within);
  const figure = scope.getByTestId(testId).first();
  await figure.waitFor();
  const value = await figure.getAttribute('data-value');
  return { value: value === null || value === '' ? null : Number(value), state: await figure.getAttribute('data-state') };
}

export async function workbookSheets(path: string): Promise<Record<string, unknown[][]>> {
  const { read, utils } = await import('xlsx');
  const book = read(await readFile(path), { type: 'buffer' });
  return Object.fromEntries(book.SheetNames.map((name) => [name, utils.sheet_to_json<unknown[]>(book.Sheets[name]!, { header: 1 })]));
}
