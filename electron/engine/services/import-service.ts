import type { DuckDBConnection } from '@duckdb/node-api';
import type { CallOptions, ImportReport, ParsedRequestOf } from '../../../shared/contract';
import { record } from '../audit/log';
import { forgetLayout, listLayouts, rememberedLayouts, rememberLayout } from '../ingest/load/layouts';
import { inspectFiles } from '../ingest/load/inspect-run';
import { answerSchool, schoolQuestions } from '../ingest/load/school-questions';
import { expandSources } from '../ingest/load/sources';
import { stageFiles } from '../ingest/load/stage-run';
import { commitStaged, discardStaged, keepStaged, refuseWhileStaged, type StagedFiles, stagedImport, waitingImport } from '../ingest/load/staged';
import { undoBatches } from '../ingest/load/undo';
import { addWatchedFolder, listWatchedFolders, removeWatchedFolder } from '../ingest/load/watched-folders';
import { readSchoolKeys } from '../name-register/key-book';
import type { Handlers, Session } from '../session';
import { listBatches } from '../warehouse/catalogue-queries';
import { derive } from '../warehouse/derive';
import { ownScalesOf } from '../warehouse/scores/own-scales';

type ImportMethod =
  | 'upload.append' | 'upload.discard' | 'import.inspect' | 'import.confirmLayout' | 'import.layouts' | 'import.forgetLayout' | 'import.stage' | 'import.staged'
  | 'import.commit' | 'import.discard' | 'import.run' | 'import.pause' | 'import.batches' | 'import.undo' | 'import.schoolQuestions' | 'import.answerSchool'
  | 'watch.list' | 'watch.add' | 'watch.remove';

export function importService(session: Session): Handlers<ImportMethod> {
  const stage = async ({ sources, schoolYear, passwords, includeHidden }: ParsedRequestOf<'import.stage'>, options: CallOptions) => {
    const { writer, pseudonymKey } = session.open();
    const files = await expandSources(sources, session.uploads, options.signal);
    const memory = await rememberedLayouts(writer);
    return stageFiles(writer, session.pool(), files, { ...options, schoolYear, passwords, includeHidden, memory, levels: session.settings.riskLevelMapping, ownScales: await ownScalesOf(writer), key: pseudonymKey, schoolKeys: await readSchoolKeys(writer), today: new Date() });
  };
  const commit = async (staged: StagedFiles): Promise<ImportReport> => {
    const { writer } = session.open();
    const report = await commitStaged(writer, staged);
    await record(writer, 'import.run', { totals: report.totals, batches: report.files.flatMap((file) => (file.status === 'loaded' ? [{ batch: file.batch, sha256: file.sha256 }] : [])) });
    return report;
  };
  const changing = <T>(work: (writer: DuckDBConnection) => Promise<T>): Promise<T> => session.exclusive(() => work(session.open().writer));

  return {
    'upload.append': async ({ uploadId, name, chunk }) => session.uploads.append(uploadId, name, chunk),
    'upload.discard': async ({ uploadIds }) => ({ discarded: session.uploads.discard(uploadIds) }),
    'import.inspect': async ({ sources, passwords, includeHidden }, options) => {
      const files = await expandSources(sources, session.uploads, options.signal);
      return session.reading(async (connection) => {
        const memory = await rememberedLayouts(connection);
        return { files: await inspectFiles(connection, session.pool(), files, { ...options, passwords, includeHidden, memory, levels: session.settings.riskLevelMapping, ownScales: await ownScalesOf(connection) }) };
      });
    },
    'import.confirmLayout': (layout) =>
      changing(async (writer) => {
        await rememberLayout(writer, layout);
        await record(writer, 'import.confirmLayout', { layoutKey: layout.layoutKey, dataset: layout.dataset });
        return { layoutKey: layout.layoutKey };
      }),
    'import.layouts': async () => ({ layouts: await session.reading(listLayouts) }),
    'import.forgetLayout': ({ layoutKey }) => changing(async (writer) => ({ forgotten: await forgetLayout(writer, layoutKey) })),
    'import.stage': (request, options) => session.exclusive(async () => keepStaged(session.open().writer, await stage(request, options))),
    'import.staged': async () => ({ staged: await session.reading(stagedImport) }),
    'import.commit': () => session.exclusive(async () => commit(await waitingImport(session.open().writer))),
    'import.discard': () => changing(async (writer) => ({ discarded: await discardStaged(writer) })),
    'import.run': (request, options) =>
      session.exclusive(async () => {
        const staged = await stage(request, options);
        options.onProgress?.({ phase: '汇总数据', done: 0 });
        try {
          return await commit(staged);
        } catch (error) {
          await discardStaged(session.open().writer);
          throw error;
        }
      }),
    'import.pause': async ({ paused }) => {
      session.pool().pause(paused);
      return { paused };
    },
    'import.batches': async () => ({ batches: await session.reading(listBatches) }),
    'import.undo': (which) =>
      changing(async (writer) => {
        await refuseWhileStaged(writer);
        const result = await undoBatches(writer, which);
        await record(writer, 'import.undo', { ...result });
        return result;
      }),
    'import.schoolQuestions': async ({ schoolYear }) => ({ questions: await session.reading((connection) => schoolQuestions(connection, schoolYear)) }),
    'import.answerSchool': ({ schoolYear, schoolRef, school }) =>
      changing(async (writer) => {
        await answerSchool(writer, schoolYear, schoolRef, school);
        await record(writer, 'import.answerSchool', { schoolRef, school });
        // What counts now may depend on it; a staged import is worked out when it is committed.
        if ((await stagedImport(writer)) === null) await derive(writer);
        return { schoolRef };
      }),
    'watch.list': async () => ({ folders: await session.reading(listWatchedFolders) }),
    'watch.add': ({ folder }) =>
      changing(async (writer) => {
        await addWatchedFolder(writer, folder);
        return { folders: await listWatchedFolders(writer) };
      }),
    'watch.remove': ({ folder }) =>
      changing(async (writer) => {
        await removeWatchedFolder(writer, folder);
        return { folders: await listWatchedFolders(writer) };
      }),
  };
}
