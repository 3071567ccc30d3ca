/** A log of many entries that fit, as years of work would leave it. */
import { DuckDBTimestampValue, type DuckDBConnection } from '@duckdb/node-api';
import { type ChainEntry, GENESIS, hashOf } from '../../../electron/engine/audit/chain';

const START = Date.UTC(2024, 0, 1);

/** @param from number of the first entry that is written; an empty log begins with 1 */
export async function fillLog(connection: DuckDBConnection, count: number, from = 1, lastHash = GENESIS): Promise<void> {
  const appender = await connection.createAppender('audit');
  let previousHash = lastHash;
  for (let number = from; number < from + count; number++) {
    const milliseconds = START + number * 400_000;
    const entry: ChainEntry = {
      entry: number,
      at: new Date(milliseconds).toISOString().replace('T', ' ').replace('Z', ''),
      operator: ['王芳', '李建国', '张敏'][number % 3]!,
      action: 'query.run',
      details: JSON.stringify({ sql: `SELECT county, count(*) FROM schools WHERE students > ${number} GROUP BY county`, rows: number % 500, milliseconds: number % 900 }),
    };
    const hash = hashOf(previousHash, entry);
    appender.appendInteger(entry.entry);
    appender.appendTimestamp(new DuckDBTimestampValue(BigInt(milliseconds) * 1000n));
    for (const value of [entry.operator, entry.action, entry.details, previousHash, hash]) appender.appendVarchar(value);
    appender.endRow();
    previousHash = hash;
  }
  appender.closeSync();
}
