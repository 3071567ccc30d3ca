/** Makes a page for every school: into a folder where the shell can choose one, else as an archive to be saved. */
import { App } from 'antd';
import { useRef, useState } from 'react';
import type { Progress, RequestOf, SchoolFeedbackRun } from '../../../shared/contract';
import { formatInteger } from '../../../shared/format';
import { useEngine, useShell } from '../../engine-client';
import { saveProduced } from '../../save-file';

type Asked = Omit<RequestOf<'report.schoolFeedback'>, 'to'>;

export interface FinishedRun {
  readonly run: SchoolFeedbackRun;
  /** Chinese: what became of it and where the files are. */
  readonly words: string;
  /** Path of the folder, or of the archive; null where the browser has it. */
  readonly place: string | null;
}

export interface FeedbackRunState {
  /** Null while nothing is made. */
  readonly progress: Progress | null;
  readonly finished: FinishedRun | null;
  /** Asks where to, and makes the pages; does nothing where no folder is chosen. */
  readonly make: (asked: Asked) => Promise<void>;
  readonly stop: () => void;
}

export function useFeedbackRun(): FeedbackRunState {
  const engine = useEngine();
  const shell = useShell();
  const { message } = App.useApp();
  const controller = useRef<AbortController | null>(null);
  const [progress, setProgress] = useState<Progress | null>(null);
  const [finished, setFinished] = useState<FinishedRun | null>(null);

  const destination = async (): Promise<RequestOf<'report.schoolFeedback'>['to'] | null> => {
    if (shell.chooseFolder === undefined) return { kind: 'archive' };
    const [folder] = await shell.chooseFolder();
    return folder === undefined ? null : { kind: 'folder', folder };
  };
  const make = async (asked: Asked) => {
    const to = await destination();
    if (to === null) return;
    controller.current = new AbortController();
    setFinished(null);
    setProgress({ phase: '准备', done: 0 });
    const outcome = await engine.call('report.schoolFeedback', { ...asked, to }, { signal: controller.current.signal, onProgress: setProgress });
    const saved = outcome.ok && outcome.value.archive !== null ? await saveProduced(shell, outcome.value.archive) : null;
    setProgress(null);
    if (!outcome.ok) void message.error(outcome.error.message, 8);
    else if (saved?.state === 'failed') void message.error(saved.error.message, 8);
    else if (saved?.state !== 'cancelled') setFinished({ run: outcome.value, words: wordsOf(outcome.value, saved?.message ?? ''), place: outcome.value.folder ?? saved?.place ?? null });
  };
  return { progress, finished, make, stop: () => controller.current?.abort() };
}

/** @param saved where an archive went */
export function wordsOf({ cancelled, planned, written, present, skipped, folder }: SchoolFeedbackRun, saved: string): string {
  const there = present === 0 ? '' : `（另有 ${formatInteger(present)} 份原已在）`;
  if (cancelled) return folder === null ? '已停止，没有留下文件。' : `已停止：写好 ${formatInteger(written)} 份${there}，都是完整的文件，在“${folder}”。同样的选择再生成到同一文件夹，会接着做。`;
  const left = skipped.length === 0 ? '' : `，${formatInteger(skipped.length)} 所没有生成`;
  return `${formatInteger(planned)} 份反馈单已完成：写入 ${formatInteger(written)} 份${there}${left}。${folder === null ? saved : `在“${folder}”，`}清单见其中的“一览表.xlsx”。`;
}
