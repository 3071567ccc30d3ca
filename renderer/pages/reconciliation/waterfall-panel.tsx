/** 为什么是这个数: from the rows in the files to a headline, with the rows behind every step. */
import { Button, Select, Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { formatInteger } from '../../../shared/format';
import { REJECTED_FATE, WATERFALL_SUBJECTS, type WaterfallRow, WATERFALLS, type WaterfallStep, type WaterfallSubject } from '../../../shared/reconciliation';
import { type PageFilter, scopeAsked } from '../../address';
import { WaterfallBars } from '../../charts/waterfall-bars';
import { ChartSection } from '../../components/chart-view';
import { ErrorNotice } from '../../components/notices';
import { Panel } from '../../components/panel';
import { useCall, useEngine } from '../../engine-client';
import { useSave } from '../../use-save';

const PAGE_ROWS = 15;

const rowColumns: TableColumnsType<WaterfallRow> = [
  { title: '县区', dataIndex: 'county', width: 110 },
  { title: '学校', dataIndex: 'school', width: 210, ellipsis: true },
  { title: '姓名', dataIndex: 'name', width: 100 },
  { title: '文件', dataIndex: 'file', ellipsis: true },
  { title: '工作表', dataIndex: 'sheet', width: 130, ellipsis: true },
  { title: '行', dataIndex: 'row', width: 70, align: 'right' },
];

export function WaterfallPanel({ filter }: { readonly filter: PageFilter }) {
  const engine = useEngine();
  const { saving, save } = useSave();
  const [parameters] = useSearchParams();
  const [subject, setSubject] = useState<WaterfallSubject>(WATERFALL_SUBJECTS.find((id) => id === parameters.get('subject')) ?? 'counselors');
  const [open, setOpen] = useState<string | null>(null);
  const scope = { subject, areaBasis: filter.areaBasis, ...scopeAsked(filter), ...(filter.schoolYear === null ? {} : { schoolYear: filter.schoolYear }), ...(filter.county.length === 0 ? {} : { county: [...filter.county] }) };
  const { result, error, loading } = useCall('reconcile.waterfall', scope);
  const { label, unit } = WATERFALLS[subject];
  const canOpen = (step: WaterfallStep): boolean => result?.canList === true && step.rows > 0 && step.fate !== REJECTED_FATE;
  const columns: TableColumnsType<WaterfallStep> = [
    { title: '步骤', dataIndex: 'label', width: 160 },
    { title: '减去', dataIndex: 'rows', width: 90, align: 'right', render: formatInteger },
    { title: '口径', dataIndex: 'definition' },
    {
      title: '操作',
      key: 'rows',
      width: 110,
      render: (_, step) =>
        canOpen(step) && (
          <Button size="small" type="link" onClick={() => setOpen(open === step.fate ? null : step.fate)} data-testid={`waterfall-rows-${step.fate}`}>
            {open === step.fate ? '收起' : '看是哪些行'}
          </Button>
        ),
    },
  ];
  return (
    <Panel
      title="为什么是这个数"
      dimensions={['county']}
      busy={loading}
      note="每一行只有一个去向，各步相减必然等于最后的数；最后的数与各页所列同一指标相等。测评和跟进的行涉及学生，只列数目，不列是谁。"
      extra={
        <span className="plan-choices">
          <Select<WaterfallSubject>
            size="small"
            aria-label="对账的指标"
            className="waterfall-subject"
            value={subject}
            onChange={(next) => {
              setSubject(next);
              setOpen(null);
            }}
            options={WATERFALL_SUBJECTS.map((id) => ({ value: id, label: WATERFALLS[id].label }))}
            data-testid="waterfall-subject"
          />
          <Button size="small" loading={saving} disabled={result === null} onClick={() => void save(() => engine.call('reconcile.workbook', scope))} data-testid="waterfall-export">
            导出 Excel
          </Button>
        </span>
      }
    >
      {error && <ErrorNotice error={error} />}
      {result !== null && result.subject === subject && (
        <>
          <p className="plan-headline" data-testid="waterfall-headline">
            {`${result.start.label} ${formatInteger(result.start.rows)}，${label} ${formatInteger(result.result)} ${unit}。`}
          </p>
          {filter.stage.length + filter.school.length > 0 && <p className="caution">对账只按学年、县区和口径，不按学段和学校筛选。</p>}
          <ChartSection id="waterfall" title={`${label}：从文件中的行到这个数`} chart={<WaterfallBars waterfall={result} resultLabel={label} />} />
          <Table<WaterfallStep> size="small" rowKey="fate" columns={columns} dataSource={[...result.steps]} pagination={false} />
          {open !== null && <StepRows key={`${subject}${open}`} request={{ ...scope, fate: open }} title={result.steps.find(({ fate }) => fate === open)?.label ?? ''} />}
        </>
      )}
    </Panel>
  );
}

interface StepRowsProps {
  readonly request: { readonly subject: WaterfallSubject; readonly areaBasis: PageFilter['areaBasis']; readonly schoolYear?: string; readonly county?: string[]; readonly fate: string };
  readonly title: string;
}

function StepRows({ request, title }: StepRowsProps) {
  const [page, setPage] = useState(1);
  const { result, error, loading } = useCall('reconcile.rows', { ...request, limit: PAGE_ROWS, offset: (page - 1) * PAGE_ROWS });
  return (
    <div className="waterfall-rows" data-testid="waterfall-rows">
      <h4>{title}的行</h4>
      {error && <ErrorNotice error={error} />}
      <Table<WaterfallRow>
        size="small"
        loading={loading && result === null}
        rowKey={({ file, sheet, row, name }) => `${file}|${sheet}|${row}|${name}`}
        columns={rowColumns}
        dataSource={[...(result?.rows ?? [])]}
        pagination={{ current: page, pageSize: PAGE_ROWS, total: result?.total ?? 0, showSizeChanger: false, onChange: setPage, showTotal: (total) => `共 ${formatInteger(total)} 行` }}
      />
    </div>
  );
}
