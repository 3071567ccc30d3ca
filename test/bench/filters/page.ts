/** From a change of the address to the last change of the picture, in a real Chromium over the browser host. */
import type { Page } from 'playwright-core';
import { type CityWorkspace, PASSPHRASE } from '../data/city-workspace';
import { serveProgram, startChromium } from '../support/browser';
import { CHANGES } from './changes';

/** Nothing has moved for so long: the picture stands. Longer than any single question takes. */
const STILL_MS = 600;

/** Milliseconds from the change of the address. */
export interface Repaint {
  /** To the frame with the last change of what is in sight. */
  readonly inSight: number;
  /** To the frame with the last change anywhere on the page. */
  readonly whole: number;
}

/** Runs in the page. Panels that are asked for once the figures stand are no part of the answer. */
function repaintMs({ hash, still }: { readonly hash: string; readonly still: number }): Promise<Repaint> {
  const main = document.querySelector('main');
  if (main === null) throw new Error('no page');
  return new Promise((resolve) => {
    const started = performance.now();
    const last = { inSight: started, whole: started };
    const changed = { inSight: false, whole: false };
    let painting = false;
    const elementOf = (node: Node): Element | null => (node instanceof Element ? node : node.parentElement);
    const later = (node: Node): boolean => elementOf(node)?.closest('[aria-label="需要注意"]') != null;
    const seen = (node: Node): boolean => {
      const place = elementOf(node)?.getBoundingClientRect();
      return place !== undefined && place.top < innerHeight && place.bottom > 0;
    };
    const painted = new MessageChannel();
    painted.port1.onmessage = () => {
      const now = performance.now();
      if (changed.inSight) last.inSight = now;
      last.whole = now;
      changed.inSight = false;
      changed.whole = false;
      painting = false;
    };
    const observer = new MutationObserver((mutations) => {
      const own = mutations.filter(({ target }) => !later(target));
      if (own.length === 0) return;
      changed.whole = true;
      changed.inSight ||= own.some(({ target }) => seen(target));
      if (painting) return;
      painting = true;
      // A message sent in a frame's callback comes when that frame has been drawn.
      requestAnimationFrame(() => painted.port2.postMessage(null));
    });
    observer.observe(main, { childList: true, subtree: true, characterData: true, attributes: true });
    location.hash = hash;
    const look = setInterval(() => {
      if (painting || performance.now() - last.whole < still) return;
      clearInterval(look);
      observer.disconnect();
      painted.port1.close();
      resolve({ inSight: last.inSight - started, whole: last.whole - started });
    }, 50);
  });
}

async function openCity(page: Page, city: CityWorkspace): Promise<void> {
  await page.getByTestId(`open-workspace-item-${city.name}`).check({ timeout: 120_000 });
  await page.getByTestId('open-workspace-passphrase').fill(PASSPHRASE);
  await page.getByTestId('open-workspace-passphrase').press('Enter');
  await page.getByTestId('figure-counselorCoverage').waitFor({ timeout: 300_000 });
}

/** @returns of each change, in the order of CHANGES */
export async function repaintTimes(city: CityWorkspace): Promise<Repaint[]> {
  const program = await serveProgram(city.home);
  const browser = await startChromium();
  try {
    const page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
    await page.goto(program.url);
    await openCity(page, city);
    const times: Repaint[] = [];
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
