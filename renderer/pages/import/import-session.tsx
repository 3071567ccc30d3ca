/** The import under way. Lives above the pages, so that looking at a chart does not stop it. */
import { createContext, useContext, useEffect, useMemo, useReducer, useRef, type ReactNode } from 'react';
import { failure, success, type EngineError, type ImportSource, type InspectedFile, type Outcome } from '../../../shared/contract';
import { useEngine } from '../../engine-client';
import { useWorkspaceSession } from '../../workspace-session';
import type { CollectedFile } from './collect-files';
import { EMPTY, fileKey, filesOf, importSources, isImportable, nextState, type ImportState } from './import-state';
import { uploadFiles, type UploadOptions } from './upload-sources';

export interface ImportSession {
  readonly state: ImportState;
  readonly addPaths: (paths: readonly string[]) => Promise<void>;
  readonly addFiles: (files: Promise<readonly CollectedFile[]>) => Promise<void>;
  /** @param schoolYear for tables that do not say theirs. */
  readonly start: (schoolYear: string | null) => Promise<void>;
  readonly cancel: () => void;
  /** @param key see `fileKey`. */
  readonly remove: (key: string) => void;
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
    const begin = (): UploadOptions => {
      controller.current?.abort();
      const own = new AbortController();
      controller.current = own;
      return {
        signal: own.signal,
        onProgress: (progress) => {
          if (!own.signal.aborted) dispatch({ type: 'progressed', progress });
        },
      };
    };
    const fail = (error: EngineError) => dispatch({ type: 'failed', error: error.code === 'CANCELLED' ? CANCELLED : error });
    const discard = (files: readonly InspectedFile[]) => {
      const uploadIds = files.flatMap(({ source }) => (source.kind === 'upload' ? [source.uploadId] : []));
      if (uploadIds.length > 0) void engine.call('upload.discard', { uploadIds });
    };
    const inspect = async (sources: readonly ImportSource[], options: UploadOptions) => {
      const outcome = await engine.call('import.inspect', { sources: [...sources] }, options);
      if (outcome.ok) dispatch({ type: 'inspected', files: outcome.value.files });
      else fail(outcome.error);
    };
    const collect = async (files: Promise<readonly CollectedFile[]>): Promise<Outcome<readonly CollectedFile[]>> => {
      const found = await files.catch(() => null);
      if (found === null) return failure('FILE_UNREADABLE', '有文件或文件夹无法读取：可能已被移动、删除或没有权限。请检查后重新拖入。');
      return found.length === 0 ? failure('NOTHING_TO_IMPORT', '没有找到可以导入的文件。') : success(found);
    };

    return {
      state,
      addPaths: async (paths) => {
        if (paths.length === 0) return;
        dispatch({ type: 'readingStarted' });
        await inspect(paths.map((path) => ({ kind: 'path', path })), begin());
      },
      addFiles: async (files) => {
        dispatch({ type: 'readingStarted' });
        const options = begin();
        const found = await collect(files);
        const uploaded = found.ok ? await uploadFiles(engine, found.value, options) : found;
        if (uploaded.ok) await inspect(uploaded.value, options);
        else fail(uploaded.error);
      },
      start: async (schoolYear) => {
        const files = filesOf(state);
        dispatch({ type: 'importStarted' });
        const outcome = await engine.call('import.run', { sources: importSources(files), ...(schoolYear === null ? {} : { schoolYear }) }, begin());
        if (outcome.ok) {
          dispatch({ type: 'imported', report: outcome.value });
          discard(files.filter((file) => !isImportable(file)));
          dataChanged();
        } else fail(outcome.error);
      },
      cancel: () => {
        controller.current?.abort();
        dispatch({ type: 'progressed', progress: { phase: '正在取消……', done: 0 } });
      },
      remove: (key) => {
        discard(filesOf(state).filter((file) => fileKey(file) === key));
        dispatch({ type: 'removed', key });
      },
      clear: () => {
        discard(filesOf(state));
        dispatch({ type: 'cleared' });
      },
    };
  }, [engine, state, dataChanged]);

  return <ImportSessionContext value={session}>{children}</ImportSessionContext>;
}
