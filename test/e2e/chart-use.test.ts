/** Charts under mouse, keyboard and small screens, in a real browser. */
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PAGE_LIST } from '../../renderer/page-list';
import { createWorkspace, openPage } from './support/main-job';
import { seeAll, useSamplePage } from './support/sample-page';

const sample = useSamplePage();
let page: Page;
beforeAll(() => {
  page = sample();
});

const address = (): URLSearchParams => new URLSearchParams(page.url().split('?')[1] ?? '');
const counties = (): string[] => address().getAll('county');

/** Where something stands in sight once nothing above it grows any more: what the page asks for last comes in over the charts. */
async function restingBox(locator: Locator): Promise<NonNullable<Awaited<ReturnType<Locator['boundingBox']>>>> {
  for (let before = ''; ; ) {
    await locator.scrollIntoViewIfNeeded();
    const box = await locator.boundingBox();
    const isBusy = (await page.locator('[aria-busy="true"]').count()) > 0;
    if (box !== null && !isBusy && JSON.stringify(box) === before) return box;
    before = JSON.stringify(box);
    await page.waitForTimeout(250);
  }
}

/** In the middle of a row, where its bar is. */
async function clickRow(chart: Locator, key: string, options: { readonly twice?: true; readonly more?: true } = {}): Promise<void> {
  const box = await restingBox(chart.getByTestId(`mark-${key}`));
  const at = [box.x + box.width / 2, box.y + box.height / 2] as const;
  if (options.more === true) await page.keyboard.down('Control');
  await (options.twice === true ? page.mouse.dblclick(...at) : page.mouse.click(...at));
  if (options.more === true) await page.keyboard.up('Control');
}

const until = (holds: () => boolean | Promise<boolean>): Promise<void> => expect.poll(holds).toBe(true);

describe('a mark that is clicked', () => {
  it('filters the other charts, stays among its neighbours, and goes with a second click', async () => {
    await openPage(page, 'overview', '总览');
    const chart = page.getByTestId('chart-assessmentCompletion');
    await chart.getByText('曹县').waitFor();
    const ring = page.getByTestId('chart-riskDistribution-levels').locator('.doughnut-middle strong');
    const whole = await ring.innerText();
    await clickRow(chart, '371721');
    await until(() => counties().join() === '371721' && address().get('cut') === 'county');
    await until(async () => (await ring.innerText()) !== whole);
    // Eleven areas are still drawn; all but one faint.
    expect(await chart.locator('.mark').count()).toBe(11);
    await until(async () => (await chart.locator('.recharts-bar-rectangle path[opacity="0.3"]').count()) === 10);
    await clickRow(chart, '371722', { more: true });
    await until(() => counties().join() === '371721,371722');
    await clickRow(chart, '371722', { more: true });
    await clickRow(chart, '371721');
    await until(() => counties().length === 0 && address().get('cut') === null);
    await until(async () => (await ring.innerText()) === whole);
  });

  it('is gone into with a double click, and from the map as well', async () => {
    await clickRow(page.getByTestId('chart-assessmentCompletion'), '371721', { twice: true });
    await until(() => counties().join() === '371721' && address().get('cut') === null);
    await page.getByTestId('path-city').click();
    await until(() => counties().length === 0);
    await seeAll(page);
    const tile = page.getByTestId('area-371722');
    await tile.scrollIntoViewIfNeeded();
    await tile.click();
    await until(() => counties().join() === '371722');
    await tile.click();
    await until(() => counties().length === 0);
  });
});

