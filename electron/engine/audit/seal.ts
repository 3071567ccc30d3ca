/**
 * The end of the log under a seal that only the workspace's key makes: whoever changes the file without the passphrase can neither cut entries
 * off the end of the log nor write the whole chain anew unseen.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { DuckDBConnection } from '@duckdb/node-api';
import { z } from 'zod';
import { execute, firstRow, text } from '../warehouse/sql';

const sealSchema = z.object({ entry: z.number().int().min(1), mac: z.string() });
export type Seal = z.infer<typeof sealSchema>;

const keys = new WeakMap<DuckDBConnection, Buffer>();

/** From now on every entry written over this connection moves the seal. */
export function sealWith(writer: DuckDBConnection, key: Buffer): void {
  keys.set(writer, key);
}

/** The connection that takes the place of another. */
export function inheritSeal(from: DuckDBConnection, to: DuckDBConnection): void {
  const key = keys.get(from);
  if (key !== undefined) keys.set(to, key);
}

/** A program that was killed between the entry and its seal leaves the seal one entry behind, which is no damage. */
export async function moveSeal(writer: DuckDBConnection, entry: number, hash: string): Promise<void> {
  const key = keys.get(writer);
  if (key === undefined) return;
  const seal: Seal = { entry, mac: macOf(key, entry, hash).toString('base64') };
  const kept = await firstRow(writer, "SELECT value FROM meta WHERE key = 'auditSeal'");
  await execute(writer, kept === undefined ? "INSERT INTO meta VALUES ('auditSeal', ?)" : "UPDATE meta SET value = ? WHERE key = 'auditSeal'", [JSON.stringify(seal)]);
}

/** Fits nothing. */
const SPOILT: Seal = { entry: 1, mac: '' };

/** Null for workspaces whose log was never sealed. */
export async function readSeal(connection: DuckDBConnection): Promise<Seal | null> {
  const row = await firstRow(connection, "SELECT value FROM meta WHERE key = 'auditSeal'");
  if (row === undefined) return null;
  try {
    return sealSchema.parse(JSON.parse(text(row['value'])));
  } catch {
    return SPOILT;
  }
}

export function sealFits(seal: Seal, key: Buffer, hash: string): boolean {
  const [given, right] = [Buffer.from(seal.mac, 'base64'), macOf(key, seal.entry, hash)];
  return given.length === right.length && timingSafeEqual(given, right);
}

function macOf(key: Buffer, entry: number, hash: string): Buffer {
  return createHmac('sha256', key).update(`${entry}:${hash}`).digest();
}
