/** What was saved and what is missing, as a text that stays beside the new workspace. */
import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { SalvageReport } from '../../../shared/salvage';
import { writeFailure } from '../backup/write-failure';
import { stampOf } from '../local-stamp';

/** @returns path of the text */
export async function writeReport(damaged: string, target: string, { tables, batchesWhole, batchesMissingRows, auditIntact }: Omit<SalvageReport, 'path' | 'reportPath'>): Promise<string> {
  const lost = tables.filter(({ rows, readable }) => readable < rows);
  const lines = [
    `抢救报告：${basename(damaged)} → ${basename(target)}`,
    `时间：${stampOf(new Date())}`,
    '原文件未作任何改动，请保留，以备专业人员处理。',
    '',
    `完整的导入批次：${batchesWhole} 个`,
    `缺行的导入批次：${batchesMissingRows.length} 个`,
    ...batchesMissingRows.map(({ batch, fileName, sheet, rowsExpected, rowsSaved }) => `  第 ${batch} 批，${fileName}（${sheet}）：应有 ${rowsExpected} 行，读出 ${rowsSaved} 行，缺 ${rowsExpected - rowsSaved} 行。请撤销这一批后重新导入该文件。`),
    '',
    lost.length === 0 ? '各数据表都完整读出。' : '读不完整的数据表：',
    ...lost.map(({ table, rows, readable }) => `  ${table}：应有 ${rows} 行，读出 ${readable} 行`),
    '',
    auditIntact ? '操作记录完整。' : '操作记录不完整，校验链已断开。',
    '',
  ];
  const path = target.replace(/\.yuxin$/i, '') + '-抢救报告.txt';
  try {
    // Editors of Windows know UTF-8 by its mark.
    await writeFile(path, `\uFEFF${lines.join('\r\n')}`);
  } catch (error) {
    throw writeFailure(error, path);
  }
  return path;
}
