/** Schema version 9: queries kept under a name, those in SQL and those put together on the page. `definition` is JSON (shared/saved-queries.ts). */
export const savedQueriesSchema: readonly string[] = [
  'CREATE SEQUENCE savedQueryNumber START 1',
  `CREATE TABLE saved_query (
    id INTEGER NOT NULL, kind VARCHAR NOT NULL, name VARCHAR NOT NULL, description VARCHAR NOT NULL, definition VARCHAR NOT NULL, savedAt TIMESTAMP NOT NULL, savedBy VARCHAR NOT NULL)`,
];
