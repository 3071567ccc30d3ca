/** Reports laid out on sheets in a browser of today: nothing is lost, cut off or left alone, and long lists take their time only once. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reportHtml } from '../../electron/engine/report/html/report-html';
import type { ReportModel, ReportTable } from '../../electron/engine/report/model';
import { layPages } from '../../shared/lay-pages';
import { lettered } from '../engine/report/letter-sample';
import { startChromium } from './support/browser-program';
import { useSamplePage } from './support/sample-page';

interface Sheet {
  readonly orientation: string;
  readonly foot: string;
  readonly heads: number;
  /** Texts of first cells of the rows of its tables. */
  readonly rows: readonly string[];
  readonly text: string;
  /** Pixels by which its contents are higher than the place for them. */
  readonly over: number;
  /** Class of the last block. */
  readonly last: string;
}

let browser: Browser;
let page: Page;
beforeAll(async () => {
  browser = await startChromium();
  page = await browser.newPage();
});
afterAll(() => browser?.close());

async function laid(model: ReportModel): Promise<readonly Sheet[]> {
  await page.setContent(reportHtml(model, 'YX-20260715-3F9A2C7B'));
  const orders = await page.evaluate<readonly string[]>(`(${String(layPages)})(document)`);
  const sheets = await page.evaluate(() =>
    [...document.querySelectorAll('.paper')].map((paper) => {
      const body = paper.firstElementChild!;
      const bottom = Math.max(...[...body.children].map((child) => child.getBoundingClientRect().bottom));
      return {
        foot: paper.querySelector('.paper-foot')?.textContent ?? '',
        heads: paper.querySelectorAll('thead').length,
        rows: [...paper.querySelectorAll('tbody tr')].map((row) => row.firstElementChild?.textContent ?? ''),
        text: body.textContent ?? '',
        over: bottom - body.getBoundingClientRect().bottom,
        last: body.lastElementChild?.className ?? '',
      };
    }),
  );
  expect(sheets).toHaveLength(orders.length);
  return sheets.map((sheet, index) => ({ ...sheet, orientation: orders[index] ?? '' }));
}

const text = (content: string) => ({ kind: 'text', text: content }) as const;
const list = (count: number, columns = 4): ReportTable => ({
  kind: 'table', name: '表1', title: '学校名单', headerLine: { left: '填报单位：菏泽市教育局', center: '', right: '单位：所' }, codeRow: Array.from({ length: columns }, (_, column) => (column === 0 ? '甲' : String(column))), totals: [], footerLine: ['填表人：'], notes: ['说明一', '说明二'],
  columns: Array.from({ length: columns }, (_, column) => ({ header: [`栏${column}`], width: column === 0 ? 20 : 14, wraps: true as const })),
  rows: Array.from({ length: count }, (_, row) => Array.from({ length: columns }, (_, column) => text(column === 0 ? `学校${row}` : row % 7 === 0 ? '两行长的文字，写在一个窄的单元格里' : '一'))),
});
const workbook = (...sections: ReportModel['sections']): ReportModel => ({ title: '报表', fileName: '报表.xlsx', sections });

describe('a long table', () => {
  it('keeps every row once and in order, with its head on every sheet and nothing cut off', async () => {
    const sheets = await laid(workbook(list(500)));
    expect(sheets.length).toBeGreaterThan(8);
    expect(sheets.flatMap(({ rows }) => rows)).toEqual(list(500).rows.map(([cell]) => (cell?.kind === 'text' ? cell.text : '')));
    for (const { heads, rows, over, orientation } of sheets) expect([rows.length === 0 ? 1 : heads, over <= 1, orientation]).toEqual([1, true, 'upright']);
    sheets.forEach(({ foot }, index) => expect(foot).toBe(`第 ${index + 1} 页\u3000共 ${sheets.length} 页报告编号：YX-20260715-3F9A2C7B`));
    expect(sheets.at(-1)?.text).toContain('说明二');
  });

  it('that is a few rows too long for a sheet is set tighter', async () => {
    const counts: number[] = [];
    for (const rows of [20, 35, 120]) counts.push((await laid(workbook(list(rows)))).length);
    expect(counts[0]).toBe(1);
    expect(counts[1]).toBe(1);
    expect(counts[2]).toBeGreaterThan(2);
  });

  it('takes time in proportion to its rows', async () => {
    const times: number[] = [];
    for (const rows of [1000, 4000]) {
      const start = performance.now();
      expect((await laid(workbook(list(rows)))).length).toBeGreaterThan(rows / 60);
      times.push(performance.now() - start);
    }
    // Four times as many rows; sixteen times the time, were every sheet measured anew.
    expect((times[1] ?? 0) / (times[0] ?? 1)).toBeLessThan(9);
  });

  it('lies across where it is wide, beside one that stands', async () => {
    const sheets = await laid(workbook(list(3), list(3, 9)));
    expect(sheets.map(({ orientation }) => orientation)).toEqual(['upright', 'across']);
  });
});

