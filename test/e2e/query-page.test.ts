/** The query page in a real browser: written, completed, run, marked, kept, run again, cancelled. Results are held against the command line's. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BrowserProgram, startBrowserProgram, startChromium } from './support/browser-program';
import { sampleWorkspace, type SampleWorkspace } from './support/command-line';
import { openWorkspace } from './support/main-job';
import { resultRows, writeSql } from './support/query-page';

let folder: string;
let browser: Browser;
let program: BrowserProgram;
let page: Page;
const errors: string[] = [];

let workspace: SampleWorkspace;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yuxin-query-page-'));
  workspace = await sampleWorkspace(folder, ['--schools', '30', '--students', '3000'], ['学校名录', '教师台账']);
  [browser, program] = await Promise.all([startChromium(), startBrowserProgram()]);
  await workspace.copyInto(program.home, '菏泽');
  page = await (await browser.newContext({ viewport: { width: 1366, height: 1080 } })).newPage();
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  page.on('pageerror', (error) => errors.push(error.message));
  await page.goto(program.url);
  await openWorkspace(page, '菏泽');
  await page.getByTestId('nav-query').click();
  await page.getByTestId('query-tab-sql').click();
});
afterAll(async () => {
  await browser?.close();
  await program?.close();
  await rm(folder, { recursive: true, force: true });
});

const write = (sql: string): Promise<void> => writeSql(page, sql);

const summary = (): Promise<string> => page.getByTestId('result-summary').innerText();
const shownRows = (): Promise<string[][]> => resultRows(page);

/** The same rows from the command line, as texts. */
async function rowsOfCli(...args: readonly string[]): Promise<string[][]> {
  const rows = JSON.parse(await workspace.ask('query', ...args, '--format', 'json')) as Record<string, string | number | null>[];
  return rows.map((row) => Object.values(row).map((value) => (value === null ? '（空）' : String(value))));
}

const SQL = `SELECT county AS 县区, count(*) AS 学校数, sum(students) AS 学生数
FROM schools
WHERE students >= :最少
GROUP BY county
ORDER BY county`;

