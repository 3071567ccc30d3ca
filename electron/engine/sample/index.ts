/** Made-up spreadsheets as messy as those that counties send, with the truth an import must find in them. */
import { setImmediate } from 'node:timers/promises';
import { EngineFailure } from '../../../shared/contract';
import { isSchoolYear, previousSchoolYear } from '../../../shared/school-year';
import { administrativeCounties, areaFiles, areaTruth, planChanges } from './area-files';
import { planCounselors } from './counselor-plan';
import { Counting } from './counting';
import { planDuties } from './counselor-duties';
import { countyTotalsFile, planCountyTotals } from './county-totals-file';
import { directoryFiles, type WritingContext } from './directory-files';
import { earlierYearFiles } from './earlier-year';
import { FieldFiles } from './field-files';
import { datasetRows } from './field-truth';
import type { WrittenFile } from './form';
import { resultFiles } from './result-files';
import { rosterFiles } from './roster-files';
import { planSchools } from './school-plan';
import type { EarlierTruth, SampleFileTruth, SampleTruth } from './truth';

export type { DatasetRows, FieldTruth } from './field-truth';
export type { EarlierTruth, RejectionReason, RowFlaw, SampleCounts, SampleFileTruth, SampleTruth } from './truth';

export interface SampleOptions {
  readonly seed: number;
  /** In scope of the indicators; the directory names a kindergarten besides. */
  readonly schools: number;
  /**
   * Pupils on the lists of all results files together, those of 未测 included. Rows to be refused and the second
   * rows of pupils tested again come on top.
   */
  readonly students: number;
  /** `2025-2026`. */
  readonly schoolYear: string;
  /** The year before as well: directory, rosters and results, so that years can be compared. */
  readonly withPreviousYear?: boolean;
}

export interface SampleFile {
  /** Folders with `/`. */
  readonly relativePath: string;
  readonly bytes: Uint8Array;
}

/** The areas of the made-up tables are those since 鲁西新区 took over the development zones. */
const FIRST_SCHOOL_YEAR = '2022-2023';

/**
 * Deterministic: equal options give equal bytes. Yields one file at a time and keeps none, so that memory stays
 * flat; returns the truth.
 * @throws EngineFailure BAD_REQUEST for a school year or sizes that cannot be, CANCELLED when `signal` fires.
 */
export async function* generateSample(options: SampleOptions, signal?: AbortSignal): AsyncGenerator<SampleFile, SampleTruth, undefined> {
  const { seed, schoolYear } = options;
  if (!isSchoolYear(schoolYear)) throw new EngineFailure('BAD_REQUEST', '学年应写成 2025-2026 的样子。', { schoolYear });
  const firstYear = options.withPreviousYear === true ? previousSchoolYear(schoolYear) : schoolYear;
  if (firstYear < FIRST_SCHOOL_YEAR) throw new EngineFailure('BAD_REQUEST', `示例按鲁西新区成立以后的区划编写，学年不能早于 ${FIRST_SCHOOL_YEAR}。`, { schoolYear: firstYear });
  const context: WritingContext = { seed, schoolYear };
  const schools = planSchools(seed, options.schools, options.students);
  const posts = planCounselors(seed, schools, Number(schoolYear.slice(0, 4)));
  const duties = planDuties(seed, posts);
  const changes = planChanges(seed, schools, Number(schoolYear.slice(0, 4)));
  const field = new FieldFiles(context, schools, posts, duties);
  const counting = new Counting(schools, posts);
  const files: SampleFileTruth[] = [];
  const released = async ({ bytes, truths }: WrittenFile): Promise<SampleFile> => {
    // Lets a cancel message in between two files.
    await setImmediate();
    if (signal?.aborted === true) throw new EngineFailure('CANCELLED', '已取消，示例表格没有全部生成。');
    return { relativePath: truths[0]?.relativePath ?? '', bytes };
  };
  const finished = async (file: WrittenFile): Promise<SampleFile> => {
    const made = await released(file);
    files.push(...file.truths);
    return made;
  };

  for await (const file of directoryFiles(schools, context)) yield await finished(file);
  for await (const file of areaFiles(schools, changes, context)) yield await finished(file);
  for await (const file of rosterFiles(posts, duties, context)) yield await finished(file);
  for await (const file of field.independent()) yield await finished(file);
  for await (const file of resultFiles(schools, context)) {
    yield await finished(file);
    if (file.results === undefined) continue;
    counting.addResults(file.results.school, file.results.levels);
    for await (const own of field.after(file.results)) yield await finished(own);
  }
  for await (const file of field.end()) yield await finished(file);
  const byCounty = counting.by((school) => school.area.code);
  const countyTotals = planCountyTotals(byCounty, posts);
  yield await finished(await countyTotalsFile(countyTotals, context));
  let previous: EarlierTruth | undefined;
  if (options.withPreviousYear === true) {
    const earlier = earlierYearFiles({ seed, schoolYear: firstYear }, schools, posts, duties, changes);
    for (let next = await earlier.next(); ; next = await earlier.next()) {
      if (next.done === true) {
        previous = next.value;
        break;
      }
      yield await released(next.value);
    }
  }
  return {
    schoolYear,
    city: counting.city(),
    byCounty,
    byAdministrativeCounty: counting.by(administrativeCounties(schools)),
    byStage: counting.by((school) => school.kind.stage),
    bySchool: counting.by((school) => school.code),
    files,
    datasets: datasetRows(files),
    field: field.truth(),
    areas: areaTruth(changes, schools),
    countyTotals,
    ...(previous === undefined ? {} : { previous }),
  };
}
