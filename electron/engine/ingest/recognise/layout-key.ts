import { createHash } from 'node:crypto';

/** @param keys normalised header paths in order, empty ones left out. @returns 16 hex digits, the same wherever the table stands. */
export function layoutKeyOf(keys: readonly string[]): string {
  return createHash('sha256').update(keys.join('\u0001')).digest('hex').slice(0, 16);
}
