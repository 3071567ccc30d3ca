import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { EngineFailure, type CallOptions } from '../../../shared/contract';
import { schoolYearOf } from '../../../shared/school-year';
import { generateSample, type SampleFile, type SampleTruth } from '../sample';
import type { Handlers, Session } from '../session';

/** Size of the welcome page's trial: a county's worth, loaded in seconds. */
const TRIAL = { schools: 60, students: 20_000 } as const;

/** The school year before today's: assessments of a year under way would look like laggards. */
function lastSchoolYear(today: Date): string {
  return schoolYearOf({ year: today.getFullYear() - 1, month: today.getMonth() + 1 });
}

async function forEachFile(sample: AsyncGenerator<SampleFile, SampleTruth, undefined>, use: (file: SampleFile) => Promise<void>): Promise<SampleTruth> {
  for (;;) {
    const next = await sample.next();
    if (next.done === true) return next.value;
    await use(next.value);
  }
}

export function sampleService(session: Session): Handlers<'sample.write' | 'sample.upload'> {
  const generate = (options: { seed: number; schools: number; students: number; schoolYear?: string | undefined; withPreviousYear?: boolean }, { signal }: CallOptions): AsyncGenerator<SampleFile, SampleTruth, undefined> =>
    generateSample({ ...options, schoolYear: options.schoolYear ?? lastSchoolYear(new Date()) }, signal);

  return {
    'sample.write': async ({ folder, ...options }, callOptions) => {
      await mkdir(folder, { recursive: true });
      const present = await readdir(folder);
      if (present.length > 0) throw new EngineFailure('CANNOT_WRITE', '这个文件夹不是空的。为免混入真实数据，请指定一个空文件夹存放示例表格。', { folder });
      const files: string[] = [];
      const truth = await forEachFile(generate(options, callOptions), async (file) => {
        const path = join(folder, file.relativePath);
        await mkdir(dirname(path), { recursive: true });
        await writeFile(path, file.bytes);
        files.push(file.relativePath);
        callOptions.onProgress?.({ phase: '生成示例表格', done: files.length, item: file.relativePath });
      });
      const truthFile = join(dirname(folder), `${basename(folder)}.truth.json`);
      await writeFile(truthFile, JSON.stringify(truth, null, 2));
      return { folder, files, truthFile };
    },
    'sample.upload': async ({ seed }, callOptions) => {
      session.open();
      const uploads: { uploadId: string; name: string }[] = [];
      await forEachFile(generate({ seed, ...TRIAL }, callOptions), async (file) => {
        const { uploadId } = session.uploads.append(undefined, file.relativePath, file.bytes);
        uploads.push({ uploadId, name: file.relativePath });
        callOptions.onProgress?.({ phase: '生成示例表格', done: uploads.length, item: file.relativePath });
      });
      return { uploads };
    },
  };
}
