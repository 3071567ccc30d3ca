/** Fictional spreadsheets of Heze's counties, as messy as real ones, with the truth they were made from. */
import { EngineFailure } from '../../../shared/contract';
import { schoolYearLabel } from '../../../shared/school-year';
import { type Level, planCity, type PlannedSchool } from './city-plan';
import { countBy, countGroup } from './counting';
import { directoryFiles } from './directory-files';
import { resultFiles } from './result-files';
import { rosterFiles } from './roster-files';
import type { SampleFileTruth, SampleTruth } from './truth';

export type { SampleCounts, SampleFileTruth, SampleTruth } from './truth';

export interface SampleOptions {
  readonly seed: number;
  /** Schools in scope; one kindergarten is added to the directory. */
  readonly schools: number;
  /** Pupils in the result files, each once, 未测 ones included. */
  readonly students: number;
  readonly schoolYear: string;
}

export interface SampleFile {
  /** With folders, separated by /. */
  readonly relativePath: string;
  readonly bytes: Uint8Array;
}

/** Equal options give equal bytes. Files come one at a time and are not kept, so memory stays flat. */
export async function* generateSample(options: SampleOptions, signal?: AbortSignal): AsyncGenerator<SampleFile, SampleTruth, undefined> {
  const startYear = Number(options.schoolYear.slice(0, 4));
  const title = schoolYearLabel(options.schoolYear);
  const plan = planCity({ ...options, startYear });
  const files: SampleFileTruth[] = [];
  const levels = new Map<PlannedSchool, Readonly<Record<Level, number>>>();
  const goOn = (): void => {
    if (signal?.aborted) throw new EngineFailure('CANCELLED', '已取消，示例表格没有全部生成。');
  };

  for await (const made of directoryFiles(plan, title)) {
    goOn();
    files.push(made.truth);
    yield made.file;
  }
  for await (const made of rosterFiles(plan, title, options.seed)) {
    goOn();
    files.push(made.truth);
    yield made.file;
  }
  for await (const made of resultFiles(plan, { seed: options.seed, startYear, title })) {
    goOn();
    files.push(made.truth);
    levels.set(made.school, made.levels);
    yield made.file;
  }
  return {
    seed: options.seed,
    schoolYear: options.schoolYear,
    city: countGroup(plan, plan.schools, levels),
    byCounty: countBy(plan, levels, (school) => school.county),
    byStage: countBy(plan, levels, (school) => school.stage),
    bySchool: countBy(plan, levels, (school) => school.code),
    files,
  };
}