describe('the query page', () => {
  it('completes columns by Chinese and by English names, and shows what they mean', async () => {
    await write('SELECT count(*) FROM schools s WHERE s.');
    await page.keyboard.type('adm');
    const options = page.locator('.cm-tooltip-autocomplete li');
    await options.first().waitFor();
    expect(await options.first().innerText()).toContain('行政区划县区');
    await page.locator('.cm-completionInfo').waitFor();
    expect(await page.locator('.cm-completionInfo').innerText()).toContain('六位代码');
    // CodeMirror takes a key into the list only some time after it has opened.
    await page.waitForTimeout(150);
    await page.keyboard.press('Enter');
    expect(await page.locator('.cm-content').innerText()).toContain('s.administrativeCounty');

    await write('SELECT ');
    await page.keyboard.insertText('城');
    await options.filter({ hasText: '城乡类型' }).first().waitFor();
    await page.waitForTimeout(150);
    await page.keyboard.press('Enter');
    expect(await page.locator('.cm-content').innerText()).toContain('SELECT urbanRural');

    await write('SELECT med');
    await page.keyboard.type('i');
    await options.filter({ hasText: '中位数' }).first().waitFor();
    await page.keyboard.press('Escape');
  });

  it('writes the name of a view and a column at the cursor', async () => {
    await write('SELECT  FROM ');
    await page.getByTestId('schema-schools').click();
    await page.getByLabel('学校的列').click();
    await page.keyboard.press('Home');
    await page.locator('.cm-content').press('Home');
    for (let step = 0; step < 'SELECT '.length; step++) await page.keyboard.press('ArrowRight');
    await page.getByTestId('schema-schools.schoolName').click();
    expect(await page.locator('.cm-content').innerText()).toBe('SELECT schoolName FROM schools');
  });

  it('runs a query with a parameter and shows the rows that the command line gives', async () => {
    await write(SQL);
    await page.getByTestId('parameter-bar').waitFor();
    await page.getByTestId('parameter-type-最少').click();
    await page.getByTitle('数', { exact: true }).last().click();
    await page.getByTestId('parameter-value-最少').fill('50');
    await page.locator('.cm-content').click();
    await page.keyboard.press('Control+Enter');
    await page.getByTestId('query-result').waitFor();
    const expected = await rowsOfCli(SQL, '--parameter', '最少:number=50');
    expect(expected.length).toBeGreaterThan(3);
    await expect.poll(shownRows).toEqual(expected);
    expect(await summary()).toMatch(new RegExp(`^${expected.length} 行，3 列，用时 [\\d.]+ 秒。$`));
  });

  it('is kept under a name and runs again with another value', async () => {
    await page.getByTestId('query-save').click();
    await page.getByTestId('save-name').fill('按人数看学校');
    await page.getByTestId('save-confirm').click();
    await page.getByTestId('save-confirm').waitFor({ state: 'detached' });
    await page.getByTestId('query-new').click();
    await page.getByTestId('query-tab-saved').click();
    expect(page.url()).toContain('tab=saved');
    await page.getByTestId('saved-list').getByText('按人数看学校').click();
    await page.getByTestId('parameter-value-最少').waitFor();
    expect(await page.getByTestId('parameter-value-最少').inputValue()).toBe('50');
    expect(await page.locator('.cm-content').innerText()).toContain('WHERE students >= :最少');
    await page.getByTestId('parameter-value-最少').fill('150');
    await page.getByTestId('query-run').click();
    await page.getByTestId('query-result').waitFor();
    const expected = await rowsOfCli(SQL, '--parameter', '最少:number=150');
    expect(expected).not.toEqual(await rowsOfCli(SQL, '--parameter', '最少:number=50'));
    await expect.poll(shownRows).toEqual(expected);
  });

  it.each([
    ['a name that is no column', 'SELECT county,\n  schol\nFROM schools', '没有名为“schol”的列', 'schol'],
    ['broken syntax after Chinese text', "SELECT '汉字' AS 名称,\n  county FORM schools x y", '语句写法有误', 'schools'],
    ['a function that may not be called', "SELECT getenv('HOME') FROM schools", '不能使用函数“getenv”', 'getenv'],
  ])('underlines %s and explains it', async (_what, sql, message, word) => {
    await write(sql);
    await page.keyboard.press('Control+Enter');
    await page.getByText(message).first().waitFor();
    await page.locator('.cm-lintRange-error').first().waitFor();
    expect(await page.locator('.cm-lintRange-error').allInnerTexts()).toEqual([word]);
    expect(await page.locator('.cm-lint-marker-error').count()).toBe(1);
    await page.keyboard.type(' ');
    await page.locator('.cm-lintRange-error').waitFor({ state: 'detached' });
  });

  it('lays out the text, tells the plan, and has examples that run', async () => {
    await write('select county, count(*) from schools group by county');
    await page.getByTestId('query-format').click();
    await expect.poll(() => page.locator('.cm-content').innerText()).toMatch(/^SELECT\n\s+county,\n/);
    await page.getByTestId('query-explain').click();
    await page.getByTestId('query-plan').getByText('分组汇总').first().waitFor();
    await page.getByTestId('query-examples').click();
    await page.getByText('没有心理教师的学校，按县区').click();
    await page.getByTestId('query-run').click();
    await page.getByTestId('query-result').getByText('覆盖率').waitFor();
  });

  it('runs only what is selected, and marks its mistake in the whole text', async () => {
    await write("SELECT 'eins' AS a\n\nSELECT schol FROM schools");
    const run = page.getByTestId('query-run');
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('Shift+End');
    await expect.poll(() => run.innerText()).toContain('执行选中部分');
    await page.keyboard.press('Control+Enter');
    await expect.poll(shownRows).toEqual([['eins']]);
    await page.keyboard.press('Control+End');
    await page.keyboard.press('Shift+Home');
    await page.keyboard.press('Control+Enter');
    await page.locator('.cm-lintRange-error').first().waitFor();
    expect(await page.locator('.cm-lintRange-error').allInnerTexts()).toEqual(['schol']);
  });

  it('cancels a long query at once and goes on working', async () => {
    await write('SELECT count(*) AS n FROM range(100000) a, range(100000) b, range(1000) c WHERE (a.range * b.range + c.range) % 7 = 3');
    await page.keyboard.press('Control+Enter');
    await page.getByTestId('query-elapsed').waitFor();
    await expect.poll(() => page.getByTestId('query-elapsed').innerText()).toMatch(/已用 (?!0\.0)[\d.]+ 秒/);
    const started = Date.now();
    await page.getByTestId('query-cancel').click();
    await page.getByText('查询已取消。').waitFor();
    expect(Date.now() - started).toBeLessThan(5000);
    await write('SELECT 1 + 1 AS 二');
    await page.keyboard.press('Control+Enter');
    await expect.poll(shownRows).toEqual([['2']]);
  });

  it('has in its history what was run, and opens it again', async () => {
    await page.getByTestId('query-tab-saved').click();
    const history = page.getByTestId('history-list');
    await history.getByText('SELECT 1 + 1 AS 二').waitFor();
    expect(await history.locator('tbody tr', { hasText: 'range(100000) a' }).first().innerText()).toContain('查询已取消');
    await history.getByText('SELECT getenv').first().click();
    expect(await page.locator('.cm-content').innerText()).toContain('getenv');
  });

  it('breaks no rule of the policy and throws nothing', () => {
    expect(errors).toEqual([]);
  });
});
