/** What an import did: read = loaded + rejected, and what became of each table of each file. */
import { Alert, Button, Table, Tag, type TableColumnsType } from 'antd';
import { useNavigate } from 'react-router';
import type { ImportedFile, ImportReport, ImportTotals, InspectedFile } from '../../../shared/contract';
import { formatInteger, MISSING_TEXT } from '../../../shared/format';
import { fileName } from '../../file-name';
import { useAvailableHeight } from '../../use-available-height';
import { datasetLabel, IMPORT_STATUS } from './labels';

function Totals({ totals }: { readonly totals: ImportTotals }) {
  const numbers: readonly (readonly [string, number, string])[] = [
    ['读取数据行', totals.rowsRead, '＝ 导入 ＋ 拒收'],
    ['导入', totals.rowsLoaded, ''],
    ['拒收', totals.rowsRejected, '有错误，未导入'],
    ['非数据行', totals.rowsSkipped, '合计、备注、重复表头'],
    ['更新旧数据', totals.rowsReplacing, '导入行中替换旧批次的'],
    ['问题', totals.issues, '条，见问题清单'],
  ];
  return (
    <dl className="totals">
      {numbers.map(([label, value, note]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>
            {formatInteger(value)}
            <small>{note}</small>
          </dd>
        </div>
      ))}
    </dl>
  );
}

const number = (value: number) => formatInteger(value);

interface ResultRow extends ImportedFile {
  readonly key: number;
}

function columnsOf(onShowIssues: (batch: number) => void): TableColumnsType<ResultRow> {
  return [
    { title: '结果', dataIndex: 'status', width: 84, render: (_, file) => <Tag color={IMPORT_STATUS[file.status].color}>{IMPORT_STATUS[file.status].label}</Tag> },
    { title: '文件', dataIndex: 'path', width: 230, ellipsis: true, render: (_, file) => <span title={file.path}>{fileName(file.path)}</span> },
    { title: '工作表', dataIndex: 'sheet', width: 76, ellipsis: true, render: (_, file) => file.sheet ?? MISSING_TEXT },
    { title: '数据', dataIndex: 'dataset', width: 124, render: (_, file) => (file.dataset === null ? MISSING_TEXT : datasetLabel(file.dataset)) },
    { title: '学年', dataIndex: 'schoolYear', width: 84, render: (_, file) => file.schoolYear ?? MISSING_TEXT },
    { title: '批次', dataIndex: 'batch', width: 60, align: 'right', render: (_, file) => file.batch ?? MISSING_TEXT },
    { title: '读取', dataIndex: 'rowsRead', width: 80, align: 'right', render: number },
    { title: '导入', dataIndex: 'rowsLoaded', width: 80, align: 'right', render: number },
    { title: '拒收', dataIndex: 'rowsRejected', width: 70, align: 'right', render: number },
    {
      title: '问题',
      dataIndex: 'issues',
      width: 56,
      align: 'right',
      render: (_, { issues, batch }) =>
        issues === 0 || batch === null ? (
          number(issues)
        ) : (
          <button type="button" className="group-link" onClick={() => onShowIssues(batch)}>
            {number(issues)}
          </button>
        ),
    },
    { title: '说明', dataIndex: 'message', className: 'after-number', ellipsis: true, render: (_, file) => <span title={file.message}>{file.message}</span> },
  ];
}

export interface ImportSummaryProps {
  readonly report: ImportReport;
  /** Files that were not sent, because they could not be read or recognised. */
  readonly leftOut: readonly InspectedFile[];
  readonly onShowIssues: (batch: number | null) => void;
  readonly onAgain: () => void;
}

export function ImportSummary({ report, leftOut, onShowIssues, onAgain }: ImportSummaryProps) {
  const navigate = useNavigate();
  const [box, height] = useAvailableHeight(24);
  const { totals } = report;
  const failed = totals.failed + leftOut.length;
  const order = { failed: 0, loaded: 1, unchanged: 2 } as const;
  const rows = [...report.files].sort((one, other) => order[one.status] - order[other.status]).map((file, index) => ({ ...file, key: index }));
  return (
    <div data-testid="import-summary">
      <div className="toolbar">
        <strong className="summary-title">
          导入完成：{formatInteger(totals.loaded)} 个表已导入，{formatInteger(totals.unchanged)} 个未变化，{formatInteger(failed)} 个失败
        </strong>
        <span className="toolbar-gap" />
        {totals.issues > 0 && <Button onClick={() => onShowIssues(null)}>查看问题清单</Button>}
        <Button onClick={onAgain} data-testid="import-again">
          继续导入
        </Button>
        <Button type="primary" onClick={() => void navigate('/overview')} data-testid="import-done">
          查看总览
        </Button>
      </div>
      <Totals totals={totals} />
      {leftOut.length > 0 && (
        <Alert
          type="warning"
          showIcon
          title={`另有 ${formatInteger(leftOut.length)} 个文件无法识别，没有导入：${leftOut.slice(0, 3).map((file) => file.name).join('、')}${leftOut.length > 3 ? ' 等' : ''}`}
        />
      )}
      <div ref={box}>
        <Table<ResultRow> size="small" virtual columns={columnsOf(onShowIssues)} dataSource={rows} pagination={false} scroll={{ x: 1100, y: height }} />
      </div>
    </div>
  );
}
