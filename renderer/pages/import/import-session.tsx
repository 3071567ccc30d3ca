/** The import under way. Lives above the pages, so that looking at a chart does not stop it. */
import { createContext, useContext, useEffect, useMemo, useReducer, useRef, type ReactNode } from 'react';
import type { EngineError, ImportSource } from '../../../shared/contract';
import { useEngine } from '../../engine-client';
import { useWorkspaceSession } from '../../workspace-session';
import type { CollectedFile } from './collect-files';
import { EMPTY, filesOf, importSources, nextState, type ImportState } from './import-state';
import { uploadFiles } from './upload-sources';

export interface ImportSession {
  readonly state: ImportState;
  readonly addPaths: (paths: readonly string[]) => Promise<void>;
  readonly addFiles: (files: readonly CollectedFile[]) => Promise<void>;
  /** @param schoolYear for tables that do not say theirs. */
  readonly start: (schoolYear: string | null) => Promise<void>;
  readonly cancel: () => void;
  readonly remove: (path: string) => void;
  readonly clear: () => void;
}

const ImportSessionContext = createContext<ImportSession | null>(null);

export function useImportSession(): ImportSession {
  const session = useContext(ImportSessionContext);
  if (session === null) throw new Error('no ImportSessionProvider above this component');
  return session;
}

const CANCELLED: EngineError = { code: 'CANCELLED', message: '已取消，没有写入任何数据。' };

export function ImportSessionProvider({ children }: { readonly children: ReactNode }) {
  const engine = useEngine();
  const { dataChanged } = useWorkspaceSession();
  const [state, dispatch] = useReducer(nextState, EMPTY);
  const controller = useRef<AbortController | null>(null);

  useEffect(() => () => controller.current?.abort(), []);

  const session = useMemo<ImportSession>(() => {
    const begin = () => {
      controller.current?.abort();
      const own = new AbortController();
      controller.current = own;
      return { signal: own.signal, onProgress: (progress: Parameters<typeof report>[0]) => report(progress, own.signal) };
    };
    const report = (progress: { phase: string; done: number }, signal: AbortSignal) => {
      if (!signal.aborted) dispatch({ type: 'progressed', progress });
    };
    const fail = (error: EngineError) => dispatch({ type: 'failed', error: error.code === 'CANCELLED' ? CANCELLED : error });

    const inspect = async (sources: readonly ImportSource[], options: ReturnType<typeof begin>) => {
      const outcome = await engine.call('import.inspect', { sources: [...sources] }, options);
      if (outcome.ok) dispatch({ type: 'inspected', files: outcome.value.files });
      else fail(outcome.error);
    };

    return {
      state,
      addPaths: async (paths) => {
        if (paths.length === 0) return;
        dispatch({ type: 'readingStarted' });
        await inspect(paths.map((path) => ({ kind: 'path', path })), begin());
      },
      addFiles: async (files) => {
        if (files.length === 0) return;
        dispatch({ type: 'readingStarted' });
        const options = begin();
        const uploaded = await uploadFiles(engine, files, options);
        if (uploaded.ok) await inspect(uploaded.value, options);
        else fail(uploaded.error);
      },
      start: async (schoolYear) => {
        const sources = importSources(filesOf(state));
        dispatch({ type: 'importStarted' });
        const outcome = await engine.call('import.run', { sources, ...(schoolYear === null ? {} : { schoolYear }) }, begin());
        if (outcome.ok) {
          dispatch({ type: 'imported', report: outcome.value });
          dataChanged();
        } else fail(outcome.error);
      },
      cancel: () => controller.current?.abort(),
      remove: (path) => dispatch({ type: 'removed', path }),
      clear: () => {
        const uploadIds = filesOf(state).flatMap(({ source }) => (source.kind === 'upload' ? [source.uploadId] : []));
        if (uploadIds.length > 0) void engine.call('upload.discard', { uploadIds });
        dispatch({ type: 'cleared' });
      },
    };
  }, [engine, state, dataChanged]);

  return <ImportSessionContext value={session}>{children}</ImportSessionContext>;
}
