/** Settings as they stand in the workspace: the latest version of each, and all before it. */
import type { DuckDBConnection, DuckDBValue } from '@duckdb/node-api';
import { DEFAULT_SETTINGS, SETTING_IDS, type SettingDefinition, type SettingId, SETTINGS, type SettingState, type SettingStates, type SettingValue, type SettingValues, type SettingVersion } from '../../../shared/settings';
import { execute, number, rows, type Row, text } from './sql';

const columns = "setting, version, value, strftime(changedAt, '%Y-%m-%d %H:%M:%S') AS changedAt, operator, note";

function definitionOf(id: SettingId): SettingDefinition<unknown> {
  return SETTINGS[id] as SettingDefinition<unknown>;
}

/** The value of a setting as it is kept, where the SQL of its name follows; NULL where it was never changed. */
export const LATEST_SETTING = 'SELECT max_by(value, version) FROM setting WHERE setting =';

/** @param kept as LATEST_SETTING tells it */
export function settingValue<Id extends SettingId>(id: Id, kept: DuckDBValue | undefined): SettingValue<Id> {
  return (kept == null ? definitionOf(id).defaultValue : definitionOf(id).schema.parse(JSON.parse(text(kept)))) as SettingValue<Id>;
}

function valueOf(id: SettingId, row: Row | undefined): unknown {
  return settingValue(id, row?.['value']);
}

async function latest(connection: DuckDBConnection): Promise<ReadonlyMap<string, Row>> {
  const found = await rows(connection, `SELECT ${columns} FROM setting QUALIFY row_number() OVER (PARTITION BY setting ORDER BY version DESC) = 1`);
  return new Map(found.map((row) => [text(row['setting']), row]));
}

export async function readSettings(connection: DuckDBConnection): Promise<SettingValues> {
  const found = await latest(connection);
  return Object.fromEntries(SETTING_IDS.map((id) => [id, valueOf(id, found.get(id))])) as SettingValues;
}

/** One setting, with the number of its version (0: the default was never changed). */
export async function readSetting<Id extends SettingId>(connection: DuckDBConnection, id: Id): Promise<{ readonly value: SettingValue<Id>; readonly version: number }> {
  const row = (await latest(connection)).get(id);
  return { value: valueOf(id, row) as SettingValue<Id>, version: number(row?.['version']) };
}

export async function settingStates(connection: DuckDBConnection): Promise<SettingStates> {
  const found = await latest(connection);
  const stateOf = (id: SettingId): SettingState<unknown> => {
    const { label, explanation, describe } = definitionOf(id);
    const row = found.get(id);
    const value = valueOf(id, row);
    return {
      label,
      explanation,
      value,
      text: describe(value),
      defaultValue: DEFAULT_SETTINGS[id],
      version: number(row?.['version']),
      changedAt: row === undefined ? null : text(row['changedAt']),
      changedBy: row === undefined ? null : text(row['operator']),
    };
  };
  return Object.fromEntries(SETTING_IDS.map((id) => [id, stateOf(id)])) as SettingStates;
}

/** Every version, the latest first. */
export async function settingVersions(connection: DuckDBConnection, id: SettingId): Promise<SettingVersion[]> {
  const found = await rows(connection, `SELECT ${columns} FROM setting WHERE setting = $1 ORDER BY version DESC`, [id]);
  return found.map((row) => {
    const value = valueOf(id, row);
    return { version: number(row['version']), value, text: definitionOf(id).describe(value), changedAt: text(row['changedAt']), changedBy: text(row['operator']), note: text(row['note']) };
  });
}

/** Inside the caller's transaction. @returns the number of the new version. */
export async function appendSetting(connection: DuckDBConnection, id: SettingId, value: unknown, { operator, note }: { readonly operator: string; readonly note: string }): Promise<number> {
  const { version } = await readSetting(connection, id);
  await execute(connection, 'INSERT INTO setting VALUES (?, ?, ?, localtimestamp, ?, ?)', [id, version + 1, JSON.stringify(value), operator, note]);
  return version + 1;
}
