/** From a change of the address to the last change of the picture, in a real Chromium over the browser host. */
import type { Page } from 'playwright-core';
import { type CityWorkspace, PASSPHRASE } from '../data/city-workspace';
import { serveProgram, startChromium } from '../support/browser';
import { CHANGES } from './changes';

/** Nothing has moved for so long: the picture stands. Longer than any single question takes. */
const STILL_MS = 600;

/** Runs in the page. Panels that are asked for once the figures stand are no part of the answer. */
function repaintMs({ hash, still }: { readonly hash: string; readonly still: number }): Promise<number> {
  const main = document.querySelector('main');
  if (main === null) throw new Error('no page');
  return new Promise((resolve) => {
    const started = performance.now();
    let last = started;
    let painting = false;
    const later = (node: Node): boolean => (node instanceof Element ? node : node.parentElement)?.closest('[aria-label="需要注意"]') != null;
    const observer = new MutationObserver((mutations) => {
      if (mutations.every(({ target }) => later(target)) || painting) return;
      painting = true;
      // The change is on the screen when the frame after it begins.
      requestAnimationFrame(() =>
        requestAnimationFrame(() => {
          last = performance.now();
          painting = false;
        }),
      );
    });
    observer.observe(main, { childList: true, subtree: true, characterData: true, attributes: true });
    location.hash = hash;
    const look = setInterval(() => {
      if (painting || performance.now() - Math.max(last, started) < still) return;
      clearInterval(look);
      observer.disconnect();
      resolve(last - started);
    }, 50);
  });
}

async function openCity(page: Page, city: CityWorkspace): Promise<void> {
  await page.getByTestId(`open-workspace-item-${city.name}`).check({ timeout: 120_000 });
  await page.getByTestId('open-workspace-passphrase').fill(PASSPHRASE);
  await page.getByTestId('open-workspace-passphrase').press('Enter');
  await page.getByTestId('figure-counselorCoverage').waitFor({ timeout: 300_000 });
}

/** @returns milliseconds of each change, in the order of CHANGES */
export async function repaintTimes(city: CityWorkspace): Promise<number[]> {
  const program = await serveProgram(city.home);
  const browser = await startChromium();
  try {
    const page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
    await page.goto(program.url);
    await openCity(page, city);
    const times: number[] = [];
    for (const warmUp of [true, false]) {
      for (const { search } of CHANGES) {
        await page.waitForTimeout(STILL_MS);
        const time = await page.evaluate(repaintMs, { hash: `#/overview${search === '' ? '' : `?${search}`}`, still: STILL_MS });
        if (!warmUp) times.push(time);
      }
    }
    return times;
  } finally {
    await browser.close();
    await program.close();
  }
}
