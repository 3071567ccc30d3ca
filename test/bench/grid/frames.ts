/** Frames of one way to move through the table, and the main thread's work in them, from Chromium's trace. */
import type { Browser, Page } from 'playwright-core';

export interface Way {
  readonly label: string;
  /** Moves the table once; runs in the page. */
  readonly move: 'page' | 'notch' | 'bar' | 'sideways' | 'key';
}

export const WAYS: readonly Way[] = [
  { label: 'wheel, a screen a frame', move: 'page' },
  { label: 'wheel, 100 px a frame', move: 'notch' },
  { label: 'dragging the scrollbar from top to bottom', move: 'bar' },
  { label: 'sideways and back', move: 'sideways' },
  { label: 'PageDown', move: 'key' },
];

export interface Frames {
  /** Milliseconds from frame to frame. */
  readonly frames: readonly number[];
  /** Milliseconds of processor time of the page's main thread in each. */
  readonly work: readonly number[];
}

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly tdur?: number;
  readonly args: { readonly name?: string; readonly data?: { readonly message?: string } };
}

const CATEGORIES = ['toplevel', 'devtools.timeline', 'blink.user_timing'];

export async function scrollFrames(browser: Browser, page: Page, { move }: Way, steps: number): Promise<Frames> {
  const session = await browser.newBrowserCDPSession();
  const events: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  await session.send('Tracing.start', { transferMode: 'ReportEvents', traceConfig: { includedCategories: CATEGORIES } });
  const frames = await page.evaluate(moveThrough, { move, steps });
  const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
  await session.send('Tracing.end');
  await complete;
  await session.detach();
  return { frames, work: workOf(events) };
}

/** Runs in the page. */
async function moveThrough({ move, steps }: { readonly move: Way['move']; readonly steps: number }): Promise<number[]> {
  const scroller = document.querySelector<HTMLElement>('.grid-scroller');
  if (scroller === null) throw new Error('no grid');
  scroller.focus();
  scroller.dispatchEvent(new KeyboardEvent('keydown', { key: 'Home', ctrlKey: true, bubbles: true, cancelable: true }));
  scroller.scrollTop = 0;
  const frame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));
  await frame();
  // What the grid leaves to the browser, as it does with short tables, no made event sets going.
  const wheel = (deltaY: number): void => {
    if (scroller.dispatchEvent(new WheelEvent('wheel', { deltaY, bubbles: true, cancelable: true }))) scroller.scrollBy(0, deltaY);
  };
  const longest = scroller.scrollHeight - scroller.clientHeight;
  const widest = scroller.scrollWidth - scroller.clientWidth;
  const frames: number[] = [];
  let last = await frame();
  for (let step = 1; step <= steps; step++) {
    performance.mark('grid-frame');
    if (move === 'page') wheel(scroller.clientHeight - 44);
    else if (move === 'notch') wheel(100);
    else if (move === 'bar') scroller.scrollTop = (longest * step) / steps;
    else if (move === 'sideways') scroller.scrollLeft = widest * Math.abs(Math.sin((step * Math.PI) / 50));
    else scroller.dispatchEvent(new KeyboardEvent('keydown', { key: 'PageDown', bubbles: true, cancelable: true }));
    const now = await frame();
    frames.push(now - last);
    last = now;
  }
  performance.mark('grid-frame');
  return frames;
}

/** Tasks of the thread that made the marks, each counted to the frame it began in. */
function workOf(events: readonly TraceEvent[]): number[] {
  const marks = events.filter(({ name }) => name === 'grid-frame').sort((a, b) => a.ts - b.ts);
  const first = marks[0];
  if (first === undefined) throw new Error('the trace has no marks');
  const work = marks.slice(1).map(() => 0);
  for (const { name, ph, pid, tid, ts, tdur = 0 } of events) {
    if (name !== 'ThreadControllerImpl::RunTask' || ph !== 'X' || pid !== first.pid || tid !== first.tid) continue;
    const frame = marks.findLastIndex((mark) => mark.ts <= ts);
    const before = work[frame];
    if (before !== undefined) work[frame] = before + tdur / 1000;
  }
  if (Math.max(...work) === 0) throw new Error('the trace has no tasks of the page');
  return work;
}
