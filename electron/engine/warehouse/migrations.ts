import type { DuckDBConnection } from '@duckdb/node-api';
import { execute, firstRow, number, transaction } from './sql';
import { initialSchema } from './schema-1';
import { stagedImportSchema } from './schema-2';
import { wholeFieldSchema } from './schema-3';
import { areasInTimeSchema } from './schema-4';
import { settingsSchema } from './schema-5';
import { schoolTypeSchema } from './schema-6';
import { otherSourcesSchema } from './schema-7';
import { ownScalesSchema } from './schema-8';
import { savedQueriesSchema } from './schema-9';
import { issuedReportsSchema } from './schema-10';
import { issuedGroupsSchema } from './schema-11';
import { nameRegisterSchema } from './schema-12';
import { roundedGroupsSchema } from './schema-13';

export interface Migration {
  readonly version: number;
  readonly description: string;
  /** Statements, run in order in one transaction with the version's update. */
  readonly statements: readonly string[];
}

/** In order of version. A published entry is never changed; a new one is added. */
export const MIGRATIONS: readonly Migration[] = [
  { version: 1, description: 'batches, issues, the three first datasets, audit', statements: initialSchema },
  { version: 2, description: 'staged imports, raw answers, issues by cell and school, what people have told the program', statements: stagedImportSchema },
  { version: 3, description: 'trainings, activities, follow-up, hotline, courses, daily management, counseling rooms', statements: wholeFieldSchema },
  { version: 4, description: 'changes of schools, crosswalk of areas', statements: areasInTimeSchema },
  { version: 5, description: 'settings of the workspace, every version of each', statements: settingsSchema },
  { version: 6, description: 'stated type of schools', statements: schoolTypeSchema },
  { version: 7, description: 'what the national teacher system and counties say, to be held against our own', statements: otherSourcesSchema },
  { version: 8, description: 'questionnaires that the bureau has defined for itself', statements: ownScalesSchema },
  { version: 9, description: 'queries kept under a name', statements: savedQueriesSchema },
  { version: 10, description: 'reports that were issued, with their figures', statements: issuedReportsSchema },
  { version: 11, description: 'groups of pupils that issued reports told, reports taken back', statements: issuedGroupsSchema },
  { version: 12, description: 'public keys of schools, and names encrypted to them', statements: nameRegisterSchema },
  { version: 13, description: 'how the groups of issued reports were rounded', statements: roundedGroupsSchema },
];

export const SCHEMA_VERSION = Math.max(...MIGRATIONS.map(({ version }) => version));

export async function schemaVersion(connection: DuckDBConnection): Promise<number> {
  return number((await firstRow(connection, "SELECT value FROM meta WHERE key = 'schemaVersion'"))?.['value']);
}

/** Brings the workspace to the newest version, or to an earlier one; each step is atomic. @returns the versions applied. */
export async function migrate(connection: DuckDBConnection, from: number, to = SCHEMA_VERSION): Promise<readonly number[]> {
  const pending = MIGRATIONS.filter(({ version }) => version > from && version <= to);
  for (const migration of pending) {
    await transaction(connection, async () => {
      for (const statement of migration.statements) await connection.run(statement);
      await execute(connection, "INSERT OR REPLACE INTO meta VALUES ('schemaVersion', ?)", [String(migration.version)]);
      // What is worked out from the tables may have become more.
      await execute(connection, "INSERT OR REPLACE INTO meta VALUES ('derivedStale', 'true')");
    });
  }
  return pending.map((migration) => migration.version);
}
