/** Chinese words for what the engine reports about files, rows and issues. */
import type { ImportStatus, InspectedFile, IssueRecord } from '../../../shared/contract';
import { getDataset, type DatasetId } from '../../../shared/datasets';
import { MISSING_TEXT } from '../../../shared/format';
import type { Basis } from './layout-choice';
import { hidesSomething } from './questions';
import { isImportable, waitsFor } from './file-list';

interface Tagged {
  readonly label: string;
  readonly color: string;
}

/** As in file choosers of the host: what is read is told by content, the ending is only a first hint. */
export const FORMATS = '.xlsx .xlsm .xls .xlsb .et .ods .csv .txt，以及装有这些表格的 .zip';
export const ACCEPT = '.xlsx,.xlsm,.xls,.xlsb,.et,.ett,.ods,.csv,.tsv,.txt,.xml,.htm,.html,.zip';

export function datasetLabel(id: DatasetId): string {
  return getDataset(id).label;
}

export function datasetOrMissing(id: DatasetId | null): string {
  return id === null ? MISSING_TEXT : datasetLabel(id);
}

/** Worst first, as the list is sorted. */
export const INSPECTION_ORDER = ['failed', 'question', 'attention', 'ready', 'unchanged'] as const;
export type InspectionStatus = (typeof INSPECTION_ORDER)[number];

export const INSPECTION_LABELS: Readonly<Record<InspectionStatus, Tagged>> = {
  failed: { label: '无法导入', color: 'red' },
  question: { label: '等您回答', color: 'gold' },
  attention: { label: '请留意', color: 'orange' },
  ready: { label: '可以导入', color: 'green' },
  unchanged: { label: '已导入过', color: 'default' },
};

export function inspectionStatus(file: InspectedFile): InspectionStatus {
  if (waitsFor(file) !== null) return 'question';
  if (!isImportable(file)) return 'failed';
  if (file.status === 'unchanged') return 'unchanged';
  return attentions(file).length > 0 ? 'attention' : 'ready';
}

/** Why a file that can be imported deserves a look. */
export function attentions(file: InspectedFile): readonly string[] {
  const reasons = file.tables.flatMap((table) => {
    const found: string[] = [];
    if (table.needsConfirmation) found.push(table.missingRequired.length > 0 ? `没找到必需的列：${table.missingRequired.join('、')}` : '表头没有完全认准');
    if (table.levelMeaning !== null) found.push('请核对等级含义');
    return file.tables.length > 1 ? found.map((reason) => `【${table.sheet}】${reason}`) : found;
  });
  const unknown = file.unknownTables.map(({ sheet, headerRow }) => `表头认不出是哪一种表（工作表“${sheet}”第${headerRow}行）`);
  return [...reasons, ...unknown];
}

/** One line on what stands in the way, or on what was left aside. */
export function remark(file: InspectedFile): string {
  const wait = waitsFor(file);
  if (wait === 'password') return '打开文件需要密码，请在上方填写。';
  if (wait === null && file.error !== null) return file.error.message;
  const skipped = file.skippedSheets.map(({ sheet, reason }) => `工作表“${sheet}”未导入：${reason}`);
  const year = file.tables.some((table) => table.schoolYear === null) ? ['没有写明学年'] : [];
  const hidden = hidesSomething(file) ? ['有隐藏的内容'] : [];
  return [...attentions(file), ...year, ...hidden, ...skipped].join('；');
}

export const BASIS: Readonly<Record<Basis, Tagged>> = {
  header: { label: '表头', color: 'green' },
  near: { label: '相近', color: 'orange' },
  values: { label: '内容', color: 'orange' },
  memory: { label: '上次确认', color: 'blue' },
  person: { label: '您选的', color: 'blue' },
};

export const IMPORT_STATUS: Readonly<Record<ImportStatus, Tagged>> = {
  loaded: { label: '导入', color: 'green' },
  unchanged: { label: '未变化', color: 'default' },
  failed: { label: '失败', color: 'red' },
};

export const SEVERITY: Readonly<Record<IssueRecord['severity'], Tagged>> = {
  error: { label: '错误', color: 'red' },
  warning: { label: '提醒', color: 'orange' },
  info: { label: '说明', color: 'blue' },
};

export const ACTION: Readonly<Record<IssueRecord['action'], string>> = {
  fixed: '已自动修正',
  emptied: '该值已置空',
  rejected: '整行退回',
  noted: '仅提示',
};
