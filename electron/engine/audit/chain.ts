/** The chain of the log: how an entry is hashed, and whether all of them fit. */
import { createHash } from 'node:crypto';
import type { DuckDBConnection } from '@duckdb/node-api';
import { number, text } from '../warehouse/sql';
import { readSeal, sealFits } from './seal';

export const GENESIS = '0'.repeat(64);

export interface ChainEntry {
  readonly entry: number;
  /** UTC, `2026-03-01 09:30:00.123` */
  readonly at: string;
  readonly operator: string;
  readonly action: string;
  /** JSON as it was written. */
  readonly details: string;
}

export interface ChainState {
  readonly entries: number;
  /** Null: all entries fit. */
  readonly broken: BrokenChain | null;
}

/**
 * The first entry that does not fit. `changed`: the entry is not as it was written; `missing`: entries before it are gone; `cutOff`: the log once was
 * longer; `rewritten`: the entries fit each other, but they are not those that the program wrote.
 */
export interface BrokenChain {
  readonly entry: number;
  readonly reason: 'changed' | 'missing' | 'cutOff' | 'rewritten';
}

export function hashOf(previousHash: string, { entry, at, operator, action, details }: ChainEntry): string {
  return createHash('sha256').update(JSON.stringify([previousHash, entry, at, operator, action, details])).digest('hex');
}

const ALL = "SELECT entry, strftime(recordedAt, '%Y-%m-%d %H:%M:%S.%g'), operator, action, details, previousHash, hash FROM audit ORDER BY entry";

/** @param sealKey absent: that entries at the end are gone, or all were written anew, is not seen */
export async function verifyChain(connection: DuckDBConnection, sealKey?: Buffer): Promise<ChainState> {
  const seal = sealKey === undefined ? null : await readSeal(connection);
  const result = await connection.stream(ALL);
  let previousHash = GENESIS;
  let entries = 0;
  for (;;) {
    const chunk = await result.fetchChunk();
    if (chunk === null || chunk.rowCount === 0) break;
    for (const [entryValue, at, operator, action, details, previous, stored] of chunk.getRows()) {
      const entry: ChainEntry = { entry: number(entryValue), at: text(at), operator: text(operator), action: text(action), details: text(details) };
      const hash = hashOf(previousHash, entry);
      if (entry.entry !== entries + 1) return { entries, broken: { entry: entry.entry, reason: 'missing' } };
      if (text(previous) !== previousHash || text(stored) !== hash) return { entries, broken: { entry: entry.entry, reason: 'changed' } };
      if (sealKey !== undefined && seal?.entry === entry.entry && !sealFits(seal, sealKey, hash)) return { entries, broken: { entry: entry.entry, reason: 'rewritten' } };
      previousHash = hash;
      entries += 1;
    }
  }
  return { entries, broken: seal !== null && seal.entry > entries ? { entry: entries + 1, reason: 'cutOff' } : null };
}
