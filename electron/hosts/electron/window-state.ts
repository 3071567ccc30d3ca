/** Where the window stood and how large it drew, kept over restarts. Pure: it knows displays only as rectangles. */
export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface WindowState {
  /** Not maximised; device-independent pixels. */
  readonly bounds: Rectangle | null;
  readonly maximised: boolean;
  /** One of ZOOM_STEPS. */
  readonly zoom: number;
}

export const ZOOM_STEPS = [0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2] as const;
export const SMALLEST = { width: 1024, height: 640 } as const;
const USUAL = { width: 1440, height: 900 } as const;
/** So much of the window must be on a display that a hand can take hold of it and pull it back. */
const IN_SIGHT = { width: 120, height: 40 } as const;

function readBounds(value: unknown): Rectangle | null {
  const { x, y, width, height } = (typeof value === 'object' && value !== null ? value : {}) as Readonly<Record<string, unknown>>;
  const numbers = [x, y, width, height];
  if (!numbers.every((number) => Number.isInteger(number) && Math.abs(Number(number)) < 100_000)) return null;
  return Number(width) > 0 && Number(height) > 0 ? { x: Number(x), y: Number(y), width: Number(width), height: Number(height) } : null;
}

/** What a file says, as far as it says anything. */
export function readWindowState(value: unknown): WindowState {
  const { bounds, maximised, zoom } = (typeof value === 'object' && value !== null ? value : {}) as Readonly<Record<string, unknown>>;
  return { bounds: readBounds(bounds), maximised: maximised === true, zoom: ZOOM_STEPS.find((step) => step === zoom) ?? 1 };
}

function overlap(one: Rectangle, other: Rectangle): { readonly width: number; readonly height: number } {
  return {
    width: Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x),
    height: Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y),
  };
}

/**
 * @param areas work areas of the displays there are now, the main one first
 * @returns where the window was, cut to the display it is on; in the middle of the main display when no display shows its top any more
 */
export function placeWindow({ bounds }: Pick<WindowState, 'bounds'>, areas: readonly [Rectangle, ...Rectangle[]]): Rectangle {
  const [main] = areas;
  const home = bounds === null ? undefined : areas.find((area) => {
    const { width, height } = overlap({ ...bounds, height: IN_SIGHT.height }, area);
    return width >= IN_SIGHT.width && height >= IN_SIGHT.height / 2;
  });
  if (bounds !== null && home !== undefined) {
    return { ...bounds, width: Math.min(bounds.width, home.width), height: Math.min(bounds.height, home.height) };
  }
  const width = Math.min(main.width, bounds?.width ?? USUAL.width);
  const height = Math.min(main.height, bounds?.height ?? USUAL.height);
  return { x: main.x + Math.round((main.width - width) / 2), y: main.y + Math.round((main.height - height) / 2), width, height };
}

/** @param direction 1: larger, -1: smaller, 0: as it is */
export function nextZoom(zoom: number, direction: 1 | -1 | 0): number {
  if (direction === 0) return 1;
  const larger = ZOOM_STEPS.filter((step) => step > zoom + 0.001);
  const smaller = ZOOM_STEPS.filter((step) => step < zoom - 0.001);
  return (direction === 1 ? larger.at(0) : smaller.at(-1)) ?? zoom;
}