describe('marks of two dimensions, and of levels', () => {
  it('a cell of the heat map filters by county and grade, a side of the pyramid by gender too, and both go again', async () => {
    await openPage(page, 'assessment', '测评与风险');
    await seeAll(page);
    const chosen = (name: string): string => address().getAll(name).join();
    const cell = page.getByTestId('cell-371721-7');
    await cell.scrollIntoViewIfNeeded();
    await cell.click();
    await until(() => chosen('county') === '371721' && chosen('grade') === '7');
    await page.getByTestId('chart-cross').getByTestId('cell-371721-7').click();
    await until(() => chosen('county') === '' && chosen('grade') === '');
    const girls = page.getByTestId('chart-pyramid').getByTestId('mark-8|female');
    await girls.scrollIntoViewIfNeeded();
    const box = await girls.boundingBox();
    if (box === null) throw new Error('no side of the pyramid');
    await page.mouse.click(box.x + box.width / 4, box.y + box.height / 2);
    await until(() => chosen('grade') === '8' && chosen('gender') === 'female');
    await page.getByTestId('filter-clear').click();
    await until(() => chosen('grade') === '' && chosen('gender') === '');
  });

  it('a slice of the ring brings its level out, orders the counties by it, and leaves the figures as they are', async () => {
    await openPage(page, 'overview', '总览');
    const chart = page.getByTestId('chart-riskDistribution');
    await chart.getByText('曹县').waitFor();
    const ring = page.getByTestId('chart-riskDistribution-levels');
    const box = await restingBox(ring.locator('.doughnut-ring'));
    const before = await ring.locator('.doughnut-middle strong').innerText();
    // To the right of its middle: 正常 begins at the top and is more than half.
    await page.mouse.click(box.x + box.width * 0.9, box.y + box.height / 2);
    await until(() => address().get('level') === '0');
    await chart.getByText('曹县').waitFor();
    const shares = async (): Promise<number[]> => (await chart.locator('.mark').evaluateAll((marks) => marks.map((mark) => mark.getAttribute('aria-label') ?? ''))).map((said) => Number(/正常 ([\d.]+)%/.exec(said)?.[1] ?? -1));
    await until(async () => (await shares()).every((share, index, all) => index === 0 || share <= (all[index - 1] ?? Infinity)));
    expect(await ring.locator('.doughnut-middle strong').innerText()).toBe(before);
    await page.getByTestId('chip-level').getByRole('button').click();
    await until(() => address().get('level') === null);
  });
});

describe('the keyboard', () => {
  it('enters a chart with Tab, goes along its marks, sees where it is, and filters with Enter', async () => {
    await openPage(page, 'overview', '总览');
    await page.getByTestId('chart-counselorCoverage').getByText('曹县').waitFor();
    await page.getByTestId('export-counselorCoverage').focus();
    await page.keyboard.press('Tab');
    const focused = () => page.evaluate(() => ({ testId: document.activeElement?.getAttribute('data-testid') ?? '', outline: getComputedStyle(document.activeElement!).outlineStyle, says: document.activeElement?.getAttribute('aria-label') ?? '' }));
    expect(await focused()).toMatchObject({ testId: 'mark-371700', outline: 'solid' });
    await page.keyboard.press('ArrowDown');
    const second = await focused();
    expect([second.testId, second.says]).toEqual(['mark-371702', expect.stringMatching(/^牡丹区：专兼职心理健康教师配备率 \d+\.\d{2}%，/)]);
    await page.getByTestId('chart-counselorCoverage').locator('.mark-tip').getByText('牡丹区').waitFor();
    await page.keyboard.press('Enter');
    await until(() => counties().join() === '371702');
    // One stop a chart: the next Tab leaves it.
    await page.keyboard.press('Tab');
    expect((await focused()).testId).not.toMatch(/^mark-/);
    await page.getByTestId('filter-clear').click();
    await until(() => counties().length === 0);
  });
});

/** Texts of drawings that reach beyond their drawing or over each other, of axes in the page. */
function misplacedTexts(): Promise<{ readonly looked: number; readonly problems: readonly string[] }> {
  return page.evaluate(() => {
    const problems: string[] = [];
    let looked = 0;
    for (const svg of document.querySelectorAll('figure.chart svg.recharts-surface')) {
      const frame = svg.getBoundingClientRect();
      const texts = [...svg.querySelectorAll('.recharts-cartesian-axis-tick-value')].map((text) => ({ words: text.textContent, box: text.getBoundingClientRect() })).filter(({ box }) => box.width > 0);
      looked += texts.length;
      for (const [index, { words, box }] of texts.entries()) {
        if (box.left < frame.left - 0.5 || box.right > frame.right + 0.5) problems.push(`clipped: ${words}`);
        for (const other of texts.slice(index + 1)) {
          if (box.left < other.box.right - 1 && other.box.left < box.right - 1 && box.top < other.box.bottom - 3 && other.box.top < box.bottom - 3) problems.push(`over each other: ${words} ${other.words}`);
        }
      }
    }
    return { looked, problems };
  });
}

