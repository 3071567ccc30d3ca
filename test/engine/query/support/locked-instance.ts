/** A locked-down instance as a workspace has it: two documented views over tables that no query may reach. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { openLockedDown } from '../../../../electron/engine/workspace/duckdb';

export const VIEWS = ['schools', 'cells'] as const;

export interface LockedInstance {
  readonly connection: DuckDBConnection;
  /** A CSV file beside the data, which a replacement scan could read. */
  readonly csvPath: string;
  /** Rows and sums of everything an attack could change. */
  checksum(): Promise<string>;
  close(): void;
}

export async function createLockedInstance(): Promise<LockedInstance> {
  const folder = mkdtempSync(join(tmpdir(), 'yuxin-query-'));
  const csvPath = join(folder, 'names.csv');
  writeFileSync(csvPath, 'name\n某学生\n');
  const instance = await openLockedDown(join(folder, 'data.db'), { memoryLimitMb: 256, threads: 2 });
  const setup = await instance.connect();
  await setup.run("CREATE TABLE secret AS SELECT range AS pseudonym, '3' AS riskLevel FROM range(10)");
  await setup.run("CREATE TABLE meta AS SELECT 'key' AS key, 'wrapped' AS value");
  await setup.run('CREATE SEQUENCE counter');
  await setup.run(
    "CREATE TABLE base AS SELECT range AS id, 'S' || range AS school, CASE range % 2 WHEN 0 THEN '371721' ELSE '371722' END AS county, range * 10 AS students, DATE '2025-09-01' + range::INTEGER AS opened FROM range(50)",
  );
  await setup.run('CREATE VIEW schools AS SELECT * FROM base');
  await setup.run('CREATE VIEW cells AS SELECT county, count(*) AS n FROM base GROUP BY county');
  await setup.run('CREATE VIEW undocumented AS SELECT * FROM secret');
  const connection = await instance.connect();
  return {
    connection,
    csvPath,
    checksum: async () => {
      const reader = await setup.runAndReadAll(
        "SELECT (SELECT count(*) || ' ' || sum(hash(base)) FROM base), (SELECT sum(hash(secret)) FROM secret), (SELECT sum(hash(meta)) FROM meta), (SELECT string_agg(sql, '' ORDER BY sql) FROM (SELECT sql FROM duckdb_tables() UNION ALL SELECT sql FROM duckdb_views() WHERE NOT internal)), (SELECT last_value FROM duckdb_sequences()), (SELECT string_agg(name || value, '' ORDER BY name) FROM duckdb_settings())",
      );
      return JSON.stringify(reader.getRowsJson());
    },
    close: () => {
      connection.closeSync();
      setup.closeSync();
      instance.closeSync();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
