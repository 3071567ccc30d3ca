/** Every page of the navigation with filters, and what it shows beside figures of indicators held against the command line's tables. */
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { PagePath } from '../../../renderer/page-list';
import { FOLLOW_UP_TIMERS } from '../../../shared/follow-up-timers';
import { SCHOOL_FATES } from '../../../shared/school-history';
import { printedTables } from './command-line';
import { workbookSheets } from './main-job';
import { resultRows, withoutSeparators, writeSql } from './query-page';
import type { AskedFilter } from './shown-figures';

/** An open page, and the command line over the same data. */
export interface PageAndCommandLine {
  readonly page: Page;
  readonly ask: (...args: readonly string[]) => Promise<string>;
  /** For what is saved. */
  readonly folder: string;
}

export interface PageCase {
  readonly path: PagePath;
  readonly filter: AskedFilter;
  /** Looked at in Electron as well. */
  readonly isMain?: true;
  /** Figures of indicators that there must be at least, so that an empty page does not pass. */
  readonly least: number;
  readonly more?: (both: PageAndCommandLine) => Promise<void>;
}

/** Cells of the drawn rows, without separators of thousands. */
async function rowsOf(table: Locator): Promise<string[][]> {
  await table.locator('.ant-table-row').first().waitFor();
  const rows = await table.locator('.ant-table-row').evaluateAll((found) => found.map((row) => [...row.querySelectorAll<HTMLElement>('.ant-table-cell')].map((cell) => cell.innerText.trim())));
  return rows.map((cells) => cells.map(withoutSeparators));
}

/** @param columns of the printed rows, in the order of the page */
function printedRows(output: string, table: number, columns: readonly string[]): string[][] {
  return (printedTables(output)[table] ?? []).map((row) => columns.map((column) => withoutSeparators(row[column] ?? '')));
}

const chosen = (rows: readonly (readonly string[])[], columns: readonly number[]): string[][] => rows.map((cells) => columns.map((column) => cells[column] ?? ''));

/** Both sides of a table, of which the page shows some rows at a time. */
function expectAmong(shown: readonly (readonly string[])[], printed: readonly (readonly string[])[]): void {
  expect(shown.length).toBeGreaterThan(0);
  const lines = new Set(printed.map((cells) => cells.join(' | ')));
  expect(shown.map((cells) => cells.join(' | ')).filter((line) => !lines.has(line))).toEqual([]);
}

async function trend({ page, ask }: PageAndCommandLine): Promise<void> {
  const shown = await rowsOf(page.getByTestId('chart-table-trend'));
  const output = await ask('trend', 'counselorCoverage', 'fullTimeCoverage', 'counselorCount', 'studentsPerCounselor', '--where', 'county=371721', '--area-basis', 'administrative');
  const printed = printedRows(output, 0, ['指标', '数值']);
  expect(shown.length).toBeGreaterThan(1);
  for (const [label, ...values] of shown) expect(values, label).toEqual(printed.filter(([indicator]) => indicator === label).map(([, value]) => value));
}

async function scale({ page, ask }: PageAndCommandLine): Promise<void> {
  const headline = await page.getByTestId('scale-headline').innerText();
  const printed = await ask('scale', 'PHQ-9', '--county', '371723');
  expect(withoutSeparators(headline)).toContain(/作答 \d+ 人/.exec(printed)?.[0].replace(/^作答 (\d+ 人)$/, '$1作答'));
  expect(withoutSeparators(headline)).toContain(/有效 \d+ 人/.exec(printed)?.[0]);
  await page.getByRole('tab', { name: '等级与规则' }).click();
  const panel = page.getByRole('tabpanel', { name: '等级与规则' });
  const levels = chosen(await rowsOf(panel.locator('.ant-table-wrapper').first()), [0, 1, 2, 3]);
  expect(levels).toEqual(printedRows(printed, 1, ['等级', '人数', '占比', '95%置信区间']));
}

