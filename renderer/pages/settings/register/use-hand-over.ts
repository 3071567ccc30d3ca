/** Makes a file for every school that has handed in a key. */
import { formatInteger } from '../../../../shared/format';
import type { HandOverRun } from '../../../../shared/name-register';
import { schoolYearLabel } from '../../../../shared/school-year';
import { type RunState, useRunForSchools } from '../../../use-run-for-schools';

export function useHandOver(): RunState<'register.handOver'> {
  return useRunForSchools('register.handOver', wordsOf);
}

function wordsOf({ schoolYear, written, skipped, folder }: HandOverRun, saved: string): string {
  const left = skipped.length === 0 ? '' : `，${formatInteger(skipped.length)} 所没有生成`;
  const where = written === 0 ? '' : folder === null ? saved : `文件在“${folder}”。`;
  return `${schoolYearLabel(schoolYear)}：写入 ${formatInteger(written)} 份${left}。${where}`;
}
