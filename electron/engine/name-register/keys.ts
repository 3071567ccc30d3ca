/** The public keys of schools. Each belongs to one school alone, and what was encrypted to a school goes with its key. */
import type { DuckDBConnection } from '@duckdb/node-api';
import { EngineFailure } from '../../../shared/contract';
import type { SchoolKey } from '../../../shared/name-register';
import { record } from '../audit/log';
import { currentOperator } from '../audit/operator';
import { execute, firstRow, number, rows, text, transaction } from '../warehouse/sql';
import type { ListedSchool } from './directory';
import { checkedRecipient, recipientFingerprint } from './recipients';

/** By county and name, as pages list schools. */
export async function schoolKeys(connection: DuckDBConnection): Promise<readonly SchoolKey[]> {
  const found = await rows(
    connection,
    `SELECT k.school, schoolName, county, recipient, k.fingerprint, strftime(addedAt, '%Y-%m-%d %H:%M:%S') AS addedAt, addedBy,
       count(DISTINCT batch) FILTER (r.fingerprint = k.fingerprint) AS batches, coalesce(sum(entries) FILTER (r.fingerprint = k.fingerprint), 0) AS entries, count(DISTINCT batch) FILTER (r.fingerprint <> k.fingerprint) AS olderBatches
     FROM school_key k LEFT JOIN (SELECT school, batch, fingerprint, entries FROM name_register SEMI JOIN batch USING (batch)) r USING (school)
     GROUP BY ALL ORDER BY county NULLS LAST, schoolName, k.school`,
  );
  return found.map((row) => ({
    school: text(row['school']),
    schoolName: text(row['schoolName']),
    county: text(row['county']) || null,
    recipient: text(row['recipient']),
    fingerprint: text(row['fingerprint']),
    addedAt: text(row['addedAt']),
    addedBy: text(row['addedBy']),
    batches: number(row['batches']),
    entries: number(row['entries']),
    olderBatches: number(row['olderBatches']),
  }));
}

/** @throws EngineFailure BAD_REQUEST for what is no public key, or is another school's: that one could read these names */
export async function setSchoolKey(writer: DuckDBConnection, { school, name, county }: ListedSchool, written: string): Promise<'added' | 'replaced' | 'unchanged'> {
  const recipient = checkedRecipient(written);
  const other = await firstRow(writer, 'SELECT schoolName FROM school_key WHERE recipient = ? AND school <> ?', [recipient, school]);
  if (other !== undefined) throw new EngineFailure('BAD_REQUEST', `这个公钥已经用于“${text(other['schoolName'])}”。每所学校须有自己的公钥，否则能读到对方的名册。`, { school });
  const before = await firstRow(writer, 'SELECT recipient, fingerprint FROM school_key WHERE school = ?', [school]);
  if (before !== undefined && before['recipient'] === recipient) return 'unchanged';
  const fingerprint = recipientFingerprint(recipient);
  await transaction(writer, async () => {
    await execute(writer, 'INSERT OR REPLACE INTO school_key VALUES (?, ?, ?, ?, ?, localtimestamp, ?)', [school, name, county, recipient, fingerprint, currentOperator(writer)]);
    await record(writer, 'register.setKey', { school, name, fingerprint, replaced: before === undefined ? null : text(before['fingerprint']) });
  });
  return before === undefined ? 'added' : 'replaced';
}

/** Takes the school's names away with its key: nobody could hand them over any more. @throws EngineFailure BAD_REQUEST */
export async function removeSchoolKey(writer: DuckDBConnection, school: string): Promise<void> {
  const key = await firstRow(writer, 'SELECT schoolName, fingerprint FROM school_key WHERE school = ?', [school]);
  if (key === undefined) throw new EngineFailure('BAD_REQUEST', '这所学校没有录入公钥。', { school });
  await transaction(writer, async () => {
    const batches = (await rows(writer, 'SELECT DISTINCT batch FROM name_register WHERE school = ? ORDER BY batch', [school])).map((row) => number(row['batch']));
    await execute(writer, 'DELETE FROM name_register WHERE school = ?', [school]);
    await execute(writer, 'DELETE FROM school_key WHERE school = ?', [school]);
    await record(writer, 'register.removeKey', { school, name: text(key['schoolName']), fingerprint: text(key['fingerprint']), batches });
  });
}
