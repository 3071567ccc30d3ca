import { isDeepStrictEqual } from 'node:util';
import type { DuckDBConnection } from '@duckdb/node-api';
import { EngineFailure } from '../../../shared/contract';
import { type SettingDefinition, type SettingId, SETTINGS, type StaleData } from '../../../shared/settings';
import { record } from '../audit/log';
import { currentOperator } from '../audit/operator';
import { refuseWhileStaged } from '../ingest/load/staged';
import { previewMoves } from '../scale-quality/level-moves';
import type { Handlers, Session } from '../session';
import { rescoreWithin } from '../warehouse/derive';
import { createQueryViews } from '../warehouse/query-views';
import { appendSetting, readSetting, readSettings, settingStates, settingVersions } from '../warehouse/settings';
import { transaction } from '../warehouse/sql';
import { chosenSchoolYear } from './school-year';

const REBUILD: Readonly<Record<StaleData, (connection: DuckDBConnection) => Promise<void>>> = {
  queryViews: async (connection) => createQueryViews(connection, (await readSetting(connection, 'minimumValidResults')).value),
  scores: rescoreWithin,
};

/** @throws EngineFailure BAD_REQUEST with the catalogue's own words. */
function checked(id: SettingId, value: unknown): unknown {
  const { schema, label } = SETTINGS[id] as SettingDefinition<unknown>;
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new EngineFailure('BAD_REQUEST', `“${label}”没有保存：${[...new Set(parsed.error.issues.map(({ message }) => message))].join('；')}。`, { setting: id });
}

export function settingsService(session: Session): Handlers<'settings.get' | 'settings.set' | 'settings.preview' | 'settings.history' | 'settings.reset'> {
  /** The change, its entry in the log and everything that depends on it, or nothing. A value that is in force already is no change. */
  const change = (action: 'settings.set' | 'settings.reset', id: SettingId, value: unknown, note: string) =>
    session.exclusive(async () => {
      const { writer } = session.open();
      const { makesStale, describe } = SETTINGS[id] as SettingDefinition<unknown>;
      const before = await readSetting(writer, id);
      if (!isDeepStrictEqual(before.value, value)) {
        if (makesStale.includes('scores')) await refuseWhileStaged(writer);
        await transaction(writer, async () => {
          const version = await appendSetting(writer, id, value, { operator: currentOperator(writer), note });
          await record(writer, action, { setting: id, version, from: describe(before.value), to: describe(value), note });
          for (const stale of makesStale) await REBUILD[stale](writer);
        });
        session.settings = await readSettings(writer);
      }
      return { settings: await settingStates(writer) };
    });

  return {
    'settings.get': () => session.reading(async (connection) => ({ settings: await settingStates(connection) })),
    'settings.set': async ({ setting, value, note }) => change('settings.set', setting, checked(setting, value), note),
    'settings.reset': ({ setting, note }) => change('settings.reset', setting, SETTINGS[setting].defaultValue, note),
    'settings.preview': ({ setting, value, schoolYear }) =>
      session.exclusive(async () => {
        const { writer } = session.open();
        const next = checked(setting, value);
        await refuseWhileStaged(writer);
        return previewMoves(writer, await chosenSchoolYear(writer, schoolYear), session.privacy.minimumValidResults, async () => {
          await appendSetting(writer, setting, next, { operator: currentOperator(writer), note: '' });
          for (const stale of SETTINGS[setting].makesStale) await REBUILD[stale](writer);
        });
      }),
    'settings.history': ({ setting }) => session.reading(async (connection) => ({ versions: await settingVersions(connection, setting) })),
  };
}
