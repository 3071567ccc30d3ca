/** What officials read for the tables of a workspace file. */
import { DATASETS } from './datasets';

const OTHERS: Readonly<Record<string, string>> = { audit: '操作记录', batch: '导入批次', issue: '导入问题', issue_row: '问题所在行', school_key: '学校名册公钥', name_register: '学校加密名册', setting: '设置', meta: '工作区信息' };

export function findTableLabel(table: string): string {
  return DATASETS.find((dataset) => dataset.table === table)?.label ?? OTHERS[table] ?? table;
}
