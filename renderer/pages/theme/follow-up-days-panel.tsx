/** From step to step: how many days half and nine tenths of the pupils took. Made of released figures only. */
import { Table, type TableColumnsType } from 'antd';
import type { PageFilter } from '../../address';
import { ErrorNotice } from '../../components/notices';
import { Panel } from '../../components/panel';
import type { IndicatorRow } from '../../indicator-table';
import { useIndicators } from '../../use-indicators';

/** Parts of the indicators' ids, in the order of the steps. */
const INTERVALS = [
  { id: 'ToRetest', label: '筛查 → 复测' },
  { id: 'ToInterview', label: '筛查 → 访谈' },
  { id: 'ToTreatment', label: '访谈 → 干预或转介' },
  { id: 'ToFollowUp', label: '干预或转介 → 最近随访' },
  { id: 'ToClosing', label: '筛查 → 结案' },
] as const;
const INDICATORS = INTERVALS.flatMap(({ id }) => [`median${id}`, `p90${id}`]);

interface Row {
  readonly id: string;
  readonly label: string;
  readonly median: IndicatorRow | undefined;
  readonly ninetieth: IndicatorRow | undefined;
}

function days(row: IndicatorRow | undefined): string {
  if (row?.suppressed === true) return '样本过小';
  return row?.value == null ? '—' : `${Number.isInteger(row.value) ? row.value : row.value.toFixed(1)} 天`;
}

const columns: TableColumnsType<Row> = [
  { title: '从一步到下一步', dataIndex: 'label' },
  { title: '一半学生不超过（中位数）', dataIndex: 'median', width: 220, align: 'right', render: days },
  { title: '九成学生不超过（90%）', dataIndex: 'ninetieth', width: 220, align: 'right', render: days },
];

export function FollowUpDaysPanel({ filter }: { readonly filter: PageFilter }) {
  const { rows, error, loading } = useIndicators(INDICATORS, [], filter);
  if (error !== null) return <ErrorNotice error={error} />;
  const found = new Map((rows ?? []).map((row) => [row.indicator, row]));
  if (![...found.values()].some(({ value, suppressed }) => value !== null || suppressed)) return null;
  const table = INTERVALS.map(({ id, label }): Row => ({ id, label, median: found.get(`median${id}`), ninetieth: found.get(`p90${id}`) }));
  return (
    <Panel title="各步相隔天数" busy={loading} note="只计填有前后两个日期、且先后不颠倒的学生，按自然日；少于10人的不显示。">
      <div data-testid="follow-up-days">
        <Table<Row> size="small" rowKey="id" columns={columns} dataSource={table} pagination={false} />
      </div>
    </Panel>
  );
}
