/** Files made for every school: into a folder where the shell can choose one, else as an archive to be saved. */
import { App } from 'antd';
import { useRef, useState } from 'react';
import type { Progress, RequestOf, ResultOf } from '../shared/contract';
import { useEngine, useShell } from './engine-client';
import { saveProduced } from './save-file';

type RunMethod = 'report.schoolFeedback' | 'register.handOver';

export interface FinishedRun<M extends RunMethod> {
  readonly run: ResultOf<M>;
  /** Chinese: what became of it and where the files are. */
  readonly words: string;
  /** Path of the folder, or of the archive; null where the browser has it. */
  readonly place: string | null;
}

export interface RunState<M extends RunMethod> {
  /** Null while nothing is made. */
  readonly progress: Progress | null;
  readonly finished: FinishedRun<M> | null;
  /** Asks where to, and makes the files; does nothing where no folder is chosen. */
  readonly make: (asked: Omit<RequestOf<M>, 'to'>) => Promise<void>;
  readonly stop: () => void;
}

/** @param wordsOf what became of a run; `saved` says where an archive went */
export function useRunForSchools<M extends RunMethod>(method: M, wordsOf: (run: ResultOf<M>, saved: string) => string): RunState<M> {
  const engine = useEngine();
  const shell = useShell();
  const { message } = App.useApp();
  const controller = useRef<AbortController | null>(null);
  const [progress, setProgress] = useState<Progress | null>(null);
  const [finished, setFinished] = useState<FinishedRun<M> | null>(null);

  const destination = async (): Promise<RequestOf<RunMethod>['to'] | null> => {
    if (shell.chooseFolder === undefined) return { kind: 'archive' };
    const [folder] = await shell.chooseFolder();
    return folder === undefined ? null : { kind: 'folder', folder };
  };
  const make = async (asked: Omit<RequestOf<M>, 'to'>) => {
    const to = await destination();
    if (to === null) return;
    controller.current = new AbortController();
    setFinished(null);
    setProgress({ phase: '准备', done: 0 });
    const outcome = await engine.call(method, { ...asked, to } as RequestOf<M>, { signal: controller.current.signal, onProgress: setProgress });
    const saved = outcome.ok && outcome.value.archive !== null ? await saveProduced(shell, outcome.value.archive) : null;
    setProgress(null);
    if (!outcome.ok) void message.error(outcome.error.message, 8);
    else if (saved?.state === 'failed') void message.error(saved.error.message, 8);
    else if (saved?.state !== 'cancelled') setFinished({ run: outcome.value, words: wordsOf(outcome.value, saved?.message ?? ''), place: outcome.value.folder ?? saved?.place ?? null });
  };
  return { progress, finished, make, stop: () => controller.current?.abort() };
}
