import { App } from 'antd';
import { useState } from 'react';
import type { Progress, RequestOf } from '../../../../shared/contract';
import { formatInteger } from '../../../../shared/format';
import type { HandOverRun } from '../../../../shared/name-register';
import { schoolYearLabel } from '../../../../shared/school-year';
import { useEngine, useShell } from '../../../engine-client';
import { saveProduced } from '../../../save-file';

type Asked = Omit<RequestOf<'register.handOver'>, 'to'>;

export interface HandOverState {
  /** Null while nothing is made. */
  readonly progress: Progress | null;
  readonly finished: { readonly run: HandOverRun; readonly words: string } | null;
  /** Asks where to, and makes the files; does nothing where no folder is chosen. */
  readonly make: (asked: Asked) => Promise<void>;
}

/** Makes a file for every school: into a folder where the shell can choose one, else as an archive to be saved. */
export function useHandOver(): HandOverState {
  const engine = useEngine();
  const shell = useShell();
  const { message } = App.useApp();
  const [progress, setProgress] = useState<Progress | null>(null);
  const [finished, setFinished] = useState<HandOverState['finished']>(null);
  const destination = async (): Promise<RequestOf<'register.handOver'>['to'] | null> => {
    if (shell.chooseFolder === undefined) return { kind: 'archive' };
    const [folder] = await shell.chooseFolder();
    return folder === undefined ? null : { kind: 'folder', folder };
  };
  const make = async (asked: Asked) => {
    const to = await destination();
    if (to === null) return;
    setFinished(null);
    setProgress({ phase: '准备', done: 0 });
    const outcome = await engine.call('register.handOver', { ...asked, to }, { onProgress: setProgress });
    const saved = outcome.ok && outcome.value.archive !== null ? await saveProduced(shell, outcome.value.archive) : null;
    setProgress(null);
    if (!outcome.ok) void message.error(outcome.error.message, 10);
    else if (saved?.state === 'failed') void message.error(saved.error.message, 10);
    else if (saved?.state !== 'cancelled') setFinished({ run: outcome.value, words: wordsOf(outcome.value, saved?.message ?? '') });
  };
  return { progress, finished, make };
}

function wordsOf({ schoolYear, written, skipped, folder }: HandOverRun, saved: string): string {
  const left = skipped.length === 0 ? '' : `，${formatInteger(skipped.length)} 所没有生成`;
  const where = written === 0 ? '' : folder === null ? saved : `文件在“${folder}”。`;
  return `${schoolYearLabel(schoolYear)}：写入 ${formatInteger(written)} 份${left}。${where}`;
}
