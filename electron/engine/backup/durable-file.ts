/** Files that are there whole or not at all, also after the current has failed. */
import { open, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { PART_EXTENSION } from './folder';

/** Renames within a folder, over what stands there, and has the folder written down. */
export async function renameDurably(from: string, to: string): Promise<void> {
  await rename(from, to);
  await syncFolder(dirname(to));
}

/** Windows writes folders down by itself and refuses to open them. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => null);
  try {
    await handle?.sync();
  } catch {
    // Network shares know no such thing.
  } finally {
    await handle?.close();
  }
}

/** Writes a small file in place of another. */
export async function writeDurably(path: string, content: string): Promise<void> {
  const handle = await open(path + PART_EXTENSION, 'w');
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await renameDurably(path + PART_EXTENSION, path);
}
