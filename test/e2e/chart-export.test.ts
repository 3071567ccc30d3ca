/** Charts as pictures, in a real browser: what is saved is decoded again and looked at pixel by pixel. */
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { openPage, settled } from './support/main-job';
import { seeAll, useSamplePage } from './support/sample-page';

const sample = useSamplePage();
let page: Page;
beforeAll(() => {
  page = sample();
});

interface Decoded {
  readonly width: number;
  readonly height: number;
  /** The corner of the sheet, as #rrggbb. */
  readonly corner: string;
  /** Pixels of every colour that fills at least a hundred of them. */
  readonly colours: Readonly<Record<string, number>>;
}

/** Decoded by the browser from the bytes alone. */
function decode(bytes: Buffer, type: string): Promise<Decoded> {
  return page.evaluate(
    async ([data, mime]) => {
      const image = new Image();
      image.src = `data:${mime};base64,${data}`;
      await image.decode();
      const canvas = document.createElement('canvas');
      canvas.width = image.naturalWidth;
      canvas.height = image.naturalHeight;
      const pen = canvas.getContext('2d')!;
      pen.drawImage(image, 0, 0);
      const { data: pixels } = pen.getImageData(0, 0, canvas.width, canvas.height);
      const counts: Record<string, number> = {};
      for (let at = 0; at < pixels.length; at += 4) {
        const colour = pixels[at + 3] === 0 ? 'nothing' : `#${[0, 1, 2].map((part) => pixels[at + part]!.toString(16).padStart(2, '0')).join('')}`;
        counts[colour] = (counts[colour] ?? 0) + 1;
      }
      const corner = `#${[...pixels.slice(0, 3)].map((part) => part.toString(16).padStart(2, '0')).join('')}`;
      return { width: canvas.width, height: canvas.height, corner, colours: Object.fromEntries(Object.entries(counts).filter(([, count]) => count >= 100)) };
    },
    [bytes.toString('base64'), type] as const,
  );
}

async function exported(id: string, kind: 'png' | 'svg'): Promise<{ readonly name: string; readonly bytes: Buffer }> {
  await page.getByTestId(`export-${id}`).click();
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByTestId(`export-${kind}-${id}`).click()]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

const size = (id: string): Promise<{ width: number; height: number }> => page.getByTestId(`chart-${id}`).evaluate((figure) => ({ width: figure.getBoundingClientRect().width, height: figure.scrollHeight }));

