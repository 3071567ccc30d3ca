/** The tables of totals beside other pupils'. */
import { Table, type TableColumnsType } from 'antd';
import { formatInteger } from '../../../shared/format';
import { countyLabel } from '../../../shared/regions';
import { HINT_LABELS, type MeanComparison, PERCENTILE_POINTS, type PercentileGroup, PLAUSIBLE_MOST, type PlausibilityHint, type ShareComparison, ZERO_FEWEST } from '../../../shared/scale-quality';
import { countText, decimal, percent, right } from './scale-tables';

const percentileColumns: TableColumnsType<PercentileGroup> = [
  { title: '范围', dataIndex: 'label', width: 170 },
  { title: '人数', dataIndex: 'persons', ...right(84), render: countText },
  ...PERCENTILE_POINTS.map((point, index) => ({ title: point === 50 ? '中位数' : `第 ${point} 百分位`, key: String(point), ...right(100), render: (_: unknown, { points }: PercentileGroup) => points[index]?.score ?? '不显示' })),
];

export function PercentileTable({ groups }: { readonly groups: readonly PercentileGroup[] }) {
  return (
    <>
      <p className="chart-note">第 90 百分位为 12 分，指有九成学生的总分不超过 12 分。</p>
      <Table<PercentileGroup> size="small" rowKey="label" columns={percentileColumns} dataSource={[...groups]} pagination={{ pageSize: 15, showSizeChanger: false, hideOnSinglePage: true }} scroll={{ x: 960 }} rowClassName={({ stage, gender }) => (stage === null && gender === null ? 'total-row' : '')} />
    </>
  );
}

const genders = { male: '男', female: '女' } as const;
const spread = (mean: number | null, standardDeviation: number | null): string => (mean === null || standardDeviation === null ? '不显示' : `${mean.toFixed(2)} ± ${standardDeviation.toFixed(2)}`);
const published = (group: string, persons: number | null): string => `${group}${persons === null ? '' : `（n=${formatInteger(persons)}）`}`;

const meanColumns: TableColumnsType<MeanComparison> = [
  { title: '公布数据', key: 'group', width: 250, render: (_, { group, normPersons }) => published(group, normPersons) },
  { title: '性别', dataIndex: 'gender', width: 60, render: (gender: MeanComparison['gender']) => (gender === null ? '全部' : genders[gender]) },
  { title: '公布值', key: 'norm', ...right(120), render: (_, { normMean, normStandardDeviation }) => spread(normMean, normStandardDeviation) },
  { title: '本次', key: 'own', ...right(120), render: (_, { mean, standardDeviation }) => spread(mean, standardDeviation) },
  { title: '相差（95% 置信区间）', key: 'difference', ...right(180), render: (_, { difference, low, high }) => (difference === null || low === null || high === null ? '—' : `${difference.toFixed(2)}（${low.toFixed(2)} 至 ${high.toFixed(2)}）`) },
  { title: '效应量 d', dataIndex: 'cohensD', ...right(90), render: decimal(2) },
  { title: '来源', dataIndex: 'source', className: 'after-number' },
];

export function MeanTable({ means }: { readonly means: readonly MeanComparison[] }) {
  return <Table<MeanComparison> size="small" rowKey={({ group, gender }) => `${group}|${gender}`} columns={meanColumns} dataSource={[...means]} pagination={false} scroll={{ x: 1080 }} />;
}

const shareColumns: TableColumnsType<ShareComparison> = [
  { title: '公布数据', key: 'group', width: 250, render: (_, { group, publishedPersons }) => published(group, publishedPersons) },
  { title: '划界', dataIndex: 'from', ...right(64), render: (from: number) => `≥${from}` },
  { title: '公布值', dataIndex: 'published', ...right(80), render: percent },
  { title: '本次（95% 置信区间）', key: 'own', ...right(190), render: (_, { share, low, high }) => (share === null || low === null || high === null ? '不显示' : `${percent(share)}（${percent(low)}—${percent(high)}）`) },
  { title: '效应量 h', dataIndex: 'effectSize', ...right(90), render: decimal(2) },
  { title: '来源和说明', key: 'source', className: 'after-number', render: (_, { source, remark }) => `${source}。${remark}。` },
];

export function ShareTable({ shares }: { readonly shares: readonly ShareComparison[] }) {
  return <Table<ShareComparison> size="small" rowKey="group" columns={shareColumns} dataSource={[...shares]} pagination={false} scroll={{ x: 1000 }} />;
}

const hintColumns: TableColumnsType<PlausibilityHint> = [
  { title: '县区', dataIndex: 'county', width: 150, render: (county: string) => countyLabel(county) },
  { title: '学校', key: 'school', render: (_, { kind, label }) => (kind === 'school' ? label : '全县区') },
  { title: '有效结果', dataIndex: 'valid', ...right(100), render: (valid: number) => formatInteger(valid) },
  { title: '请核对', dataIndex: 'hint', width: 220, className: 'after-number', render: (hint: PlausibilityHint['hint']) => HINT_LABELS[hint] },
];

/** Which places ask for a look at their data. */
export function HintTable({ hints }: { readonly hints: readonly PlausibilityHint[] }) {
  return (
    <>
      <p className="chart-note">{`有效结果不少于 ${ZERO_FEWEST} 人而最重的两级没有一人，或最重的两级超过 ${PLAUSIBLE_MOST * 100}%，多半是数据问题：等级含义相反、只报了一部分学生、量表或记分方向不对。只请核对数据，不是对学校的评价。按各量表合并后计入的等级统计。`}</p>
      <Table<PlausibilityHint> size="small" rowKey={({ kind, id }) => `${kind}|${id}`} columns={hintColumns} dataSource={[...hints]} pagination={{ pageSize: 10, showSizeChanger: false, hideOnSinglePage: true }} locale={{ emptyText: '没有请核对的县区和学校' }} />
    </>
  );
}
