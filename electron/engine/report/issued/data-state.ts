/** The state of what figures are counted from: equal states give equal figures. */
import { createHash } from 'node:crypto';
import type { DuckDBConnection } from '@duckdb/node-api';
import { rows, text } from '../../warehouse/sql';

export interface DataState {
  /** SHA-256 in hexadecimal. */
  readonly hash: string;
  /** When anything of it was last changed; local time, 2026-07-01 09:30:00. */
  readonly changedAt: string;
}

/** An empty workspace was never changed. */
const BEFORE_ALL = '2000-01-01 00:00:00';
const moment = (column: string): string => `strftime(${column}, '%Y-%m-%d %H:%M:%S')`;

/** What figures depend on: batches, settings in force, the bureau's questionnaires, schools that people have named. Columns in a fixed order. */
const PARTS: readonly { readonly sql: string; readonly time: string }[] = [
  { sql: `SELECT batch, dataset, sha256, sheet, schoolYear, rowsLoaded, ${moment('loadedAt')} AS changedAt FROM batch ORDER BY batch`, time: 'changedAt' },
  { sql: `SELECT setting, version, value, ${moment('changedAt')} AS changedAt FROM setting QUALIFY row_number() OVER (PARTITION BY setting ORDER BY version DESC) = 1 ORDER BY setting`, time: 'changedAt' },
  { sql: `SELECT scale, revision, definition, ${moment('coalesce(removedAt, savedAt)')} AS changedAt FROM custom_scale ORDER BY scale, revision`, time: 'changedAt' },
  { sql: 'SELECT * FROM school_alias ORDER BY ALL', time: '' },
];

export async function readDataState(connection: DuckDBConnection): Promise<DataState> {
  const hash = createHash('sha256');
  let changedAt = BEFORE_ALL;
  for (const { sql, time } of PARTS) {
    const found = await rows(connection, sql);
    for (const row of found) {
      hash.update(JSON.stringify(Object.values(row).map((value) => (value === null ? null : String(value)))));
      const at = time === '' ? '' : text(row[time]);
      if (at > changedAt) changedAt = at;
    }
    hash.update('\n');
  }
  return { hash: hash.digest('hex'), changedAt };
}
