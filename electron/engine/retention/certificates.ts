/** Certificates of deletion, kept in the workspace for as long as it is kept. */
import type { DuckDBConnection } from '@duckdb/node-api';
import { type DeletionCertificate, EngineFailure } from '../../../shared/contract';
import { execute, rows, text } from '../warehouse/sql';

const PLACE = 'deletionCertificate ';

/** @returns the latest first */
export async function certificatesOf(connection: DuckDBConnection): Promise<readonly DeletionCertificate[]> {
  const found = await rows(connection, 'SELECT value FROM meta WHERE starts_with(key, ?) ORDER BY key DESC', [PLACE]);
  return found.map((row) => JSON.parse(text(row['value'])) as DeletionCertificate);
}

/** @throws EngineFailure BAD_REQUEST */
export async function certificateOf(connection: DuckDBConnection, number: string): Promise<DeletionCertificate> {
  const certificate = (await certificatesOf(connection)).find((each) => each.number === number);
  if (certificate === undefined) throw new EngineFailure('BAD_REQUEST', `没有编号为“${number}”的销毁记录。`, { number });
  return certificate;
}

export async function keepCertificate(connection: DuckDBConnection, certificate: DeletionCertificate): Promise<void> {
  await execute(connection, 'INSERT INTO meta VALUES (?, ?)', [PLACE + certificate.number, JSON.stringify(certificate)]);
}

/** XH-20261130-01: 销毁, the day, and how many before it on that day. @param day ISO date */
export async function nextNumber(connection: DuckDBConnection, day: string): Promise<string> {
  const prefix = `XH-${day.replaceAll('-', '')}-`;
  const before = (await certificatesOf(connection)).filter(({ number }) => number.startsWith(prefix)).length;
  return prefix + String(before + 1).padStart(2, '0');
}
