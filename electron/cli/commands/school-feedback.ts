/** `yuxin report school-feedback`: a page for every school, into a folder. */
import { mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Progress, RequestOf, SchoolFeedbackRun } from '../../../shared/contract';
import type { ParsedArguments } from '../arguments';
import { EXIT, unwrap } from '../failure';
import { formatTable, printJson, printLine } from '../output';
import { withWorkspace } from '../with-workspace';

export const FEEDBACK_USAGE = 'yuxin report school-feedback --out <文件夹> [--due-by 2026-09-10] [--county <代码>] [--open-only] [--json]';

type Run = Omit<RequestOf<'report.schoolFeedback'>, 'to'>;

/** Ctrl-C leaves whole files; the same command goes on with them. */
export async function makeFeedback(options: ParsedArguments, run: Run): Promise<number> {
  const folder = resolve(options.required('out'));
  await mkdir(folder, { recursive: true }).catch(() => undefined);
  const controller = new AbortController();
  const stop = (): void => controller.abort();
  process.once('SIGINT', stop);
  try {
    const quiet = options.flag('json') || !process.stderr.isTTY;
    const made = await withWorkspace(options, 'open', async (engine) => unwrap(await engine.call('report.schoolFeedback', { ...run, to: { kind: 'folder', folder } }, { signal: controller.signal, ...(quiet ? {} : { onProgress: showProgress }) })));
    if (options.flag('json')) printJson(made);
    else printRun(made);
    return made.cancelled || made.skipped.some(({ reason }) => reason.includes('没有覆盖')) ? EXIT.doneWithFailures : EXIT.done;
  } finally {
    process.off('SIGINT', stop);
  }
}

function printRun({ id, cancelled, planned, written, present, skipped, folder }: SchoolFeedbackRun): void {
  if (skipped.length > 0) printLine(formatTable(['县区', '学校', '没有生成的原因'], skipped.map(({ county, school, reason }) => [county, school, reason])));
  printLine(`${cancelled ? '已停止' : '已完成'}，报告编号 ${id}：应出 ${planned} 份，写入 ${written} 份，原已在 ${present} 份，未生成 ${skipped.length} 所。`);
  printLine(cancelled ? `已写入的都是完整文件，在 ${folder ?? ''}；再执行一次同样的命令会接着做。` : `文件在 ${folder ?? ''}，清单见其中的“一览表.xlsx”。`);
}

function showProgress({ phase, done, total, secondsLeft, item }: Progress): void {
  const share = total === undefined ? '' : ` ${done}/${total}`;
  const left = secondsLeft === undefined ? '' : ` 约剩 ${secondsLeft} 秒`;
  process.stderr.write(`\r\u001b[K${phase}${share}${left} ${item ?? ''}`);
}
