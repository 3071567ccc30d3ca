/** Who works: the name chosen when the workspace was opened, and beside it the account of the operating system. */
import { userInfo } from 'node:os';
import type { DuckDBConnection } from '@duckdb/node-api';

/** By the connection over which the workspace is changed. */
const chosen = new WeakMap<DuckDBConnection, string>();

/** The account of the operating system. */
export function osAccount(): string {
  try {
    return userInfo().username;
  } catch {
    return 'unknown';
  }
}

/** @param name empty: nobody was named, the account stands for the person */
export function chooseOperator(writer: DuckDBConnection, name: string): void {
  if (name.trim() === '') chosen.delete(writer);
  else chosen.set(writer, name.trim());
}

export function currentOperator(writer: DuckDBConnection): string {
  return chosen.get(writer) ?? osAccount();
}

/** The connection that takes the place of another: the same person works on. */
export function inheritOperator(from: DuckDBConnection, to: DuckDBConnection): void {
  chooseOperator(to, chosen.get(from) ?? '');
}
