/** Scrolling through a large result in a real browser: how long each frame takes, and what the page's thread does in it. */
import { join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import { type Bench, type BenchContext, mebibytes, metOrNot, type Section } from '../support/bench';
import { buildPage, servePage } from './build-page';
import { type Frames, scrollFrames, WAYS } from './frames';

const SIZE = { width: 1366, height: 768 } as const;
const COLUMNS = 30;
const ROWS = { quick: 20_000, full: 1_000_000 } as const;
const SCREENS = { quick: 10, full: 100 } as const;
const LONGEST_FRAME_MS = 50;

export const gridBench: Bench = {
  name: 'grid',
  summary: 'scrolling through a result of 1,000,000 rows × 30 columns',
  method: [
    `The grid of the program in Chromium (headless, drawn by the processor: no graphics card), ${SIZE.width}×${SIZE.height}, over an Arrow table that the page makes of dictionaries, texts, integers, doubles, 64-bit integers, days and moments, a part of them empty.`,
    'Frames are the times between `requestAnimationFrame` calls while every frame moves the table by the way named. The work of a frame is the processor time of the page\'s main thread (scripts, style, layout, painting) from Chromium\'s own trace, all its tasks between two frames together: other work on the machine lengthens frames, not work.',
  ],
  async run(context) {
    const root = process.cwd();
    const folder = join(root, '.cache/bench', `grid-${process.pid}`);
    await buildPage(root, folder);
    const served = await servePage(folder);
    const browser = await chromium.launch({ executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium', chromiumSandbox: process.getuid?.() !== 0 });
    try {
      return [await scrolling(browser, served.url, context)];
    } finally {
      await browser.close();
      served.close();
    }
  },
};

async function scrolling(browser: Browser, url: string, { quick, rounds, note }: BenchContext): Promise<Section> {
  const [rowCount, screens] = quick ? [ROWS.quick, SCREENS.quick] : [ROWS.full, SCREENS.full];
  const page = await browser.newPage({ viewport: SIZE });
  await page.goto(`${url}?rows=${rowCount}&columns=${COLUMNS}&frozen=1`);
  await page.waitForSelector('.grid-row [role=gridcell]');
  const found: { readonly way: (typeof WAYS)[number]; readonly rounds: Frames[] }[] = [];
  for (const way of WAYS) {
    const measured: Frames[] = [];
    for (let round = 0; round < rounds; round++) {
      measured.push(await scrollFrames(browser, page, way, screens));
      note(`${way.label}, round ${round + 1} of ${rounds}`);
    }
    found.push({ way, rounds: measured });
  }
  const { usedSize, backingStorageSize } = await memory(page);
  await page.close();
  return {
    title: `${rowCount.toLocaleString('en')} rows × ${COLUMNS} columns, ${screens} screens, ${rounds} rounds`,
    text: [`The page holds ${mebibytes(usedSize)} MiB of JavaScript objects, and the table's columns in ${mebibytes(backingStorageSize)} MiB of buffers. No row is made an object; as many elements exist as cells are in sight.`],
    table: {
      head: ['way', 'frame ms, median', '95 %', 'longest', 'work ms, median', '95 %', 'longest', `work < ${LONGEST_FRAME_MS} ms`],
      rows: found.map(({ way, rounds: measured }) => {
        const frames = measured.flatMap(({ frames: own }) => own);
        const work = measured.flatMap(({ work: own }) => own);
        return [way.label, ...spread(frames), ...spread(work), metOrNot(Math.max(...work) < LONGEST_FRAME_MS)];
      }),
    },
  };
}

async function memory(page: Awaited<ReturnType<Browser['newPage']>>): Promise<{ usedSize: number; backingStorageSize: number }> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  return session.send('Runtime.getHeapUsage');
}

function spread(values: readonly number[]): string[] {
  const sorted = [...values].sort((a, b) => a - b);
  return [0.5, 0.95, 1].map((share) => (sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN).toFixed(1));
}
