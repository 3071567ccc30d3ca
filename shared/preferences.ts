/** What a person has chosen for this computer. It belongs to the program, not to a workspace: the shell keeps it. */
export const THEMES = { light: '浅色', dark: '深色', system: '跟随系统' } as const;
export type ThemeChoice = keyof typeof THEMES;

/** Minutes without a key or a pointer after which the program locks itself; 0: never. */
export const LOCK_MINUTES = [0, 5, 15, 30, 60] as const;

export interface Preferences {
  readonly theme: ThemeChoice;
  /** 大字 */
  readonly largeText: boolean;
  /** One of `LOCK_MINUTES`. */
  readonly lockAfterMinutes: number;
}

export const DEFAULT_PREFERENCES: Preferences = { theme: 'light', largeText: false, lockAfterMinutes: 15 };

/** How much larger everything is drawn with large text. */
export const LARGE_TEXT = 1.2;

/** Whatever stands in a file or arrives from a page, as preferences: what is not one stands at its default. */
export function readPreferences(value: unknown): Preferences {
  const { theme, largeText, lockAfterMinutes } = (typeof value === 'object' && value !== null ? value : {}) as Readonly<Record<string, unknown>>;
  return {
    theme: typeof theme === 'string' && Object.hasOwn(THEMES, theme) ? (theme as ThemeChoice) : DEFAULT_PREFERENCES.theme,
    largeText: largeText === true,
    lockAfterMinutes: LOCK_MINUTES.find((minutes) => minutes === lockAfterMinutes) ?? DEFAULT_PREFERENCES.lockAfterMinutes,
  };
}
