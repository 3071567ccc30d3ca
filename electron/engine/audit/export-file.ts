/** Entries of the log as a workbook or as CSV, written by the same hands as every result that leaves. */
import { DuckDBDataChunk, INTEGER, VARCHAR } from '@duckdb/node-api';
import type { ProducedFile } from '../../../shared/contract';
import { formatInteger } from '../../../shared/format';
import { stampOf } from '../local-stamp';
import { csvFile } from '../query/export/csv-file';
import type { ResultRows } from '../query/export/result-rows';
import { xlsxFile } from '../query/export/xlsx-file';
import type { ReportTextSheet } from '../report/model';
import type { ShownEntry } from './entries';

/** DuckDB's own. */
const ROWS_OF_A_CHUNK = 2048;

const COLUMNS = [
  { name: 'entry', label: '序号', type: INTEGER },
  { name: 'at', label: '时间', type: VARCHAR },
  { name: 'operator', label: '操作人', type: VARCHAR },
  { name: 'account', label: '本机账户', type: VARCHAR },
  { name: 'action', label: '操作', type: VARCHAR },
  { name: 'details', label: '内容', type: VARCHAR },
  { name: 'hash', label: '本条校验值', type: VARCHAR },
] as const;

export interface AuditExport {
  readonly format: 'xlsx' | 'csv';
  readonly encoding: 'utf8' | 'gb18030';
  readonly workspace: string;
  readonly operator: string;
  readonly appVersion: string;
  /** What was looked for, in Chinese. */
  readonly filter: string;
  readonly fingerprint: string;
  readonly issuedOn: Date;
}

export async function auditFile(entries: readonly ShownEntry[], about: AuditExport): Promise<ProducedFile> {
  const rows = asRows(entries);
  const fileName = `操作记录-${stampOf(about.issuedOn).slice(0, 10)}.${about.format}`;
  if (about.format === 'csv') return { fileName, bytes: csvFile(rows, about.encoding) };
  return { fileName, bytes: await xlsxFile(rows, { title: '操作记录', source: sourceSheet(entries.length, about), issuedOn: about.issuedOn }) };
}

function asRows(entries: readonly ShownEntry[]): ResultRows {
  const chunks: DuckDBDataChunk[] = [];
  for (let start = 0; start < entries.length; start += ROWS_OF_A_CHUNK) {
    const part = entries.slice(start, start + ROWS_OF_A_CHUNK);
    const chunk = DuckDBDataChunk.create(COLUMNS.map(({ type }) => type), part.length);
    chunk.setRows(part.map((entry) => COLUMNS.map(({ name }) => entry[name])));
    chunks.push(chunk);
  }
  return { columns: COLUMNS, chunks, rowCount: entries.length, hidden: new Set(), suppressed: -1 };
}

function sourceSheet(count: number, { workspace, operator, appVersion, filter, fingerprint, issuedOn }: AuditExport): ReportTextSheet {
  return {
    kind: 'text',
    name: '说明',
    title: '操作记录说明',
    blocks: [
      {
        kind: 'facts',
        heading: '本文件',
        facts: [
          { label: '工作区', text: workspace },
          { label: '条数', text: `${formatInteger(count)} 条，最近的在前` },
          { label: '筛选', text: filter },
          { label: '导出时间', text: stampOf(issuedOn) },
          { label: '导出人', text: operator },
          { label: '程序版本', text: appVersion },
          { label: '签名密钥', text: fingerprint },
        ],
      },
      {
        kind: 'paragraphs',
        heading: '怎样核对',
        texts: [
          '每条记录的校验值由上一条的校验值和本条内容算出，改动、删去或插入任何一条都会使其后的校验值对不上。',
          '本文件与“签名.json”装在同一个压缩包里。核对压缩包：在“设置 → 操作记录”中选择“核对导出的记录”，或用命令 yuxin verify <压缩包>。解压后另存、改动过的文件不再有签名。',
          '记录中只有操作、参数、条数和文件的校验值，没有学生信息。',
        ],
      },
    ],
  };
}
