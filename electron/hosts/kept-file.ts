/** Small files of the program's own: what it remembers on this computer. */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** @returns what the file holds; undefined when it is missing or damaged: it is a convenience, and written anew with the next change */
export function readKept(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}

/**
 * Renamed into place, so that a reader never sees half a file; at once, because the program may be about to end.
 * @returns whether it could be kept: a profile that cannot be written to must not keep anybody from working
 */
export function writeKept(path: string, value: unknown): boolean {
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(`${path}.new`, JSON.stringify(value, null, 1));
    renameSync(`${path}.new`, path);
    return true;
  } catch {
    return false;
  }
}
