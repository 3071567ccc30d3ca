/** What the page tells its shell, so that the menu and the closing of the window fit what the page is doing. */
export interface ShellPage {
  readonly path: string;
  readonly label: string;
}

export interface ShellState {
  readonly workspaceOpen: boolean;
  readonly locked: boolean;
  /** What would be lost by closing now, in Chinese; null: nothing. */
  readonly job: string | null;
  readonly pages: readonly ShellPage[];
  /** The page shows what has to be seen before the window goes: a window that is being closed stays. */
  readonly holds: boolean;
}

export const EMPTY_SHELL_STATE: ShellState = { workspaceOpen: false, locked: false, job: null, pages: [], holds: false };

const short = (value: unknown, most: number): value is string => typeof value === 'string' && value.length > 0 && value.length <= most;

/** What arrives from a page: everything that is not as it should be is left out. */
export function readShellState(value: unknown): ShellState {
  const { workspaceOpen, locked, job, pages, holds } = (typeof value === 'object' && value !== null ? value : {}) as Readonly<Record<string, unknown>>;
  const list: readonly unknown[] = Array.isArray(pages) ? pages.slice(0, 50) : [];
  return {
    workspaceOpen: workspaceOpen === true,
    locked: locked === true,
    job: short(job, 200) ? job : null,
    pages: list.flatMap((page) => {
      const { path, label } = (typeof page === 'object' && page !== null ? page : {}) as Readonly<Record<string, unknown>>;
      return short(path, 100) && path.startsWith('/') && short(label, 40) ? [{ path, label }] : [];
    }),
    holds: holds === true,
  };
}
