/** One file from its bytes to cleaned rows. Runs in a worker thread or, in tests, in the engine's own. */
import { type EngineError, EngineFailure } from '../../../../shared/contract';
import { catalogueWith } from '../../../../shared/scales';
import { failureOf } from '../../failures';
import { PupilCodes } from '../../name-register/pupil-code';
import { hashSource } from '../read/byte-source';
import { openWorkbook } from '../read/open-workbook';
import { DEFAULT_LEVEL_MAPPING } from '../../../../shared/risk';
import { schoolYearOf as schoolYearOfMonth } from '../../../../shared/school-year';
import type { MergedRange } from '../read/types';
import type { TableLayout } from '../recognise/types';
import { type FileTask, levelsOf, openInput } from './file-task';
import { Pseudonymiser } from './identity';
import { doubtOf, meaningMessage, rowsOfTable } from './level-meaning';
import { NameCollector } from './name-collector';
import { prepareSheet } from './prepare-sheet';
import type { FileOutcome, FileSink, SkippedSheet, TableFacts } from './prepared';
import { type RecognisedSheet, type RecognisedWorkbook, recogniseWorkbook } from './recognise-workbook';
import type { CompletionContext, TableLevels } from './record';
import { statedSchoolYear } from './row-dates';
import type { SchoolKeys } from './school-keys';
import { TablePreparation } from './table-preparation';

export interface PrepareContext {
  /** Secret of the pseudonyms. */
  readonly key: Uint8Array;
  /** Chosen by the user for tables that do not say theirs. */
  readonly schoolYear: string | undefined;
  /** Of schools that want to know their pupils again; null: there are none. */
  readonly schoolKeys: SchoolKeys | null;
  /** For tables that nothing else tells the year of; asked for by the outcome needsSchoolYear. */
  readonly fallbackYear: string | undefined;
}

export async function prepareFile(task: FileTask, context: PrepareContext, sink: FileSink, signal: AbortSignal | undefined): Promise<FileOutcome> {
  let sha256 = '';
  try {
    const source = await openInput(task.input, signal);
    try {
      sha256 = await hashSource(source, signal);
      const workbook = await openWorkbook(source, { passwords: task.passwords, ...(signal === undefined ? {} : { signal }) });
      try {
        if ((await sink.opened(sha256, source.size, workbook.format)) === 'skip') return { status: 'skipped', sha256, bytes: source.size };
        const recognised = await recogniseWorkbook(workbook, task);
        const tables = recognised.sheets.flatMap((sheet) => sheet.tables.map((layout) => ({ sheet, layout })));
        if (tables.length === 0) throw notRecognised(withUnknown(recognised));
        const refused = tables.map(({ sheet, layout }) => reasonToRefuse(sheet, layout, levelsOf(task, layout)));
        if (refused.every((reason) => reason !== null) && refused[0] != null) throw refused[0];
        if (context.fallbackYear === undefined && tables.some(({ sheet, layout }) => schoolYearOf(layout, sheet, context) === null)) return { status: 'needsSchoolYear', sha256 };
        const prepared = await prepareSheets(recognised, task, context, sink, signal);
        return { status: 'prepared', sha256, bytes: source.size, ...prepared, skippedSheets: withUnknown(recognised) };
      } finally {
        await workbook.close();
      }
    } finally {
      await source.close();
    }
  } catch (error) {
    const failure = failureOf(error);
    if (failure.code === 'CANCELLED') throw error;
    return { status: 'failed', sha256, error: failure };
  }
}

type Prepared = Pick<Extract<FileOutcome, { status: 'prepared' }>, 'tables' | 'failedTables'>;

async function prepareSheets(recognised: RecognisedWorkbook, task: FileTask, context: PrepareContext, sink: FileSink, signal: AbortSignal | undefined): Promise<Prepared> {
  const pseudonymiser = new Pseudonymiser(context.key);
  const failedTables: { readonly sheet: string; readonly error: EngineError }[] = [];
  const scales = catalogueWith(task.ownScales);
  let count = 0;
  for (const sheet of recognised.sheets) {
    let inSheet = 0;
    await prepareSheet(sheet, {
      displayName: task.displayName,
      includeHidden: task.includeHidden,
      memory: new Map(task.memory.map((layout) => [layout.layoutKey, layout])),
      signal,
      begin: async (layout: TableLayout, merges: readonly MergedRange[]) => {
        // One table that cannot be taken does not keep the others of its workbook out, but is not passed over silently either.
        const levels = levelsOf(task, layout);
        const reason = reasonToRefuse(sheet, layout, levels);
        if (reason !== null) {
          failedTables.push({ sheet: sheet.sheet.name, error: reason.error });
          return null;
        }
        const schoolYear = schoolYearOf(layout, sheet, context) ?? context.fallbackYear;
        // Only a table found further down can lack its year here: the others have been asked about before.
        if (schoolYear === undefined) throw new EngineFailure('NOT_RECOGNISED', `工作表“${sheet.sheet.name}”第${layout.firstHeaderRow}行的表格没有写明学年。请在导入时选择学年。`);
        const completion: CompletionContext = { schoolYear, heading: layout.heading, levels, pseudonymiser, schools: new Map(), scales, names: collectorFor(layout, schoolYear, context) };
        const table = count++;
        const preparation = new TablePreparation(table, layout, merges, completion, sink);
        const decision = await sink.table(table, factsOf(sheet, layout, ++inSheet, completion, preparation.measures));
        return decision === 'load' ? preparation : null;
      },
    });
  }
  return { tables: count, failedTables };
}

