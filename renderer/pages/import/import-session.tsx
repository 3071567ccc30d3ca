/** The import under way. Lives above the pages, so that looking at a chart does not stop it. */
import { createContext, useContext, useEffect, useMemo, useReducer, useRef, useState, type ReactNode } from 'react';
import { failure, success, type EngineApi, type EngineError, type ImportSource, type Outcome } from '../../../shared/contract';
import { useEngine } from '../../engine-client';
import { useReportJob } from '../../jobs';
import { useWorkspaceSession } from '../../workspace-session';
import type { CollectedFile } from './collect-files';
import { fileKey, uploadsToDiscard } from './file-list';
import { EMPTY, isBusy, nextState, type Answers, type ImportEvent, type ImportState } from './import-state';
import { stageRequest } from './stage-request';
import { uploadFiles, type UploadOptions } from './upload-sources';

export interface ImportSession {
  readonly state: ImportState;
  /** Counts how often files were taken in: each time the page shows them. */
  readonly takes: number;
  readonly addPaths: (paths: readonly string[]) => Promise<void>;
  readonly addFiles: (files: Promise<readonly CollectedFile[]>) => Promise<void>;
  /** Looks again at these sources, with the answers given so far and this one. */
  readonly readAgain: (sources: readonly ImportSource[], answers?: Partial<Answers>) => Promise<void>;
  /** An answer that needs no new look at the files. */
  readonly answer: (answers: Partial<Answers>) => void;
  readonly stage: () => Promise<void>;
  readonly commit: () => Promise<void>;
  /** Takes back what was staged: to the list of files, or with `files` dropped too, to the beginning. */
  readonly discard: (files: 'keepFiles' | 'dropFiles') => Promise<void>;
  readonly pause: (paused: boolean) => Promise<void>;
  readonly cancel: () => void;
  /** @param key see `fileKey`. */
  readonly remove: (key: string) => void;
  readonly clear: () => void;
  readonly showChoices: () => void;
  readonly showList: () => void;
}

const ImportSessionContext = createContext<ImportSession | null>(null);

export function useImportSession(): ImportSession {
  const session = useContext(ImportSessionContext);
  if (session === null) throw new Error('no ImportSessionProvider above this component');
  return session;
}

const CANCELLED: EngineError = { code: 'CANCELLED', message: '已取消，没有写入任何数据。' };

async function collect(files: Promise<readonly CollectedFile[]>): Promise<Outcome<readonly CollectedFile[]>> {
  const found = await files.catch(() => null);
  if (found === null) return failure('FILE_UNREADABLE', '有文件或文件夹无法读取：可能已被移动、删除或没有权限。请检查后重新拖入。');
  return found.length === 0 ? failure('NOTHING_TO_IMPORT', '没有找到可以导入的文件。') : success(found);
}

/** What waits for a decision since the last time, if anything does. */
async function resume(engine: EngineApi, dispatch: (event: ImportEvent) => void): Promise<void> {
  const outcome = await engine.call('import.staged', {});
  if (!outcome.ok) dispatch({ type: 'failed', error: outcome.error });
  else if (outcome.value.staged !== null) dispatch({ type: 'staged', staged: outcome.value.staged });
}

export function ImportSessionProvider({ children }: { readonly children: ReactNode }) {
  const engine = useEngine();
  const { dataChanged } = useWorkspaceSession();
  const [state, dispatch] = useReducer(nextState, EMPTY);
  const controller = useRef<AbortController | null>(null);
  const [takes, setTakes] = useState(0);
  useReportJob(isBusy(state) ? '正在导入数据' : null);

  useEffect(() => {
    void resume(engine, dispatch);
    return () => controller.current?.abort();
  }, [engine]);

  const session = useMemo<ImportSession>(() => {
    const { files, answers } = state;
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
    const dropUploads = (uploadIds: string[]) => {
      if (uploadIds.length > 0) void engine.call('upload.discard', { uploadIds });
    };
    const inspect = async (sources: readonly ImportSource[], { passwords, includeHidden }: Answers, options: UploadOptions) => {
      const outcome = await engine.call('import.inspect', { sources: [...sources], passwords: [...passwords], includeHidden }, options);
      if (outcome.ok) dispatch({ type: 'inspected', files: outcome.value.files });
      else fail(outcome.error);
    };

    return {
      state,
      takes,
      addPaths: async (paths) => {
        if (paths.length === 0) return;
        setTakes((count) => count + 1);
        dispatch({ type: 'recognisingStarted' });
        await inspect(paths.map((path) => ({ kind: 'path', path })), answers, begin());
      },
      addFiles: async (chosen) => {
        setTakes((count) => count + 1);
        dispatch({ type: 'recognisingStarted' });
        const options = begin();
        const found = await collect(chosen);
        const uploaded = found.ok ? await uploadFiles(engine, found.value, options) : found;
        if (uploaded.ok) await inspect(uploaded.value, answers, options);
        else fail(uploaded.error);
      },
      readAgain: async (sources, given = {}) => {
        dispatch({ type: 'answered', answers: given });
        dispatch({ type: 'recognisingStarted' });
        await inspect(sources, { ...answers, ...given }, begin());
      },
      answer: (given) => dispatch({ type: 'answered', answers: given }),
      stage: async () => {
        dispatch({ type: 'stagingStarted' });
        const outcome = await engine.call('import.stage', stageRequest(files, answers), begin());
        if (outcome.ok) dispatch({ type: 'staged', staged: outcome.value });
        else if (outcome.error.code === 'IMPORT_PENDING') await resume(engine, dispatch);
        else fail(outcome.error);
      },
      commit: async () => {
        dispatch({ type: 'committingStarted' });
        const outcome = await engine.call('import.commit', {}, begin());
        if (outcome.ok) {
          dispatch({ type: 'committed', report: outcome.value });
          dropUploads(uploadsToDiscard(files, []));
          dataChanged();
        } else fail(outcome.error);
      },
      discard: async (which) => {
        const outcome = await engine.call('import.discard', {});
        if (!outcome.ok) {
          fail(outcome.error);
          return;
        }
        if (which === 'dropFiles') dropUploads(uploadsToDiscard(files, []));
        dispatch({ type: which === 'keepFiles' ? 'wentBack' : 'cleared' });
      },
      pause: async (paused) => {
        const outcome = await engine.call('import.pause', { paused });
        if (outcome.ok) dispatch({ type: 'paused', paused: outcome.value.paused });
      },
      cancel: () => {
        controller.current?.abort();
        // The engine would hold the next run too.
        if ('paused' in state && state.paused) void engine.call('import.pause', { paused: false });
        dispatch({ type: 'progressed', progress: { phase: '正在取消……', done: 0 } });
      },
      remove: (key) => {
        const kept = files.filter((file) => fileKey(file) !== key);
        dropUploads(uploadsToDiscard(files.filter((file) => fileKey(file) === key), kept));
        dispatch({ type: 'removed', key });
      },
      clear: () => {
        dropUploads(uploadsToDiscard(files, []));
        dispatch({ type: 'cleared' });
      },
      showChoices: () => dispatch({ type: 'showedChoices' }),
      showList: () => dispatch({ type: 'showedList' }),
    };
  }, [engine, state, takes, dataChanged]);

  return <ImportSessionContext value={session}>{children}</ImportSessionContext>;
}

