/** Chinese words for what the engine reports about files, rows and issues. */
import type { ImportStatus, InspectedFile, IssueRecord } from '../../../shared/contract';
import { getDataset, type DatasetId } from '../../../shared/datasets';

export function datasetLabel(id: DatasetId): string {
  return getDataset(id).label;
}

export type InspectionStatus = 'failed' | 'attention' | 'ready' | 'unchanged';

export const INSPECTION_LABELS: Readonly<Record<InspectionStatus, { readonly label: string; readonly color: string }>> = {
  failed: { label: '无法导入', color: 'red' },
  attention: { label: '需要留意', color: 'orange' },
  ready: { label: '可以导入', color: 'green' },
  unchanged: { label: '已导入过', color: 'default' },
};

/** Worst first, as the list is sorted. */
export const INSPECTION_ORDER: readonly InspectionStatus[] = ['failed', 'attention', 'ready', 'unchanged'];

/** Below this the recognition deserves a look before committing. */
const SURE = 0.75;

export function inspectionStatus(file: InspectedFile): InspectionStatus {
  if (file.status === 'failed' || file.status === 'unchanged') return file.status;
  return attentions(file).length > 0 ? 'attention' : 'ready';
}

/** Why a recognised file deserves a look. */
export function attentions(file: InspectedFile): readonly string[] {
  return file.tables.flatMap((table) => {
    const reasons: string[] = [];
    if (table.missingRequired.length > 0) reasons.push(`缺少必需的列：${table.missingRequired.join('、')}`);
    if (table.schoolYear === null) reasons.push('表中没有写明学年');
    if (table.confidence < SURE) reasons.push(`识别把握只有${Math.round(table.confidence * 100)}%，请核对`);
    return reasons.map((reason) => (file.tables.length > 1 ? `【${table.sheet}】${reason}` : reason));
  });
}

export const IMPORT_STATUS: Readonly<Record<ImportStatus, { readonly label: string; readonly color: string }>> = {
  loaded: { label: '已导入', color: 'green' },
  unchanged: { label: '未变化', color: 'default' },
  failed: { label: '失败', color: 'red' },
};

export const SEVERITY: Readonly<Record<IssueRecord['severity'], { readonly label: string; readonly color: string }>> = {
  error: { label: '错误', color: 'red' },
  warning: { label: '提醒', color: 'orange' },
  info: { label: '说明', color: 'blue' },
};

export const ACTION: Readonly<Record<IssueRecord['action'], string>> = {
  fixed: '已自动修正',
  emptied: '该值已置空',
  rejected: '整行未导入',
  noted: '仅提示',
};