async function timeliness({ page, ask }: PageAndCommandLine): Promise<void> {
  const printed = printedTables(await ask('follow-up', '--school-year', '2025-2026'));
  const timer = FOLLOW_UP_TIMERS.findIndex(({ id }) => id === 'interviewPriority');
  const rows = (printed[timer] ?? []).map((row) => Object.values(row));
  // Of a hidden row only that is printed.
  const whole = rows.map((cells) => cells.map((cell) => (cell === '' ? '样本过小' : cell)));
  expect(chosen(await rowsOf(page.getByTestId('timeliness-table')), [0, 1, 2, 3, 4, 5, 6])).toEqual(whole);
}

async function coreTeam({ page, ask, folder }: PageAndCommandLine): Promise<void> {
  const out = join(folder, '核心团队.xlsx');
  await ask('report', 'core-team', '--school-year', '2025-2026', '--out', out);
  const rows = (await workbookSheets(out))['分县区名额'] ?? [];
  const printed = rows.slice(rows.findIndex(([first]) => first === '全市合计') + 1).filter((cells) => cells.length === 6 && typeof cells[1] === 'number').map((cells) => cells.map(String));
  const table = page.getByRole('tabpanel', { name: '分县区名额' }).locator('.ant-table-wrapper');
  expect(await rowsOf(table)).toEqual(printed);
}

async function calls({ page, ask }: PageAndCommandLine): Promise<void> {
  const printed = await ask('calls', '--county', '371702');
  const counted = /(\d+) 次，登记为接通 \d+ 次/.exec(printed)?.[0] ?? 'not printed';
  expect(withoutSeparators(await page.getByTestId('calls-headline').innerText())).toContain(`来电 ${counted}`);
  await page.getByRole('tab', { name: '接通与时长' }).click();
  const hours = chosen(await rowsOf(page.getByRole('tabpanel', { name: '接通与时长' }).locator('.table-below')), [0, 1, 2]);
  expect(hours.map(([hour = '', ...counts]) => [hour.slice(0, 5), ...counts])).toEqual(printedRows(printed, 0, ['时段', '来电', '接通']));
}

async function schools({ page, ask }: PageAndCommandLine): Promise<void> {
  const printed = await ask('schools', '--school-year', '2025-2026', '--compare-with', '2024-2025');
  // Two columns are called 心理教师, of which the later is read: it is that of the later year.
  const columns = ['县区', '学校', '变更情况', '2024-2025在校生', '2025-2026在校生', '心理教师', '原名称与变更依据'];
  const changed = printedRows(printed, 0, columns).filter(([, , fate]) => fate !== SCHOOL_FATES.same);
  expectAmong(chosen(await rowsOf(page.getByTestId('comparison')), [0, 1, 2, 3, 6, 8, 10]), changed);
  await page.getByTestId('comparison-changed').uncheck();
  expectAmong(chosen(await rowsOf(page.getByTestId('comparison')), [0, 1, 2, 3, 6, 8, 10]), printedRows(printed, 0, columns));
}

async function waterfall({ page, ask }: PageAndCommandLine): Promise<void> {
  const printed = printedRows(await ask('reconcile', 'counselors', '--county', '371702', '--scope', 'schools=legalEntities'), 0, ['步骤', '行数']);
  const [start = [], result = []] = [printed[0], printed.at(-1)];
  expect(withoutSeparators(await page.getByTestId('waterfall-headline').innerText())).toBe(`${start.join(' ')}，${result.join(' ')} 人。`);
  const panel = page.getByTestId('waterfall-headline').locator('xpath=..');
  expect(chosen(await rowsOf(panel.locator('.ant-table-wrapper').first()), [0, 1])).toEqual(printed.slice(1, -1).map(([step = '', rows = '']) => [step, rows.replace('-', '')]));
}

