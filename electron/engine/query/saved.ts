/** Queries kept under a name. Reading looks again at what was written, as another version of the program may have written it. */
import type { DuckDBConnection } from '@duckdb/node-api';
import { EngineFailure } from '../../../shared/contract';
import { type QueryToSave, type SavedKind, type SavedQuery, sqlDefinitionSchema, visualDefinitionSchema } from '../../../shared/saved-queries';
import { execute, firstRow, number, type Row, rows, text } from '../warehouse/sql';

const columns = "id, kind, name, description, definition, strftime(savedAt, '%Y-%m-%dT%H:%M:%S.%gZ') AS savedAt, savedBy";

/** @returns none for what cannot be read */
function savedOf(row: Row): readonly SavedQuery[] {
  const about = { id: number(row['id']), name: text(row['name']), description: text(row['description']), savedAt: text(row['savedAt']), savedBy: text(row['savedBy']) };
  const written: unknown = JSON.parse(text(row['definition']));
  if (text(row['kind']) === 'sql') {
    const definition = sqlDefinitionSchema.safeParse(written);
    return definition.success ? [{ ...about, kind: 'sql', definition: definition.data }] : [];
  }
  const definition = visualDefinitionSchema.safeParse(written);
  return definition.success ? [{ ...about, kind: 'visual', definition: definition.data }] : [];
}

/** @param kind of one kind; null: all. @returns in order of their names */
export async function savedQueries(connection: DuckDBConnection, kind: SavedKind | null): Promise<readonly SavedQuery[]> {
  const found = await rows(connection, `SELECT ${columns} FROM saved_query WHERE $1::VARCHAR IS NULL OR kind = $1 ORDER BY name COLLATE zh, id`, [kind]);
  return found.flatMap(savedOf);
}

/** @throws EngineFailure BAD_REQUEST where there is none */
export async function savedQuery(connection: DuckDBConnection, id: number): Promise<SavedQuery> {
  const row = await firstRow(connection, `SELECT ${columns} FROM saved_query WHERE id = $1`, [id]);
  const [saved] = row === undefined ? [] : savedOf(row);
  if (saved === undefined) throw new EngineFailure('BAD_REQUEST', '这条收藏已经不在了，可能在别处删除过。请刷新后再试。', { id });
  return saved;
}

/**
 * Inside the caller's transaction.
 * @returns the query as kept, and as it was before (null: it is new)
 * @throws EngineFailure BAD_REQUEST where the name is taken, the query is gone or of the other kind
 */
export async function saveQuery(connection: DuckDBConnection, query: QueryToSave, operator: string): Promise<{ readonly saved: SavedQuery; readonly before: SavedQuery | null }> {
  const before = query.id === undefined ? null : await savedQuery(connection, query.id);
  if (before !== null && before.kind !== query.kind) throw new EngineFailure('BAD_REQUEST', '不能把一种查询存成另一种。请另存为新的收藏。', { id: before.id });
  const namesake = await firstRow(connection, 'SELECT id FROM saved_query WHERE name = $1 AND id <> $2', [query.name, query.id ?? 0]);
  if (namesake !== undefined) throw new EngineFailure('BAD_REQUEST', `已经有名为“${query.name}”的收藏。请换一个名称。`, { name: query.name });
  const id = query.id ?? number((await firstRow(connection, "SELECT nextval('savedQueryNumber') AS id"))?.['id']);
  await execute(connection, 'DELETE FROM saved_query WHERE id = $1', [id]);
  await execute(connection, 'INSERT INTO saved_query VALUES ($1, $2, $3, $4, $5, $6::TIMESTAMP, $7)', [id, query.kind, query.name, query.description, JSON.stringify(query.definition), new Date().toISOString().replace('Z', ''), operator]);
  return { saved: await savedQuery(connection, id), before };
}

/** Inside the caller's transaction. @throws EngineFailure BAD_REQUEST where there is none */
export async function forgetQuery(connection: DuckDBConnection, id: number): Promise<SavedQuery> {
  const saved = await savedQuery(connection, id);
  await execute(connection, 'DELETE FROM saved_query WHERE id = $1', [id]);
  return saved;
}
