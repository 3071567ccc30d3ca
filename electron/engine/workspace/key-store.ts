/** Where the wrapped data key stands in the workspace: once under the passphrase, once more under the recovery code where there is one. */
import type { DuckDBConnection } from '@duckdb/node-api';
import { execute, firstRow, text } from '../warehouse/sql';
import { isWeaker, unwrapKey, wrapKey, type WrappedKey } from './keys';

/** Rows of `meta`. */
export type KeyPlace = 'key' | 'recoveryKey';

export async function readWrapped(connection: DuckDBConnection, place: KeyPlace): Promise<WrappedKey | null> {
  const row = await firstRow(connection, 'SELECT value FROM meta WHERE key = ?', [place]);
  return row === undefined ? null : (JSON.parse(text(row['value'])) as WrappedKey);
}

/** Takes the place of what was wrapped before. */
export async function keepWrapped(connection: DuckDBConnection, place: KeyPlace, wrapped: WrappedKey): Promise<void> {
  await execute(connection, 'INSERT OR REPLACE INTO meta VALUES (?, ?)', [place, JSON.stringify(wrapped)]);
}

/** Wraps the key anew where the program asks for more work today than when it was wrapped. */
export async function strengthen(connection: DuckDBConnection, place: KeyPlace, key: Buffer, secret: string): Promise<void> {
  const kept = await readWrapped(connection, place);
  if (kept !== null && isWeaker(kept)) await keepWrapped(connection, place, await wrapKey(key, secret));
}

/** @returns the data key, or null when the secret does not open it, or nothing stands in this place */
export async function unlockWith(connection: DuckDBConnection, place: KeyPlace, secret: string): Promise<Buffer | null> {
  const kept = await readWrapped(connection, place);
  return kept === null ? null : unwrapKey(secret, kept);
}
