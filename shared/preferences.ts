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
  /** Who has worked on this computer, the latest first; offered when a workspace is opened. */
  readonly operators: readonly string[];
}

const MOST_OPERATORS = 20;
export const LONGEST_OPERATOR = 40;

/** @returns the list with this name first */
export function withOperator(operators: readonly string[], name: string): readonly string[] {
  return name === '' ? operators : [name, ...operators.filter((each) => each !== name)].slice(0, MOST_OPERATORS);
}

export const DEFAULT_PREFERENCES: Preferences = { theme: 'light', largeText: false, lockAfterMinutes: 15, operators: [] };

/** How much larger everything is drawn with large text. */
export const LARGE_TEXT = 1.2;

/** Whatever stands in a file or arrives from a page, as preferences: what is not one stands at its default. */
export function readPreferences(value: unknown): Preferences {
  const { theme, largeText, lockAfterMinutes, operators } = (typeof value === 'object' && value !== null ? value : {}) as Readonly<Record<string, unknown>>;
  return {
    theme: typeof theme === 'string' && Object.hasOwn(THEMES, theme) ? (theme as ThemeChoice) : DEFAULT_PREFERENCES.theme,
    largeText: largeText === true,
    lockAfterMinutes: LOCK_MINUTES.find((minutes) => minutes === lockAfterMinutes) ?? DEFAULT_PREFERENCES.lockAfterMinutes,
    operators: (Array.isArray(operators) ? operators : []).filter((name): name is string => typeof name === 'string' && name.trim() !== '' && name.length <= LONGEST_OPERATOR).slice(0, MOST_OPERATORS),
  };
}