describe('a chart as a picture', () => {
  it('is a PNG twice as sharp as the page, on white, with the colours of bars and target line, title and notes', async () => {
    await openPage(page, 'overview', '总览');
    await page.getByTestId('chart-counselorCoverage').getByText('曹县').waitFor();
    await settled(page);
    const { name, bytes } = await exported('counselorCoverage', 'png');
    expect(name).toMatch(/^专兼职教师配备率（按县区）-\d{4}-\d{4}学年\.png$/);
    const { width, height, corner, colours } = await decode(bytes, 'image/png');
    const figure = await size('counselorCoverage');
    // The sheet has 18 pixels of margin at either side, and more than the figure in height: its title and notes.
    expect(width).toBe(2 * (Math.max(560, Math.ceil(figure.width)) + 36));
    expect(height).toBeGreaterThan(2 * (figure.height + 24 + 3 * 18));
    expect(corner).toBe('#ffffff');
    // --accent and --target of the light theme.
    expect(colours['#1f5fa8']).toBeGreaterThan(2000);
    expect(colours['#b2182b']).toBeGreaterThan(100);
    expect(colours['nothing']).toBeUndefined();
  });

  it('is a self-contained SVG that says what it counts, and looks the same drawn alone', async () => {
    const { bytes } = await exported('counselorCoverage', 'svg');
    const text = bytes.toString('utf8');
    expect(text).not.toMatch(/var\(|foreignObject|class=|href=|<image|<style|color-mix|color\(/);
    for (const words of ['专兼职教师配备率（按县区）', '达到目标', '鲁西新区', '口径：管理口径', '测评对象：全体学生']) expect(text).toContain(words);
    const { colours, corner } = await decode(bytes, 'image/svg+xml');
    expect(corner).toBe('#ffffff');
    expect(colours['#1f5fa8']).toBeGreaterThan(500);
  });

  it('is light in a dark page', async () => {
    await page.evaluate(() => {
      document.documentElement.dataset['theme'] = 'dark';
      for (const [name, value] of [['--paper', '#000000'], ['--ink', '#ffffff'], ['--accent', '#00ff00']] as const) document.documentElement.style.setProperty(name, value);
    });
    const { bytes } = await exported('counselorCoverage', 'png');
    await page.evaluate(() => {
      delete document.documentElement.dataset['theme'];
      document.documentElement.removeAttribute('style');
    });
    const { corner, colours } = await decode(bytes, 'image/png');
    expect(corner).toBe('#ffffff');
    expect(colours['#1f5fa8']).toBeGreaterThan(2000);
    expect(colours['#00ff00']).toBeUndefined();
  });

  it('has also what is no drawing in the page: the legend of the ring', async () => {
    const { bytes } = await exported('riskDistribution-levels', 'svg');
    // Lines of a note are texts of their own.
    const text = bytes.toString('utf8').replace(/<[^>]+>/g, '');
    for (const words of ['有效结果数', '危机（一级）', '筛查结果不作为诊断依据']) expect(text).toContain(words);
    const { colours } = await decode(bytes, 'image/svg+xml');
    // Levels 0 and 3.
    expect(colours['#56b4e9']).toBeGreaterThan(1000);
    expect(colours['#b2182b']).toBeGreaterThan(50);
  });

  it('has also what is a table in the page: the heat map, whole, with every cell in its colour', async () => {
    await openPage(page, 'assessment', '测评与风险');
    await seeAll(page);
    const map = page.getByTestId('chart-cross');
    await map.getByText('曹县').waitFor();
    await settled(page);
    const cells = await map.locator('tbody td').evaluateAll((all) => new Set(all.map((cell) => getComputedStyle(cell).backgroundColor)).size);
    expect(cells).toBeGreaterThan(10);
    const { bytes } = await exported('cross', 'svg');
    const text = bytes.toString('utf8');
    const fills = new Set([...text.matchAll(/<rect [^>]*fill="(rgb[^"]+)"/g)].map(([, fill]) => fill));
    expect(fills.size).toBeGreaterThanOrEqual(cells);
    expect(text.match(/<text /g)?.length).toBeGreaterThan(await map.locator('tbody td').count());
    const { colours, corner } = await decode((await exported('cross', 'png')).bytes, 'image/png');
    expect([corner, Object.keys(colours).length > cells]).toEqual(['#ffffff', true]);
    await openPage(page, 'overview', '总览');
    await page.getByTestId('chart-counselorCoverage').getByText('曹县').waitFor();
    await settled(page);
  });

  it('goes to the clipboard as a PNG', async () => {
    await page.bringToFront();
    await page.getByTestId('export-counselorCoverage').click();
    await page.getByTestId('export-copy-counselorCoverage').click();
    await page.getByText('已复制，可直接粘贴到文档中。').waitFor();
    const copied = await page.evaluate(async () => {
      const [item] = await navigator.clipboard.read();
      const blob = await item!.getType('image/png');
      const bitmap = await createImageBitmap(blob);
      return { types: item!.types, width: bitmap.width };
    });
    const figure = await size('counselorCoverage');
    expect(copied).toEqual({ types: ['image/png'], width: 2 * (Math.max(560, Math.ceil(figure.width)) + 36) });
  });

  it('says what to do instead where the clipboard is refused', async () => {
    await page.evaluate(() => Object.defineProperty(navigator.clipboard, 'write', { configurable: true, value: () => Promise.reject(new DOMException('denied', 'NotAllowedError')) }));
    await page.getByTestId('export-counselorCoverage').click();
    await page.getByTestId('export-copy-counselorCoverage').click();
    await page.getByText('请改用“导出 PNG 图片”保存后插入文档。').waitFor();
  });
});
