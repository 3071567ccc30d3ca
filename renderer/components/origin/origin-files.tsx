/** The files behind a figure, and of those that are about no pupils the rows. */
import { Button, Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import type { RequestOf } from '../../../shared/contract';
import type { FigureSource, SourceFile } from '../../../shared/figure-sources';
import { formatInteger } from '../../../shared/format';
import { useCall } from '../../engine-client';
import { fileName } from '../../file-name';
import { localTime } from '../../local-time';
import { ErrorNotice } from '../notices';
import { OriginRows } from './origin-rows';

const PAGE_FILES = 10;

function totals({ totalFiles, totalRows }: FigureSource): string {
  return `${formatInteger(totalFiles)} 个文件${totalRows === null ? '' : `，${formatInteger(totalRows)} 行`}`;
}

function SourceTable({ source, request }: { readonly source: FigureSource; readonly request: RequestOf<'figure.sources'> }) {
  const [opened, setOpened] = useState<number | null>(null);
  const columns: TableColumnsType<SourceFile> = [
    { title: '文件', dataIndex: 'fileName', ellipsis: true, render: (path: string) => <span title={path}>{fileName(path)}</span> },
    { title: '工作表', dataIndex: 'sheet', width: 120, ellipsis: true },
    { title: '批次', dataIndex: 'batch', width: 60, align: 'right' },
    { title: '导入时间', dataIndex: 'loadedAt', width: 140, render: (_, { loadedAt }) => localTime(loadedAt) },
    { title: '行数', dataIndex: 'rows', width: 76, align: 'right', render: (rows: number | null) => (rows === null ? '不列' : formatInteger(rows)) },
    ...(source.aboutPupils
      ? []
      : [
          {
            title: '操作',
            key: 'open',
            width: 80,
            render: (_: unknown, { batch }: SourceFile) => (
              <Button size="small" type="link" className="cell-link" onClick={() => setOpened(opened === batch ? null : batch)} data-testid={`origin-rows-${batch}`}>
                {opened === batch ? '收起' : '看是哪些行'}
              </Button>
            ),
          },
        ]),
  ];
  return (
    <section className="origin-source" aria-label={source.label} data-testid={`origin-${source.view}`}>
      <h3>
        {source.label}
        <small>{totals(source)}</small>
      </h3>
      {source.aboutPupils && <p className="panel-note">行是学生或来电，只列文件，不列是谁。</p>}
      <Table<SourceFile>
        size="small"
        rowKey="batch"
        columns={columns}
        dataSource={[...source.files]}
        pagination={source.files.length > PAGE_FILES ? { pageSize: PAGE_FILES, size: 'small', showSizeChanger: false } : false}
        expandable={{ showExpandColumn: false, expandedRowKeys: opened === null ? [] : [opened], expandedRowRender: ({ batch }) => <OriginRows request={{ ...request, view: source.view, batch }} /> }}
      />
      {source.totalFiles > source.files.length && <p className="panel-note">只列行数最多的 {source.files.length} 个文件。</p>}
    </section>
  );
}

export function OriginFiles({ request }: { readonly request: RequestOf<'figure.sources'> }) {
  const { result, error, reload } = useCall('figure.sources', request);
  if (error !== null) return <ErrorNotice error={error} onRetry={reload} />;
  if (result === null) return null;
  if (result.sources.every(({ files }) => files.length === 0)) return <p className="finding-none">这个范围没有导入过相关的表，所以没有数。可在“数据导入”页导入。</p>;
  return result.sources.map((source) => <SourceTable key={source.view} source={source} request={request} />);
}
