/** A page for every school, made in one run. */
import type { ProducedFile } from './file-results';

export interface SkippedSchool {
  readonly county: string;
  readonly school: string;
  /** Chinese. */
  readonly reason: string;
}

export interface SchoolFeedbackRun {
  /** Number of the report; every page bears it with a number of its own. */
  readonly id: string;
  /** Whether somebody stopped it; what is counted below is there whole. */
  readonly cancelled: boolean;
  /** Pages that were to be made. */
  readonly planned: number;
  /** Pages written now, and those that were there already with the same content. */
  readonly written: number;
  readonly present: number;
  readonly skipped: readonly SkippedSchool[];
  /** Where the files are; null: in `archive`. */
  readonly folder: string | null;
  readonly archive: ProducedFile | null;
}
