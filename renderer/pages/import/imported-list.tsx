/** What became of each table of each file, failures first; a file's name opens its preview where there is one. */
import { Table, Tag, type TableColumnsType } from 'antd';
import { memo, useMemo, useState } from 'react';
import type { ImportedFile, InspectedFile } from '../../../shared/contract';
import { formatInteger, MISSING_TEXT } from '../../../shared/format';
import { fileName } from '../../file-name';
import { useAvailableHeight } from '../../use-available-height';
import { inspectedByEntry } from './file-list';
import { InspectedDetail } from './inspected-detail';
import { datasetOrMissing, IMPORT_STATUS } from './labels';

const ORDER = { failed: 0, loaded: 1, unchanged: 2 } as const;

interface ResultRow extends ImportedFile {
  readonly key: number;
  readonly inspected: InspectedFile | undefined;
}

const number = (value: number) => formatInteger(value);

function columnsOf(onOpen: (file: InspectedFile) => void): TableColumnsType<ResultRow> {
  return [
    { title: '结果', dataIndex: 'status', width: 76, render: (_, file) => <Tag color={IMPORT_STATUS[file.status].color}>{IMPORT_STATUS[file.status].label}</Tag> },
    {
      title: '文件',
      dataIndex: 'path',
      width: 220,
      ellipsis: true,
      render: (_, { path, inspected }) =>
        inspected === undefined ? (
          <span title={path}>{fileName(path)}</span>
        ) : (
          <button type="button" className="group-link" title={path} onClick={() => onOpen(inspected)}>
            {fileName(path)}
          </button>
        ),
    },
    { title: '工作表', dataIndex: 'sheet', width: 84, ellipsis: true, render: (_, file) => file.sheet ?? MISSING_TEXT },
    { title: '数据', dataIndex: 'dataset', width: 124, render: (_, file) => datasetOrMissing(file.dataset) },
    { title: '学年', dataIndex: 'schoolYear', width: 90, render: (_, file) => file.schoolYear ?? MISSING_TEXT },
    { title: '读取', dataIndex: 'rowsRead', width: 62, align: 'right', render: number },
    { title: '导入', dataIndex: 'rowsLoaded', width: 62, align: 'right', render: number },
    { title: '退回', dataIndex: 'rowsRejected', width: 54, align: 'right', render: number },
    { title: '问题', dataIndex: 'issues', width: 54, align: 'right', render: number },
    {
      title: '说明',
      dataIndex: 'message',
      className: 'after-number',
      render: (_, { message }) => (
        <span className="issue-reason" title={message}>
          {message}
        </span>
      ),
    },
  ];
}

export interface ImportedListProps {
  readonly entries: readonly ImportedFile[];
  /** As they were recognised, for the preview; empty when the import was taken up again after a restart. */
  readonly inspected: readonly InspectedFile[];
  /** Pixels to keep free below. */
  readonly below: number;
}

export const ImportedList = memo(function ImportedList({ entries, inspected, below }: ImportedListProps) {
  const [box, height] = useAvailableHeight(below);
  const [opened, setOpened] = useState<InspectedFile | undefined>(undefined);
  const columns = useMemo(() => columnsOf(setOpened), []);
  const rows = useMemo(() => {
    const find = inspectedByEntry(inspected);
    return [...entries].sort((one, other) => ORDER[one.status] - ORDER[other.status]).map((entry, key): ResultRow => ({ ...entry, key, inspected: find(entry) }));
  }, [entries, inspected]);
  return (
    <div ref={box} data-testid="imported-list">
      <Table<ResultRow> size="small" virtual rowKey="key" columns={columns} dataSource={rows} pagination={false} scroll={{ x: 1100, y: height }} />
      <InspectedDetail file={opened} onClose={() => setOpened(undefined)} />
    </div>
  );
});
