/** Questionnaires that the bureau has defined for itself, as the workspace keeps them. */
import type { DuckDBConnection } from '@duckdb/node-api';
import { EngineFailure } from '../../../../shared/contract';
import type { OwnScale, OwnScaleRevision } from '../../../../shared/own-scales';
import { BUILT_IN_SCALES, catalogueWith, type KeyedScale, type ScaleCatalogue } from '../../../../shared/scales';
import { type CustomScaleInput, parseCustomScale } from '../../scoring';
import { execute, firstRow, number, rows, text } from '../sql';

/** Those in use, by name. A definition that no longer holds (a newer program has a scale of that name) is told of in `problems`. */
export async function readOwnScales(connection: DuckDBConnection): Promise<OwnScale[]> {
  const found = await rows(connection, "SELECT scale, revision, definition, strftime(savedAt, '%Y-%m-%d %H:%M') AS savedAt, strftime(removedAt, '%Y-%m-%d %H:%M') AS removedAt FROM custom_scale ORDER BY scale, revision");
  const byScale = new Map<string, { readonly revisions: OwnScaleRevision[]; definition: string }>();
  for (const row of found) {
    const scale = text(row['scale']);
    const own = byScale.get(scale) ?? { revisions: [], definition: '' };
    own.revisions.push({ revision: number(row['revision']), savedAt: text(row['savedAt']), removedAt: row['removedAt'] === null ? null : text(row['removedAt']) });
    own.definition = text(row['definition']);
    byScale.set(scale, own);
  }
  return [...byScale].flatMap(([id, { revisions, definition }]): OwnScale[] => {
    if (revisions.at(-1)?.removedAt !== null) return [];
    const parsed = parseCustomScale(JSON.parse(definition), BUILT_IN_SCALES.scales);
    return [parsed.ok ? { id, revisions, scale: parsed.scale, problems: [] } : { id, revisions, scale: null, problems: parsed.problems }];
  });
}

export async function ownScalesOf(connection: DuckDBConnection): Promise<KeyedScale[]> {
  return (await readOwnScales(connection)).flatMap(({ scale }) => scale ?? []);
}

/** Everything that answers can be scored by in this workspace. */
export async function scalesOf(connection: DuckDBConnection): Promise<ScaleCatalogue> {
  return catalogueWith(await ownScalesOf(connection));
}

/** Inside the caller's transaction. @returns the number of the new revision */
export async function saveOwnScale(connection: DuckDBConnection, definition: CustomScaleInput): Promise<number> {
  const last = await firstRow(connection, 'SELECT max(revision) AS revision FROM custom_scale WHERE scale = $1', [definition.id]);
  const revision = number(last?.['revision']) + 1;
  await execute(connection, 'INSERT INTO custom_scale VALUES ($1, $2, localtimestamp, $3, NULL)', [definition.id, revision, JSON.stringify(definition)]);
  return revision;
}

/**
 * Inside the caller's transaction.
 * @returns the number of the revision that is no longer in use
 * @throws EngineFailure BAD_REQUEST where there is none
 */
export async function removeOwnScale(connection: DuckDBConnection, id: string): Promise<number> {
  const last = await firstRow(connection, 'SELECT revision, removedAt IS NULL AS inUse FROM custom_scale WHERE scale = $1 ORDER BY revision DESC LIMIT 1', [id]);
  if (last?.['inUse'] !== true) throw new EngineFailure('BAD_REQUEST', `没有正在使用的自有量表“${id}”。内置量表不能删除。`, { scale: id });
  const revision = number(last['revision']);
  await execute(connection, 'UPDATE custom_scale SET removedAt = localtimestamp WHERE scale = $1 AND revision = $2', [id, revision]);
  return revision;
}
