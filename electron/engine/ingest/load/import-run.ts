/** One import: recognise every file, settle the school year, load each table as a batch, work out what counts. */
import type { DuckDBConnection } from '@duckdb/node-api';
import { EngineFailure, type CallOptions, type ImportedFile, type ImportReport, type ImportTotals } from '../../../../shared/contract';
import type { DatasetId } from '../../../../shared/datasets';
import { schoolYearOf } from '../../../../shared/school-year';
import { failureOf } from '../../failures';
import { derive } from '../../warehouse/derive';
import { number, rows } from '../../warehouse/sql';
import type { Pseudonymiser } from './identity';
import { notRecognised } from './inspect';
import { loadedBatch } from './known-batches';
import { loadTable } from './load-table';
import { type FoundTable, openAndRecognise, type OpenedFile } from './recognise-file';
import { schoolYearOfRows } from './row-dates';
import type { SourceFile } from './sources';
import { removeBatches } from './undo';

export interface ImportOptions extends CallOptions {
  /** For tables that do not say their year. */
  readonly schoolYear?: string | undefined;
  readonly pseudonymiser: Pseudonymiser;
  readonly today: Date;
}

/** What one run carries from file to file. */
interface Run {
  readonly progress: RunProgress;
  readonly committed: { readonly batch: number; readonly dataset: DatasetId }[];
  readonly fallbackYear: () => Promise<string>;
}

export async function runImport(connection: DuckDBConnection, files: readonly SourceFile[], options: ImportOptions): Promise<ImportReport> {
  if (files.length === 0) throw new EngineFailure('NOTHING_TO_IMPORT', '所选文件夹里没有文件。请选择装有表格的文件夹。');
  let fallback: Promise<string> | undefined;
  const fallbackYear = (): Promise<string> => (fallback ??= fallbackSchoolYear(connection, files, options));
  const run: Run = { progress: new RunProgress(files.length, options), committed: [], fallbackYear };
  const entries: ImportedFile[] = [];
  try {
    for (const file of files) {
      run.progress.file(file.displayName);
      entries.push(...(await importFile(connection, file, run, options)));
      run.progress.fileDone();
    }
  } catch (error) {
    // Cancelled or broken off: nothing of this run stays.
    await removeBatches(connection, run.committed);
    throw error;
  }
  if (run.committed.length > 0) {
    options.onProgress?.({ phase: '汇总数据', done: files.length, total: files.length });
    await derive(connection);
  }
  const finished = await withDerivedCounts(connection, entries);
  return { files: finished, totals: totalsOf(finished) };
}

async function importFile(connection: DuckDBConnection, file: SourceFile, run: Run, options: ImportOptions): Promise<ImportedFile[]> {
  let opened: OpenedFile | undefined;
  const done: ImportedFile[] = [];
  try {
    opened = await openAndRecognise(file, options.signal);
    if (opened.tables.length === 0) throw notRecognised(opened.skippedSheets);
    for (const table of opened.tables) done.push(await importTable(connection, opened, table, run, options));
    return done;
  } catch (error) {
    const failure = failureOf(error);
    if (failure.code === 'CANCELLED') throw error;
    return [...done, failedEntry(file, opened?.sha256 ?? '', failure)];
  } finally {
    await opened?.close();
  }
}

async function importTable(
  connection: DuckDBConnection,
  opened: OpenedFile,
  table: FoundTable,
  run: Run,
  options: ImportOptions,
): Promise<ImportedFile> {
  const { layout, sheet } = table;
  const base = { path: opened.file.path, sha256: opened.sha256, dataset: layout.dataset.id, sheet: sheet.name, error: null };
  const known = await loadedBatch(connection, opened.sha256, sheet.name);
  if (known !== null) {
    return { ...base, ...noRows, status: 'unchanged', schoolYear: null, batch: known, message: `内容与批次 ${known} 相同，没有重复导入。` };
  }
  if (layout.missingRequired.length > 0) {
    const labels = layout.missingRequired.map((column) => `“${column.label}”`).join('、');
    throw new EngineFailure('NOT_RECOGNISED', `工作表“${sheet.name}”像是${layout.dataset.label}，但缺少必填栏${labels}。请补上这一栏后重新上报。`);
  }
  const schoolYear = layout.heading.schoolYear ?? options.schoolYear ?? schoolYearOfRows(table) ?? layout.heading.schoolYearOfDate ?? (await run.fallbackYear());
  const loaded = await loadTable(
    connection,
    { sheet, layout, merges: table.merges, fileName: opened.file.displayName, sha256: opened.sha256 },
    { schoolYear, heading: layout.heading, pseudonymiser: options.pseudonymiser },
    { signal: options.signal, onRows: (count) => run.progress.rows(count) },
  );
  run.committed.push({ batch: loaded.batch, dataset: layout.dataset.id });
  const rejected = loaded.rowsRejected > 0 ? `，退回 ${loaded.rowsRejected} 行（见问题清单）` : '';
  return { ...base, ...noRows, ...loaded, status: 'loaded', schoolYear, message: `${layout.dataset.label}：导入 ${loaded.rowsLoaded} 行${rejected}。` };
}

