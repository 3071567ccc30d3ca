import type { DuckDBConnection } from '@duckdb/node-api';
import { type CallOptions, EngineFailure, type ImportSource } from '../../../shared/contract';
import type { DefinitionCheck } from '../../../shared/own-scales';
import { BUILT_IN_SCALES } from '../../../shared/scales';
import { record } from '../audit/log';
import { expandSources } from '../ingest/load/sources';
import { refuseWhileStaged } from '../ingest/load/staged';
import { scaleDefinitionForm } from '../report/scale-definition-form';
import { type CustomScale, goldenCases } from '../scoring';
import { readDefinition } from '../scoring/custom/read-definition';
import type { Handlers, Session } from '../session';
import { deriveWithin } from '../warehouse/derive';
import { readOwnScales, removeOwnScale, saveOwnScale, scalesOf } from '../warehouse/scores/own-scales';
import { forgetScoresOf } from '../warehouse/scores/questionnaires';
import { transaction } from '../warehouse/sql';

type Methods = 'scale.catalogue' | 'scale.blankDefinition' | 'scale.checkDefinition' | 'scale.saveDefinition' | 'scale.removeDefinition';

interface Read {
  readonly fileName: string;
  readonly parsed: CustomScale;
  readonly replaces: number | null;
}

export function ownScaleService(session: Session): Handlers<Methods> {
  const read = async (connection: DuckDBConnection, source: ImportSource, options: CallOptions): Promise<Read> => {
    const [file, ...others] = await expandSources([source], session.uploads, options.signal);
    if (file === undefined || others.length > 0) throw new EngineFailure('BAD_REQUEST', '请选择一个量表定义文件（.xlsx 或 .json），不要选择文件夹或压缩包。');
    const own = await readOwnScales(connection);
    const parsed = await readDefinition(file.input, [...BUILT_IN_SCALES.scales, ...own.flatMap(({ scale }) => scale ?? [])], options.signal);
    const earlier = parsed.ok ? own.find(({ id }) => id === parsed.scale.id) : undefined;
    return { fileName: file.displayName, parsed, replaces: earlier?.revisions.at(-1)?.revision ?? null };
  };
  /** Scores again what the change concerns and rebuilds what is derived, all in one transaction. */
  const changing = async (writer: DuckDBConnection, action: 'scale.save' | 'scale.remove', scale: string, change: () => Promise<number>): Promise<{ readonly revision: number; readonly rescored: number }> => {
    await refuseWhileStaged(writer);
    return transaction(writer, async () => {
      const before = await scalesOf(writer);
      const revision = await change();
      const rescored = await forgetScoresOf(writer, scale, before, await scalesOf(writer));
      await deriveWithin(writer);
      await record(writer, action, { scale, revision, rescored });
      return { revision, rescored };
    });
  };

  return {
    'scale.catalogue': () => session.reading(async (connection) => ({ builtIn: BUILT_IN_SCALES.scales, own: await readOwnScales(connection) })),
    'scale.blankDefinition': async () => ({ fileName: '量表定义表.xlsx', bytes: await scaleDefinitionForm(new Date()) }),
    'scale.checkDefinition': ({ source }, options) =>
      session.reading(async (connection): Promise<DefinitionCheck> => {
        const { fileName, parsed, replaces } = await read(connection, source, options);
        const { dropped } = parsed;
        return parsed.ok ? { fileName, findings: [], dropped, scale: parsed.scale, replaces, cases: goldenCases(parsed.scale) } : { fileName, findings: parsed.problems, dropped, scale: null, replaces: null, cases: [] };
      }),
    'scale.saveDefinition': ({ source }, options) =>
      session.exclusive(async () => {
        const { writer } = session.open();
        const { parsed } = await read(writer, source, options);
        if (!parsed.ok) throw new EngineFailure('BAD_REQUEST', `量表定义没有通过自检，没有保存：${parsed.problems.join('')}`, { problems: parsed.problems.length });
        const { scale, definition } = parsed;
        const done = await changing(writer, 'scale.save', scale.id, () => saveOwnScale(writer, definition));
        return { scale: scale.id, label: scale.label, ...done };
      }),
    'scale.removeDefinition': ({ scale }) =>
      session.exclusive(async () => {
        const { writer } = session.open();
        const { rescored } = await changing(writer, 'scale.remove', scale, () => removeOwnScale(writer, scale));
        return { scale, rescored };
      }),
  };
}
