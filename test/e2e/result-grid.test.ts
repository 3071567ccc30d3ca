/** The grid of results in a real browser: scrolling a table far longer than any element may be, keys, copying, what is read out. */
import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Browser, chromium, type Locator, type Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { buildPage, servePage, type ServedPage } from '../bench/grid/build-page';

const root = resolve(import.meta.dirname, '../..');
const ROWS = 600_000;

let folder: string;
let served: ServedPage;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yuxin-grid-'));
  await buildPage(root, folder);
  served = await servePage(folder);
  browser = await chromium.launch({ executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium', chromiumSandbox: process.getuid?.() !== 0 });
});
afterAll(async () => {
  await browser.close();
  served.close();
  rmSync(folder, { recursive: true, force: true });
});

const grid = (): Locator => page.getByRole('grid', { name: '查询结果' });
const status = (): Promise<string | null> => page.getByTestId('grid-status').textContent();
/** Numbers of the rows in sight, from the top. */
const rowsInSight = (): Promise<number[]> => page.locator('.grid-row:visible .grid-number').evaluateAll((cells) => cells.map((cell) => Number(cell.textContent)).sort((a, b) => a - b));
const activeCell = (): Promise<string | null> =>
  grid().evaluate((element) => {
    const id = element.getAttribute('aria-activedescendant');
    const cell = id === null ? null : document.getElementById(id);
    return cell === null ? null : `${cell.closest('[role=row]')?.getAttribute('aria-rowindex')}/${cell.getAttribute('aria-colindex')} ${cell.textContent}`;
  });

async function open(query: string): Promise<void> {
  page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
  await page.goto(`${served.url}?${query}`);
  await page.waitForSelector('.grid-row [role=gridcell]');
}

async function copied(): Promise<{ text: string; html: string }> {
  await page.evaluate(() => {
    document.addEventListener('copy', (event) => Object.assign(window, { copied: { text: event.clipboardData?.getData('text/plain'), html: event.clipboardData?.getData('text/html') } }), { once: true });
  });
  await page.keyboard.press('Control+c');
  return page.evaluate(() => (window as unknown as { copied: { text: string; html: string } }).copied);
}

describe('a long table', () => {
  beforeEach(async () => {
    await open(`rows=${ROWS}&columns=30&frozen=1`);
    return () => page.close();
  });

  it('says how large it is, and draws only what is in sight', async () => {
    expect(await grid().getAttribute('aria-rowcount')).toBe(String(ROWS + 1));
    expect(await grid().getAttribute('aria-colcount')).toBe('31');
    expect(await page.locator('[role=gridcell]').count()).toBeLessThan(1000);
    expect(await status()).toContain('600,000 行，30 列');
  });

  it('moves by px of the table with the wheel, and to both ends with the scrollbar', async () => {
    await page.mouse.move(600, 400);
    await page.mouse.wheel(0, 2800);
    await expect.poll(rowsInSight).toContain(101);
    expect(Math.min(...(await rowsInSight()))).toBe(101);
    await page.mouse.wheel(0, -2800);
    await expect.poll(async () => Math.min(...(await rowsInSight()))).toBe(1);
    await grid().evaluate((element) => (element.scrollTop = element.scrollHeight));
    await expect.poll(async () => Math.max(...(await rowsInSight()))).toBe(ROWS);
    await grid().evaluate((element) => (element.scrollTop = 0));
    await expect.poll(async () => Math.min(...(await rowsInSight()))).toBe(1);
  });

  it('shows in every row its own cells after any way through it', async () => {
    await grid().focus();
    for (const key of ['Control+End', 'PageUp', 'PageUp', 'ArrowUp', 'Home', 'PageDown', 'Control+Home', 'PageDown']) await page.keyboard.press(key);
    await grid().evaluate((element) => (element.scrollLeft = 900));
    const told = await page.locator('.grid-row:visible').evaluateAll((rows) =>
      rows.flatMap((row) =>
        [...row.querySelectorAll<HTMLElement>('[role=gridcell]')]
          .filter((cell) => cell.style.display !== 'none' && cell.textContent.startsWith('第'))
          .map((cell) => [row.getAttribute('aria-rowindex'), /^第(\d+)行/.exec(cell.textContent)?.[1]]),
      ),
    );
    expect(told.length).toBeGreaterThan(20);
    for (const [index, number] of told) expect(Number(index)).toBe(Number(number) + 1);
  });

  it('is walked through with the keyboard, which is read out', async () => {
    await grid().focus();
    await page.keyboard.press('Control+End');
    expect(await activeCell()).toMatch(new RegExp(`^${ROWS + 1}/31 `));
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('ArrowUp');
    expect(await activeCell()).toMatch(/^1\/2 column1/);
    await page.keyboard.press('Enter');
    expect(await page.locator('output').textContent()).toBe('menu 0');
    for (const key of ['ArrowDown', 'End', 'Enter']) await page.keyboard.press(key);
    expect(await page.locator('output').textContent()).toBe('cell 0 29');
  });

  it('adds up what is selected', async () => {
    await grid().focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.down('Shift');
    for (let row = 0; row < 9; row++) await page.keyboard.press('ArrowDown');
    await page.keyboard.up('Shift');
    // The column's rule: (row × 37 + 1) mod 5000, every eleventh value from the second missing.
    const numbers = Array.from({ length: 10 }, (_, row) => (row === 1 ? null : (row * 37 + 1) % 5000)).filter((value) => value !== null);
    const sum = numbers.reduce((total, value) => total + value, 0);
    await expect.poll(status).toContain(`已选 10 行 × 1 列计数 9合计 ${sum.toLocaleString('en')}`);
    expect(await status()).toContain(`最小 ${Math.min(...numbers)}最大 ${Math.max(...numbers)}`);
  });

  it('keeps its frozen column and head while it moves sideways', async () => {
    const before = await page.locator('.grid-row:visible .grid-frozen [role=gridcell]').first().boundingBox();
    await grid().evaluate((element) => (element.scrollLeft = 1500));
    await expect.poll(() => page.locator('.grid-head-cell:visible').allTextContents()).not.toContain('column2▾');
    expect(await page.locator('.grid-row:visible .grid-frozen [role=gridcell]').first().boundingBox()).toEqual(before);
    // Heads stand over their cells.
    const edges = async (role: string): Promise<(number | undefined)[]> => {
      const cells = page.locator(`[role=${role}][aria-colindex="14"]:visible`);
      const box = await cells.first().boundingBox();
      return [box?.x, box?.width];
    };
    expect(await edges('columnheader')).toEqual(await edges('gridcell'));
  });
});