describe('an official document', () => {
  const paragraphs = Array.from({ length: 40 }, (_, index) => `第${index}段。${'各县区要对照附件逐项核实，'.repeat(4 + (index % 5))}按时书面报市教育局。`);
  const letterOf = (more: Parameters<typeof lettered>[0] = {}): ReportModel => ({
    ...lettered(more),
    sections: [{ kind: 'prose', name: '正文', blocks: paragraphs.flatMap((content, index) => [...(index % 4 === 0 ? [{ kind: 'heading', level: 1, text: `${index}、标题` } as const] : []), { kind: 'paragraph', text: content } as const]) }],
  });

  it.each([
    ['without a head', {}],
    ['under a red head', { redHead: '菏泽市教育局文件', number: '菏教字〔2026〕12号', signedBy: '张建国' }],
  ])('cuts paragraphs %s between lines and loses no character', async (_, head) => {
    const sheets = await laid(letterOf(head));
    expect(sheets.length).toBeGreaterThan(4);
    const whole = sheets.map((sheet) => sheet.text).join('');
    let from = 0;
    for (const paragraph of paragraphs) {
      const at = whole.indexOf(paragraph, from);
      expect(at, paragraph.slice(0, 5)).toBeGreaterThanOrEqual(from);
      from = at + paragraph.length;
    }
    for (const { over } of sheets) expect(over).toBeLessThan(12);
    sheets.forEach(({ foot }, index) => expect(foot).toContain(`— ${index + 1} —`));
  });

  it('leaves no heading alone at the foot, and puts 版记 on the last lines', async () => {
    const sheets = await laid(letterOf({ redHead: '菏泽市教育局文件', copiesTo: ['省教育厅'] }));
    for (const { last } of sheets.slice(0, -1)) expect(last).not.toContain('level-');
    const [body, imprint] = await page.evaluate(() => [document.querySelector('.paper:last-child .paper-body'), document.querySelector('.imprint')].map((one) => one?.getBoundingClientRect().bottom ?? 0));
    expect(imprint).toBeCloseTo(body ?? -1, 0);
  });
});

describe('in the browser of the user', () => {
  const sample = useSamplePage();

  it('hands the sheets of the preview to its dialog, with a number', async () => {
    const desk = sample();
    await desk.getByTestId('nav-report').click();
    await desk.getByTestId('report-preview').waitFor();
    await desk.getByTestId('report-view').getByText('打印预览').click();
    const told = desk.getByTestId('preview-sheets').filter({ hasText: '共' });
    await told.waitFor();
    const count = Number(/共 (\d+) 页/.exec(await told.innerText())?.[1]);
    expect(count).toBeGreaterThan(5);
    await desk.getByTestId('report-print').click();
    const frame = desk.frameLocator('.printed-frame');
    await frame.locator('.paper').first().waitFor({ state: 'attached' });
    expect(await frame.locator('.paper').count()).toBe(count);
    expect(await frame.locator('.paper-id').first().textContent()).toMatch(/^报告编号：YX-/);
    // PDF files are made where there is a window.
    expect(await desk.getByTestId('report-pdf').count()).toBe(0);
  });
});