const noRows = { rowsRead: 0, rowsLoaded: 0, rowsRejected: 0, rowsSkipped: 0, rowsReplacing: 0, issues: 0 } as const;

function failedEntry(file: SourceFile, sha256: string, error: NonNullable<ImportedFile['error']>): ImportedFile {
  return { path: file.path, sha256, ...noRows, status: 'failed', dataset: null, sheet: null, schoolYear: null, batch: null, message: error.message, error };
}

/** The year most tables of this run state, else the latest year in the workspace, else today's. */
async function fallbackSchoolYear(connection: DuckDBConnection, files: readonly SourceFile[], options: ImportOptions): Promise<string> {
  const votes = new Map<string, number>();
  for (const [index, file] of files.entries()) {
    if (options.signal?.aborted) throw new EngineFailure('CANCELLED', '已取消，没有导入任何文件。');
    options.onProgress?.({ phase: '识别文件', done: index, total: files.length, item: file.displayName });
    const opened = await openAndRecognise(file, options.signal).catch(() => undefined);
    for (const table of opened?.tables ?? []) {
      const year = table.layout.heading.schoolYear ?? schoolYearOfRows(table);
      if (year !== null) votes.set(year, (votes.get(year) ?? 0) + 1);
    }
    await opened?.close();
  }
  const stated = [...votes].sort((a, b) => b[1] - a[1] || b[0].localeCompare(a[0]))[0]?.[0];
  if (stated !== undefined) return stated;
  const loaded = (await rows(connection, 'SELECT max(schoolYear) AS schoolYear FROM batch'))[0]?.['schoolYear'];
  return typeof loaded === 'string' ? loaded : schoolYearOf({ year: options.today.getFullYear(), month: options.today.getMonth() + 1 });
}

/** Issues and replacements are known only after the whole run: a roster may stand before the directory it refers to. */
async function withDerivedCounts(connection: DuckDBConnection, entries: readonly ImportedFile[]): Promise<ImportedFile[]> {
  const counts = await rows(
    connection,
    `SELECT b.batch, (SELECT count(*) FROM issues i WHERE i.batch = b.batch) AS issues, coalesce(r.rowsReplacing, 0) AS rowsReplacing
     FROM batch b LEFT JOIN batch_replacement r USING (batch)`,
  );
  const byBatch = new Map(counts.map((row) => [number(row['batch']), row]));
  return entries.map((entry) => {
    const row = entry.status === 'loaded' && entry.batch !== null ? byBatch.get(entry.batch) : undefined;
    if (row === undefined) return entry;
    const rowsReplacing = number(row['rowsReplacing']);
    const replacing = rowsReplacing > 0 ? `其中 ${rowsReplacing} 行更新了以前导入的同一对象。` : '';
    return { ...entry, issues: number(row['issues']), rowsReplacing, message: entry.message + replacing };
  });
}

function totalsOf(entries: readonly ImportedFile[]): ImportTotals {
  const count = (status: ImportedFile['status']): number => entries.filter((entry) => entry.status === status).length;
  const sum = (field: keyof typeof noRows): number => entries.reduce((total, entry) => total + entry[field], 0);
  return {
    files: new Set(entries.map((entry) => entry.path)).size,
    loaded: count('loaded'),
    unchanged: count('unchanged'),
    failed: count('failed'),
    rowsRead: sum('rowsRead'),
    rowsLoaded: sum('rowsLoaded'),
    rowsRejected: sum('rowsRejected'),
    rowsSkipped: sum('rowsSkipped'),
    rowsReplacing: sum('rowsReplacing'),
    issues: sum('issues'),
  };
}

class RunProgress {
  private readonly started = Date.now();
  private done = 0;
  private item = '';
  private rowCount = 0;

  constructor(
    private readonly total: number,
    private readonly options: CallOptions,
  ) {}

  file(item: string): void {
    this.item = item;
    this.report();
  }

  fileDone(): void {
    this.done++;
  }

  rows(count: number): void {
    this.rowCount += count;
    this.report();
  }

  private report(): void {
    const seconds = (Date.now() - this.started) / 1000;
    const secondsLeft = this.done === 0 ? undefined : Math.round((seconds / this.done) * (this.total - this.done));
    this.options.onProgress?.({
      phase: '导入数据',
      done: this.done,
      total: this.total,
      item: this.item,
      ...(seconds > 0.5 ? { rowsPerSecond: Math.round(this.rowCount / seconds) } : {}),
      ...(secondsLeft === undefined ? {} : { secondsLeft }),
    });
  }
}
