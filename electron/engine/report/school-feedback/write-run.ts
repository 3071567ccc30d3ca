/** Writes the pages of a report one after another, with progress; stopped, it leaves whole files and says how many. */
import type { CallOptions } from '../../../../shared/contract';
import type { DocumentStamp } from '../document-stamp';
import { writeSchoolPage } from '../docx/school-page';
import { pageIdOf } from '../issued/report-id';
import type { ReportModel } from '../model';
import { writeWorkbook } from '../xlsx/write-workbook';
import type { Destination } from './destination';
import { pagesOf, withReasons } from './pages';

export interface WrittenFile {
  /** With `/` between folders. */
  readonly file: string;
  readonly bytes: Uint8Array;
}

export interface PagesRun {
  readonly cancelled: boolean;
  readonly planned: number;
  readonly written: number;
  readonly present: number;
  /** Why schools have no page of this run, by the number of the page. */
  readonly reasons: ReadonlyMap<number, string>;
}

export type RunStamp = DocumentStamp & Required<Pick<DocumentStamp, 'report'>>;

const LIST = '一览表';
const TAKEN = '同名文件已在而内容不同，没有覆盖';
const MILLISECONDS = 1000;

/** All that may come to lie in the folder, for measuring names. */
export function filesOfRun(model: ReportModel): readonly string[] {
  return [listName(1), ...pagesOf(model).flatMap(({ file }) => (file === '' ? [] : [file]))];
}

function listName(number: number): string {
  return number === 1 ? `${LIST}.xlsx` : `${LIST}(${number}).xlsx`;
}

/** @param keep told of every file that is there now, written or found @throws EngineFailure CANNOT_WRITE; what was written before stays */
export async function writePages(model: ReportModel, stamp: RunStamp, destination: Destination, keep: (file: WrittenFile) => void, { signal, onProgress }: CallOptions): Promise<PagesRun> {
  const pages = pagesOf(model);
  const planned = pages.filter(({ file }) => file !== '');
  const reasons = new Map(pages.flatMap(({ file, number, reason }) => (file === '' ? [[number, reason]] : [])));
  const startedAt = performance.now();
  let [done, written, present] = [0, 0, 0];
  const run = (cancelled: boolean): PagesRun => ({ cancelled, planned: planned.length, written, present, reasons });
  for (const page of planned) {
    if (signal?.aborted === true) return run(true);
    const secondsLeft = done === 0 ? {} : { secondsLeft: Math.round(((performance.now() - startedAt) / done / MILLISECONDS) * (planned.length - done)) };
    onProgress?.({ phase: '生成反馈单', done, total: planned.length, item: page.name, ...secondsLeft });
    const bytes = await writeSchoolPage(page, { ...stamp, report: { ...stamp.report, id: pageIdOf(stamp.report.id, page.number) } });
    const put = await destination.put(page.file, bytes);
    if (put === 'taken') reasons.set(page.number, TAKEN);
    else keep({ file: page.file, bytes });
    if (put === 'written') written++;
    if (put === 'present') present++;
    done++;
  }
  const bytes = await writeWorkbook(withReasons(model, reasons), stamp);
  keep({ file: await putList(destination, bytes), bytes });
  return run(false);
}

/** A list of an earlier run that says something else stays beside it. */
async function putList(destination: Destination, bytes: Uint8Array): Promise<string> {
  for (let number = 1; ; number++) if ((await destination.put(listName(number), bytes)) !== 'taken') return listName(number);
}
