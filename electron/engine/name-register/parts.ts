/** The encrypted names of the workspace, as the imports have left them. */
import { blobValue, DuckDBBlobValue, type DuckDBConnection } from '@duckdb/node-api';
import type { SealedNames } from '../ingest/prepare/prepared';
import { number, rows, text } from '../warehouse/sql';

export interface NamesPart extends SealedNames {
  readonly batch: number;
  readonly part: number;
}

/** Inside the transaction that the batch is written in. @param part counts those of the batch from 0 */
export async function keepNames(connection: DuckDBConnection, batch: number, part: number, { school, fingerprint, entries, content }: SealedNames): Promise<void> {
  await connection.run('INSERT INTO name_register VALUES (?, ?, ?, ?, ?, ?)', [batch, school, part, fingerprint, entries, blobValue(content)]);
}

/** What imports of a year have kept for one school, the latest first; nothing of an import that waits. */
export async function namesOfSchool(connection: DuckDBConnection, school: string, schoolYear: string): Promise<readonly NamesPart[]> {
  const found = await rows(
    connection,
    'SELECT n.batch, part, school, fingerprint, entries, content FROM name_register n JOIN batch b USING (batch) WHERE n.school = ? AND b.schoolYear = ? ORDER BY n.batch DESC, part',
    [school, schoolYear],
  );
  return found.map((row) => {
    const content = row['content'];
    if (!(content instanceof DuckDBBlobValue)) throw new Error('the names are no blob');
    return { batch: number(row['batch']), part: number(row['part']), school: text(row['school']), fingerprint: text(row['fingerprint']), entries: number(row['entries']), content: content.bytes };
  });
}