describe('names and figures of axes on a screen of 1366 pixels', () => {
  it.each([
    ['overview', '总览', '', 'chart-riskDistribution'],
    ['assessment', '测评与风险', '', 'chart-pyramid'],
    ['assessment', '测评与风险', '371721', 'chart-riskDistribution'],
    ['staffing', '师资覆盖', '371721', 'chart-counselorCount'],
    ['follow-up', '重点关注跟进', '', 'chart-follow-up-funnel'],
  ])('are whole and apart on %s (%s) with county “%s”', async (id, title, county, chart) => {
    await openPage(page, id, title);
    await page.evaluate(([path, code]) => { location.hash = `#/${path}${code === '' ? '' : `?county=${code}`}`; }, [id, county] as const);
    await seeAll(page);
    await page.getByTestId(chart).locator('svg, .funnel-bars').first().waitFor();
    await until(async () => (await page.locator('[aria-busy="true"]').count()) === 0);
    const { looked, problems } = await misplacedTexts();
    expect([looked > 10, problems]).toEqual([true, []]);
  });
});

/** Pages of the navigation that reach below its edge, once nothing moves any more. */
async function hiddenPages(): Promise<readonly string[]> {
  return await page.evaluate(async () => {
    const navigation = document.querySelector('.frame-sider')!;
    await Promise.all(navigation.getAnimations({ subtree: true }).map(({ finished }) => finished.catch(() => undefined)));
    const edge = document.querySelector('.frame-navigation')!.getBoundingClientRect().bottom + 1;
    return [...document.querySelectorAll('.frame-navigation .ant-menu-item')].filter((item) => item.getBoundingClientRect().bottom > edge).map((item) => item.textContent ?? '');
  });
}

/** 1366 × 768 at 150 %. */
const OFFICE_SCREEN = { width: 911, height: 512 };

describe('an office screen drawn at 150 %', () => {
  afterAll(() => page.setViewportSize({ width: 1366, height: 768 }));

  it('has all pages in sight in the navigation, and no page wider than its window', async () => {
    await page.setViewportSize(OFFICE_SCREEN);
    for (const { path, label } of PAGE_LIST) {
      await page.evaluate((to) => { location.hash = `#${to}`; }, path);
      await page.getByRole('heading', { level: 2, name: label, exact: true }).waitFor();
      await until(async () => (await page.locator('[aria-busy="true"]').count()) === 0);
      const wide = await page.evaluate(() => {
        const content = document.querySelector('.frame-content')!;
        return content.scrollWidth - content.clientWidth;
      });
      expect([label, await hiddenPages(), wide]).toEqual([label, [], 0]);
    }
  });
});

describe('charts for screen readers', () => {
  it.each([['overview', '总览'], ['assessment', '测评与风险'], ['follow-up', '重点关注跟进']])('have no finding of axe on %s', async (id, title) => {
    await page.evaluate((path) => { location.hash = `#/${path}`; }, id);
    await openPage(page, id, title);
    await page.locator('figure.chart').first().waitFor();
    await seeAll(page);
    await until(async () => (await page.locator('[aria-busy="true"]').count()) === 0);
    await page.evaluate(await readFile(resolve(import.meta.dirname, '../../node_modules/axe-core/axe.min.js'), 'utf8'));
    const findings = await page.evaluate(async () => {
      const { axe } = globalThis as unknown as { axe: { run(context: unknown): Promise<{ violations: readonly { id: string; nodes: readonly { html: string }[] }[] }> } };
      const { violations } = await axe.run({ include: [['figure.chart'], ['.chart-controls']] });
      return violations.map(({ id: rule, nodes }) => `${rule}: ${nodes.map(({ html }) => html.slice(0, 200)).slice(0, 2).join(' | ')}`);
    });
    expect(findings).toEqual([]);
  });
});

describe('a workspace with an operator on an office screen drawn at 150 %', () => {
  it('has all pages in sight in the navigation', async () => {
    await page.getByTestId('workspace-close').click();
    await page.getByTestId('new-workspace-operator').fill('欧阳王芳');
    await createWorkspace(page, '菏泽市2025—2026学年学生心理健康');
    await page.setViewportSize(OFFICE_SCREEN);
    await page.getByText('操作人：欧阳王芳').waitFor();
    expect(await hiddenPages()).toEqual([]);
  });
});