function collectorFor({ dataset }: TableLayout, schoolYear: string, { key, schoolKeys }: PrepareContext): NameCollector | null {
  return schoolKeys === null || dataset.about !== 'student' ? null : new NameCollector(schoolKeys, new PupilCodes(key), schoolYear);
}

function factsOf(sheet: RecognisedSheet, layout: TableLayout, tableNumber: number, { schoolYear, levels: { numbering } }: CompletionContext, measures: readonly string[]): TableFacts {
  return {
    sheet: sheet.sheet.name,
    tableNumber,
    dataset: layout.dataset.id,
    headerRow: layout.lastHeaderRow,
    title: layout.heading.title,
    schoolYear,
    // The usual meaning of 一级 goes without saying, so that what was imported before there was another is known again.
    mapping: layout.columns.map(({ column, sheetColumn, header }) => ({ column: column.id, label: column.label, sheetColumn, header, ...(column.type === 'riskLevel' && numbering !== DEFAULT_LEVEL_MAPPING.preset ? { numbering } : {}) })),
    measures,
    unit: layout.heading.unit,
    county: layout.heading.county,
  };
}

function schoolYearOf(layout: TableLayout, sheet: RecognisedSheet, context: PrepareContext): string | null {
  const year = layout.heading.schoolYear ?? context.schoolYear ?? statedSchoolYear(layout, sheet.head) ?? layout.heading.schoolYearOfDate;
  // Rows in force by their own dates need no year: nobody is asked for one, and the batch is filed under the year of its import.
  return year ?? (layout.dataset.about === 'reference' ? currentSchoolYear() : null);
}

function currentSchoolYear(): string {
  const today = new Date();
  return schoolYearOfMonth({ year: today.getFullYear(), month: today.getMonth() + 1 });
}

/** What a person has to look at first is not loaded on a guess. */
function reasonToRefuse(recognised: RecognisedSheet, layout: TableLayout, levels: TableLevels): EngineFailure | null {
  const sheet = recognised.sheet.name;
  if (layout.missingRequired.length > 0) return incomplete(sheet, layout);
  const doubt = doubtOf(layout, rowsOfTable(recognised, layout), levels);
  if (doubt !== null) return new EngineFailure('NOT_RECOGNISED', `工作表“${sheet}”没有导入。${meaningMessage(doubt)}`, { layoutKey: layout.layoutKey, levelMeaning: true });
  if (!layout.needsConfirmation) return null;
  return new EngineFailure(
    'NOT_RECOGNISED',
    `工作表“${sheet}”像是${layout.dataset.label}，但把握只有${Math.round(layout.confidence * 100)}%，没有导入。请在“数据导入”页指认各栏，同样表头的文件只须指认一次。`,
    { layoutKey: layout.layoutKey, confidence: layout.confidence },
  );
}

function incomplete(sheet: string, layout: TableLayout): EngineFailure {
  const labels = layout.missingRequired.map((column) => `“${column.label}”`).join('、');
  return new EngineFailure('NOT_RECOGNISED', `工作表“${sheet}”像是${layout.dataset.label}，但缺少必填栏${labels}。请指认是哪一列，或补上这一栏后重新上报。`, { layoutKey: layout.layoutKey });
}

/** Tables nobody has said anything about are named, so that none is passed over silently. */
function withUnknown({ sheets, skippedSheets }: RecognisedWorkbook): SkippedSheet[] {
  const unknown = sheets.flatMap(({ sheet, unknown: tables }) =>
    tables.map(({ headerRow }) => ({ sheet: sheet.name, reason: `第${headerRow}行起有一张认不出的表格，没有导入。如应导入，请指认它是哪一种表。` })),
  );
  return [...skippedSheets, ...unknown];
}

export function notRecognised(skippedSheets: readonly SkippedSheet[]): EngineFailure {
  const reasons = skippedSheets.map(({ sheet, reason }) => `工作表“${sheet}”：${reason}`).join('');
  return new EngineFailure('NOT_RECOGNISED', `没有找到可以导入的表格。${reasons}请核对文件，表头应含有各栏名称（如学校名称、姓名、预警等级）。`);
}
