import { Button, Table, Tag, type TableColumnsType } from 'antd';
import { memo } from 'react';
import type { InspectedFile, RecognisedTable } from '../../../shared/contract';
import { MISSING_TEXT } from '../../../shared/format';
import { fileName } from '../../file-name';
import { useAvailableHeight } from '../../use-available-height';
import { fileKey } from './import-state';
import { attentions, datasetLabel, INSPECTION_LABELS, type InspectionStatus } from './labels';

export interface RatedFile {
  readonly file: InspectedFile;
  readonly status: InspectionStatus;
}

function each(file: InspectedFile, read: (table: RecognisedTable) => string): string {
  return file.tables.length === 0 ? MISSING_TEXT : file.tables.map(read).join('；');
}

/** One line on what stands in the way, or on what was left aside. */
function remark(file: InspectedFile): string {
  if (file.error !== null) return file.error.message;
  const skipped = file.skippedSheets.map(({ sheet, reason }) => `工作表“${sheet}”未导入：${reason}`);
  return [...attentions(file), ...skipped].join('；');
}

export interface InspectedListProps {
  readonly entries: readonly RatedFile[];
  readonly onOpen: (key: string) => void;
  readonly onRemove: (key: string) => void;
}

/** Thousands of files: only the rows in view are drawn, and typing elsewhere does not draw them again. */
export const InspectedList = memo(function InspectedList({ entries, onOpen, onRemove }: InspectedListProps) {
  const [box, height] = useAvailableHeight(64);
  const columns: TableColumnsType<RatedFile> = [
    { title: '状态', key: 'status', width: 84, render: (_, { status }) => <Tag color={INSPECTION_LABELS[status].color}>{INSPECTION_LABELS[status].label}</Tag> },
    {
      title: '文件',
      key: 'name',
      width: 230,
      ellipsis: true,
      render: (_, { file }) => (
        <button type="button" className="group-link" title={file.path} onClick={() => onOpen(fileKey(file))}>
          {fileName(file.name)}
        </button>
      ),
    },
    { title: '识别为', key: 'dataset', width: 124, ellipsis: true, render: (_, { file }) => each(file, (table) => datasetLabel(table.dataset)) },
    { title: '学年', key: 'year', width: 84, ellipsis: true, render: (_, { file }) => each(file, (table) => table.schoolYear ?? '未写明') },
    { title: '工作表', key: 'sheet', width: 76, ellipsis: true, render: (_, { file }) => each(file, (table) => table.sheet) },
    { title: '表头行', key: 'header', width: 60, align: 'center', render: (_, { file }) => each(file, (table) => String(table.headerRow)) },
    { title: '把握', key: 'confidence', width: 56, align: 'center', render: (_, { file }) => each(file, (table) => `${Math.round(table.confidence * 100)}%`) },
    {
      title: '列',
      key: 'columns',
      width: 96,
      ellipsis: true,
      render: (_, { file }) => each(file, (table) => `认出${table.columns.length}${table.unmappedHeaders.length > 0 ? `，余${table.unmappedHeaders.length}` : ''}`),
    },
    { title: '说明', key: 'remark', ellipsis: true, render: (_, { file }) => <span title={remark(file)}>{remark(file)}</span> },
    {
      title: '',
      key: 'remove',
      width: 56,
      render: (_, { file }) => (
        <Button size="small" type="text" onClick={() => onRemove(fileKey(file))} aria-label={`移除${file.name}`}>
          移除
        </Button>
      ),
    },
  ];
  return (
    <div ref={box} className="fill" data-testid="inspect-list">
      <Table<RatedFile> size="small" virtual rowKey={({ file }) => fileKey(file)} columns={columns} dataSource={[...entries]} pagination={false} scroll={{ x: 1100, y: height }} />
    </div>
  );
});