describe('cells of every kind', () => {
  beforeEach(async () => {
    await open('small');
    return () => page.close();
  });

  it('tell empty, hidden and empty text apart', async () => {
    const texts = await page.locator('.grid-row:visible').evaluateAll((rows) => rows.map((row) => [...row.querySelectorAll('[role=gridcell]')].filter((cell) => (cell as HTMLElement).style.display !== 'none').map((cell) => [cell.getAttribute('aria-colindex'), cell.textContent])));
    const cells = new Map(texts.flatMap((row, index) => row.map(([column, text]) => [`${index}/${column}`, text])));
    expect([cells.get('1/2'), cells.get('2/2'), cells.get('1/4'), cells.get('2/4'), cells.get('0/6')]).toEqual(['', '（空）', '样本过小', '（空）', '0.3']);
  });

  it('are copied as Excel takes them over', async () => {
    await grid().focus();
    await page.keyboard.press('Control+a');
    const { text, html } = await copied();
    expect(text.split('\r\n').slice(0, 3)).toEqual(['学校\tsuppressed\t学生数\tcode\trate', '曹县第一中学\t否\t1200\t007\t0.3', '\t是\t样本过小\t371700000000000001\t0.333333333333333']);
    expect(text).toContain("'=1+1");
    expect(html).toContain(`<td style="mso-number-format:'\\@'">007</td><td>0.3</td>`);
    expect(await page.locator('output').textContent()).toBe('copied 30');
  });

  it('are selected by mouse: cells, rows, columns, everything', async () => {
    const at = async (row: number, column: number): Promise<{ x: number; y: number }> => {
      const box = await page.locator(`[aria-rowindex="${row}"] [aria-colindex="${column}"]:visible`).first().boundingBox();
      if (box === null) throw new Error('no cell');
      return { x: box.x + 10, y: box.y + 10 };
    };
    const [from, to] = [await at(2, 2), await at(4, 4)];
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(to.x, to.y, { steps: 4 });
    await page.mouse.up();
    await expect.poll(status).toContain('已选 3 行 × 3 列');
    await page.locator('.grid-number', { hasText: '5' }).click();
    await expect.poll(status).toContain('已选 1 行 × 5 列');
    await page.locator('.grid-head-cell', { hasText: '学生数' }).click({ position: { x: 12, y: 12 } });
    await expect.poll(status).toContain('已选 6 行 × 1 列');
    await page.locator('.grid-corner').click();
    await expect.poll(status).toContain('已选 6 行 × 5 列');
  });

  it('get wider by dragging and as wide as they need by a double click', async () => {
    const head = page.locator('.grid-head-cell', { hasText: 'code' });
    const handle = head.locator('.grid-head-handle');
    const before = (await head.boundingBox())?.width ?? 0;
    const grip = await handle.boundingBox();
    if (grip === null) throw new Error('no handle');
    await page.mouse.move(grip.x + 3, grip.y + 10);
    await page.mouse.down();
    await page.mouse.move(grip.x + 123, grip.y + 10, { steps: 3 });
    await page.mouse.up();
    await expect.poll(async () => (await head.boundingBox())?.width).toBe(before + 120);
    await handle.dblclick();
    await expect.poll(async () => (await head.boundingBox())?.width).toBe(before);
  });

  it('have no fault that axe finds', async () => {
    await page.addScriptTag({ path: join(root, 'node_modules/axe-core/axe.min.js') });
    const violations = await page.evaluate(async () => {
      const { axe } = window as unknown as { axe: { run(context: object): Promise<{ violations: { id: string; nodes: { html: string; failureSummary: string }[] }[] }> } };
      const found = await axe.run(document);
      return found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''} ${nodes[0]?.failureSummary ?? ''}`);
    });
    expect(violations).toEqual([]);
  });
});
