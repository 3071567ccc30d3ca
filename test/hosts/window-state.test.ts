import { describe, expect, it } from 'vitest';
import { nextZoom, placeWindow, readWindowState, ZOOM_STEPS } from '../../electron/hosts/electron/window-state';

const main = { x: 0, y: 0, width: 1366, height: 728 };
const beside = { x: 1366, y: -200, width: 1920, height: 1040 };

describe('where the window opens', () => {
  it('opens where it was, on whichever display that is', () => {
    const bounds = { x: 1500, y: 100, width: 1200, height: 800 };
    expect(placeWindow({ bounds }, [main, beside])).toEqual(bounds);
  });

  it('opens in the middle of the main display when its own is gone', () => {
    const placed = placeWindow({ bounds: { x: 1500, y: 100, width: 1200, height: 700 } }, [main]);
    expect(placed).toEqual({ x: 83, y: 14, width: 1200, height: 700 });
  });

  it('counts a window as lost when its title bar is out of sight', () => {
    expect(placeWindow({ bounds: { x: 100, y: -300, width: 1200, height: 700 } }, [main]).y).toBeGreaterThanOrEqual(0);
    expect(placeWindow({ bounds: { x: 1300, y: 10, width: 1200, height: 700 } }, [main]).x).toBeLessThan(1300);
    expect(placeWindow({ bounds: { x: 1200, y: 10, width: 1200, height: 700 } }, [main]).x).toBe(1200);
  });

  it('is never larger than its display', () => {
    expect(placeWindow({ bounds: { x: 0, y: 0, width: 2560, height: 1400 } }, [main])).toEqual(main);
    expect(placeWindow({ bounds: null }, [{ x: 0, y: 0, width: 1280, height: 700 }])).toEqual({ x: 0, y: 0, width: 1280, height: 700 });
  });

  it('takes from a file only what makes sense', () => {
    const empty = { bounds: null, maximised: false, zoom: 1 };
    for (const nonsense of [null, 'x', { bounds: { x: 'a' } }, { bounds: { x: 0, y: 0, width: 0, height: 5 } }, { bounds: { x: 1e9, y: 0, width: 10, height: 10 } }, { zoom: 37 }]) {
      expect(readWindowState(nonsense)).toEqual(empty);
    }
    const kept = { bounds: { x: -5, y: 3, width: 1100, height: 700 }, maximised: true, zoom: 1.25 };
    expect(readWindowState(JSON.parse(JSON.stringify(kept)))).toEqual(kept);
  });
});

describe('zooming', () => {
  it('goes step by step and stops at both ends', () => {
    expect(nextZoom(1, 1)).toBe(1.1);
    expect(nextZoom(1, -1)).toBe(0.9);
    expect(nextZoom(ZOOM_STEPS.at(-1) ?? 0, 1)).toBe(ZOOM_STEPS.at(-1));
    expect(nextZoom(ZOOM_STEPS[0], -1)).toBe(ZOOM_STEPS[0]);
    expect(nextZoom(1.75, 0)).toBe(1);
  });
});