async function batches({ page, ask }: PageAndCommandLine): Promise<void> {
  await page.getByTestId('import-tab-batches').click();
  const rows = (await rowsOf(page.getByTestId('batch-list'))).filter(([name = '']) => name.startsWith('批次'));
  const printed = printedRows(await ask('batches'), 0, ['批次', '文件', '工作表', '数据', '学年', '读取', '导入', '退回', '已被更新', '问题']);
  expectAmong(chosen(rows, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]), printed.map(([batch = '', file = '', ...rest]) => [`批次 ${batch}`, file.split('/').at(-1) ?? '', ...rest]));
}

async function query({ page, ask }: PageAndCommandLine): Promise<void> {
  const sql = "SELECT county AS 县区, count(*) AS 学校数, sum(students) AS 学生数 FROM schools WHERE schoolYear = '2025-2026' AND stage = 'junior' GROUP BY county ORDER BY county";
  await page.getByTestId('query-tab-sql').click();
  await writeSql(page, sql);
  await page.getByTestId('query-run').click();
  await page.getByTestId('result-summary').waitFor();
  const shown = await resultRows(page);
  expect(shown.length).toBeGreaterThan(3);
  expect(shown).toEqual(printedRows(await ask('query', sql), 0, ['县区', '学校数', '学生数']));
}

async function report({ page, ask, folder }: PageAndCommandLine): Promise<void> {
  const [fromPage, printed] = [join(folder, '页面年报.xlsx'), join(folder, '命令行年报.xlsx')];
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByTestId('report-export').click()]);
  await download.saveAs(fromPage);
  await ask('report', 'annual', '--out', printed, '--school-year', '2025-2026', '--area-basis', 'administrative', '--unit', '菏泽市教育局');
  expect(await workbookSheets(fromPage)).toEqual(await workbookSheets(printed));
}

async function settings({ page, ask }: PageAndCommandLine): Promise<void> {
  const printed = new Map(printedRows(await ask('settings', 'list'), 0, ['设置', '当前值']).map(([id, value]) => [id, value]));
  expect(await page.getByTestId('setting-unit').locator('input').inputValue()).toBe(printed.get('unit'));
  expect(`${await page.getByTestId('setting-minimumValidResults').locator('input').inputValue()} 人`).toBe(printed.get('minimumValidResults'));
}

const YEAR = '2025-2026';

export const PAGE_CASES: readonly PageCase[] = [
  { path: '/overview', isMain: true, least: 40, filter: { where: { county: ['371702', '371721', '371722'], stage: ['junior', 'primary'] } } },
  { path: '/staffing', isMain: true, least: 80, filter: { where: { county: ['371721'] }, areaBasis: 'administrative' }, more: trend },
  { path: '/assessment', isMain: true, least: 40, filter: { where: { county: ['371723'], gender: ['female'] } }, more: scale },
  { path: '/follow-up', least: 20, filter: { where: {}, schoolYear: YEAR }, more: timeliness },
  { path: '/core-team', least: 20, filter: { where: {}, schoolYear: YEAR }, more: coreTeam },
  { path: '/training', least: 20, filter: { where: { stage: ['primary'] } } },
  { path: '/hotline', least: 3, filter: { where: { county: ['371702'] } }, more: calls },
  { path: '/courses', least: 80, filter: { where: { urbanRural: ['rural'] }, scope: ['ownership=public'] } },
  { path: '/schools', least: 0, filter: { where: {}, schoolYear: YEAR }, more: schools },
  { path: '/quality', least: 10, filter: { where: { county: ['371722', '371723'] } } },
  { path: '/reconciliation', least: 0, filter: { where: { county: ['371702'] }, scope: ['schools=legalEntities'] }, more: waterfall },
  { path: '/import', least: 0, filter: { where: {} }, more: batches },
  { path: '/query', isMain: true, least: 0, filter: { where: {} }, more: query },
  { path: '/report', least: 0, filter: { where: {}, schoolYear: YEAR, areaBasis: 'administrative' }, more: report },
  { path: '/settings', least: 0, filter: { where: {} }, more: settings },
];
