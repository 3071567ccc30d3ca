/** Makes a page for every school. */
import type { SchoolFeedbackRun } from '../../../shared/contract';
import { formatInteger } from '../../../shared/format';
import { type RunState, useRunForSchools } from '../../use-run-for-schools';

export type FeedbackRunState = RunState<'report.schoolFeedback'>;

export function useFeedbackRun(): FeedbackRunState {
  return useRunForSchools('report.schoolFeedback', wordsOf);
}

/** @param saved where an archive went */
export function wordsOf({ cancelled, planned, written, present, skipped, folder }: SchoolFeedbackRun, saved: string): string {
  const there = present === 0 ? '' : `（另有 ${formatInteger(present)} 份原已在）`;
  if (cancelled) return folder === null ? '已停止，没有留下文件。' : `已停止：写好 ${formatInteger(written)} 份${there}，都是完整的文件，在“${folder}”。同样的选择再生成到同一文件夹，会接着做。`;
  const left = skipped.length === 0 ? '' : `，${formatInteger(skipped.length)} 所没有生成`;
  return `${formatInteger(planned)} 份反馈单已完成：写入 ${formatInteger(written)} 份${there}${left}。${folder === null ? saved : `在“${folder}”，`}清单见其中的“一览表.xlsx”。`;
}
