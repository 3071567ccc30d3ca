/** Workspace files that the system hands over: by double click (arguments on Windows and Linux, an event on a Mac), at the start or later. */
import { existsSync } from 'node:fs';
import { extname, resolve } from 'node:path';

/**
 * @param argv of this program or of one that was started after it and gave way
 * @param folder that relative paths are meant from
 * @returns absolute path of the first argument that is an existing workspace file, or null
 */
export function workspaceIn(argv: readonly string[], folder: string): string | null {
  for (const argument of argv.slice(1)) {
    if (argument.startsWith('-') || extname(argument).toLowerCase() !== '.yuxin') continue;
    const path = resolve(folder, argument);
    if (existsSync(path)) return path;
  }
  return null;
}

/** Hands a file on as soon as there is a page to take it; of several that wait, the last. */
export class FilesToOpen {
  #waiting: string | null = null;
  #take: ((path: string) => void) | null = null;

  open(path: string | null): void {
    if (path === null) return;
    if (this.#take === null) this.#waiting = path;
    else this.#take(path);
  }

  /** The page is there, now or again. */
  takenBy(take: (path: string) => void): void {
    this.#take = take;
    if (this.#waiting !== null) take(this.#waiting);
    this.#waiting = null;
  }
}
