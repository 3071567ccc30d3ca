/** What the page may have shown in the system's file manager: files that this program has just written, and what the person has pointed at. */
import { existsSync } from 'node:fs';
import { ChosenPaths } from '../chosen-paths';

export class ShownPaths {
  readonly #known = new ChosenPaths();

  /** @param reveal selects the file in its folder; it opens and runs nothing */
  constructor(private readonly reveal: (path: string) => void) {}

  know(paths: readonly string[]): void {
    for (const path of paths) this.#known.add({ use: 'read', path });
  }

  /** @returns whether it was shown; not what is unknown, or gone */
  show(path: unknown): boolean {
    if (typeof path !== 'string' || !this.#known.admits('read', path) || !existsSync(path)) return false;
    this.reveal(path);
    return true;
  }
}
