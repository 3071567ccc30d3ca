/** Inspected files, reports and answers of the engine, as tests of the import page use them. */
import { success, type BatchRecord, type ImportReport, type InspectedFile, type RecognisedTable, type StagedImport, type TableHeader, type UnknownTable } from '../../../shared/contract';
import type { Answers } from './fake-engine';

export function header(position: number, text: string, columnId: string | null): TableHeader {
  return { position, sheetColumn: String.fromCharCode(65 + position), text, columnId, basis: columnId === null ? null : 'header', examples: [] };
}

export function table(change: Partial<RecognisedTable> = {}): RecognisedTable {
  return {
    sheet: 'Sheet1',
    layoutKey: 'a'.repeat(16),
    needsConfirmation: false,
    levelMeaning: null,
    headers: [header(0, '县区', 'county'), header(1, '学校全称', 'schoolName'), header(2, '备注', null)],
    hiddenRows: 0,
    hiddenColumns: 0,
    dataset: 'schools',
    confidence: 0.95,
    headerRow: 4,
    title: '学校基本情况统计表',
    schoolYear: '2025-2026',
    columns: [{ columnId: 'schoolName', label: '学校名称', header: '学校全称', sheetColumn: 'B' }],
    unmappedHeaders: ['备注'],
    missingRequired: [],
    preview: [['曹县第一中学']],
    ...change,
  };
}

export function unknownTable(change: Partial<UnknownTable> = {}): UnknownTable {
  return { sheet: '汇总', layoutKey: 'c'.repeat(16), headerRow: 3, headers: [header(0, '甲', null), header(1, '学校名称', null)], ...change };
}

export function inspected(name: string, change: Partial<InspectedFile> = {}): InspectedFile {
  return {
    path: name,
    name,
    bytes: 100,
    sha256: `content of ${name}`,
    status: 'recognised',
    format: 'xlsx',
    tables: [table()],
    unknownTables: [],
    hiddenSheets: 0,
    skippedSheets: [],
    error: null,
    source: { kind: 'upload', uploadId: `upload of ${name}` },
    ...change,
  };
}

export function failed(name: string, code: NonNullable<InspectedFile['error']>['code'], message: string, change: Partial<InspectedFile> = {}): InspectedFile {
  return inspected(name, { status: 'failed', tables: [], error: { code, message }, ...change });
}

export const DAMAGED = failed('坏.xlsx', 'DAMAGED_FILE', '文件已损坏，请重新导出。');
export const LOCKED = failed('加密.xlsx', 'ENCRYPTED_WORKBOOK', '文件有打开口令。');

export const REPORT: ImportReport = {
  files: [
    { path: '名录.xlsx', sha256: 'content of 名录.xlsx', status: 'loaded', dataset: 'schools', sheet: 'Sheet1', schoolYear: '2025-2026', batch: 7, rowsRead: 12, rowsLoaded: 11, rowsRejected: 1, rowsSkipped: 2, rowsReplacing: 0, issues: 1, message: '已导入', error: null },
  ],
  totals: { files: 1, loaded: 1, unchanged: 0, failed: 0, rowsRead: 12, rowsLoaded: 11, rowsRejected: 1, rowsSkipped: 2, rowsReplacing: 0, issues: 1 },
};

export const STAGED: StagedImport = { stagedAt: '2025-11-23 08:00:00', ...REPORT };

export function batchRecord(batch: number, change: Partial<BatchRecord> = {}): BatchRecord {
  return { batch, importId: 1, dataset: 'schools', fileName: '名录.xlsx', sha256: 'ab', sheet: 'Sheet1', schoolYear: '2025-2026', loadedAt: '2025-11-23T08:00:00Z', rowsRead: 12, rowsLoaded: 11, rowsRejected: 1, rowsSkipped: 2, rowsReplaced: 0, issues: 0, ...change };
}

/** An engine with nothing staged, nothing watched and no problems. */
export const QUIET: Answers = {
  'import.staged': () => success({ staged: null }),
  'import.layouts': () => success({ layouts: [] }),
  'watch.list': () => success({ folders: [] }),
  'upload.append': ({ uploadId = 'u1', chunk }) => success({ uploadId, bytes: chunk.byteLength }),
  'upload.discard': ({ uploadIds }) => success({ discarded: uploadIds.length }),
  'import.stage': () => success(STAGED),
  'import.commit': () => success(REPORT),
  'import.discard': () => success({ discarded: true }),
  'import.issues': () => success({ issues: [], total: 0 }),
  'import.issueGroups': () => success({ groups: [], total: 0 }),
  'import.schoolQuestions': () => success({ questions: [] }),
};
