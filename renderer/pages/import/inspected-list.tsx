import { Button, Table, Tag, type TableColumnsType } from 'antd';
import { memo, useMemo } from 'react';
import type { InspectedFile, RecognisedTable } from '../../../shared/contract';
import { MISSING_TEXT } from '../../../shared/format';
import { fileName } from '../../file-name';
import { useAvailableHeight } from '../../use-available-height';
import { datasetLabel, INSPECTION_LABELS } from './labels';
import type { RatedFile } from './rated-files';
import { BELOW_WITH_BAR } from './sizes';

/** Several tables of one file mostly say the same; that is written once. */
function each(file: InspectedFile, read: (table: RecognisedTable) => string): string {
  return file.tables.length === 0 ? MISSING_TEXT : [...new Set(file.tables.map(read))].join('；');
}

/** The last folders only: they tell the county, while the first ones are the same for all. */
function folderOf({ name, path }: InspectedFile): string {
  const foldersOf = (text: string) => text.split(/[\\/]/).slice(0, -1);
  const folders = foldersOf(name);
  return (folders.length > 0 ? folders : foldersOf(path)).slice(-2).join('/');
}

function columnsOf(onOpen: (key: string) => void, onRemove: (key: string) => void): TableColumnsType<RatedFile> {
  return [
    { title: '状态', key: 'status', width: 84, render: (_, { status }) => <Tag color={INSPECTION_LABELS[status].color}>{INSPECTION_LABELS[status].label}</Tag> },
    {
      title: '文件',
      key: 'name',
      width: 250,
      ellipsis: true,
      render: (_, { key, file }) => (
        <button type="button" className="group-link" title={file.path} onClick={() => onOpen(key)}>
          {fileName(file.name)}
        </button>
      ),
    },
    { title: '所在文件夹', key: 'folder', width: 130, ellipsis: true, render: (_, { file }) => <span title={file.path}>{folderOf(file)}</span> },
    { title: '识别为', key: 'dataset', width: 124, ellipsis: true, render: (_, { file }) => each(file, (table) => datasetLabel(table.dataset)) },
    { title: '学年', key: 'year', width: 90, ellipsis: true, render: (_, { file }) => each(file, (table) => table.schoolYear ?? '未写明') },
    {
      title: '列',
      key: 'columns',
      width: 100,
      ellipsis: true,
      render: (_, { file }) => each(file, (table) => `认出${table.columns.length}${table.unmappedHeaders.length > 0 ? `，余${table.unmappedHeaders.length}` : ''}`),
    },
    { title: '说明', key: 'remark', ellipsis: true, render: (_, entry) => <span title={entry.remark}>{entry.remark}</span> },
    {
      title: '操作',
      key: 'remove',
      width: 56,
      render: (_, { key, file }) => (
        <Button size="small" type="text" onClick={() => onRemove(key)} aria-label={`移除${file.name}`}>
          移除
        </Button>
      ),
    },
  ];
}

export interface InspectedListProps {
  readonly entries: readonly RatedFile[];
  readonly onOpen: (key: string) => void;
  readonly onRemove: (key: string) => void;
}

/** Thousands of files: only the rows in view are drawn, and typing elsewhere does not draw them again. */
export const InspectedList = memo(function InspectedList({ entries, onOpen, onRemove }: InspectedListProps) {
  const [box, height] = useAvailableHeight(BELOW_WITH_BAR);
  const columns = useMemo(() => columnsOf(onOpen, onRemove), [onOpen, onRemove]);
  return (
    <div ref={box} className="fill" data-testid="inspect-list">
      <Table<RatedFile> size="small" virtual rowKey="key" columns={columns} dataSource={entries} pagination={false} scroll={{ x: 1100, y: height }} locale={{ emptyText: '没有符合条件的文件' }} />
    </div>
  );
});
