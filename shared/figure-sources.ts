/** 这个数从哪来: the files and rows that a figure was counted from. */
import { DATASETS, type DatasetDefinition } from './datasets';
import type { FactView, IndicatorDefinition } from './indicators';

/** Facts that are worked out from the rows of a dataset whose table has another name. */
const TABLE_OF_FACT: Readonly<Partial<Record<FactView, string>>> = { fact_assessment_group: 'assessment', fact_hotline_day: 'hotline_shift' };

/** Where the rows of a figure come from, each kind once. */
export interface SourceKind {
  readonly view: FactView;
  /** Chinese name of the spreadsheets. */
  readonly label: string;
  /** Rows are pupils or callers: files are named, rows never listed. */
  readonly aboutPupils: boolean;
}

function datasetOf(view: FactView): DatasetDefinition {
  const table = TABLE_OF_FACT[view] ?? view.replace(/^fact_/, '');
  const dataset = DATASETS.find((each) => each.table === table);
  if (dataset === undefined) throw new Error(`no dataset behind ${view}`);
  return dataset;
}

/** What numerator and denominator are counted from, and what tells whether anything was reported. */
export function sourceKinds({ numerator, denominator }: IndicatorDefinition): readonly SourceKind[] {
  const views = [numerator, ...(denominator === undefined ? [] : [denominator])].flatMap(({ view, knownFrom }) => (knownFrom === undefined ? [view] : [view, knownFrom]));
  return [...new Set(views)].map((view) => {
    const { label, about } = datasetOf(view);
    return { view, label, aboutPupils: about === 'student' || view === 'fact_hotline_call' };
  });
}

export interface SourceFile {
  readonly batch: number;
  readonly fileName: string;
  readonly sheet: string;
  readonly sha256: string;
  /** Local time, YYYY-MM-DD HH:MM:SS. */
  readonly loadedAt: string;
  /** Rows of it behind the figure; null where rows are pupils in follow-up or callers, of whom only files are named. */
  readonly rows: number | null;
}

export interface FigureSource extends SourceKind {
  /** With the most rows first. */
  readonly files: readonly SourceFile[];
  readonly totalFiles: number;
  readonly totalRows: number | null;
}

export interface FigureSources {
  readonly schoolYear: string;
  readonly sources: readonly FigureSource[];
}

/** One row of a spreadsheet behind a figure. */
export interface SourceRow {
  readonly file: string;
  readonly sheet: string;
  /** As the spreadsheet numbers it. */
  readonly row: number;
  readonly county: string;
  readonly school: string;
  /** Of a teacher; '' where a row is about no person. */
  readonly name: string;
}
