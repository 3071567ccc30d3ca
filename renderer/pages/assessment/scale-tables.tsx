/** The tables of a scale's quality. */
import { Table, type TableColumnsType } from 'antd';
import { formatInteger } from '../../../shared/format';
import { RISK_LEVELS } from '../../../shared/risk';
import { levelLabel } from '../../../shared/risk-labels';
import type { ItemQuality, LevelComparison, LevelShare, ReasonCount, SafeCount, ScoreBin, ScoreQuality } from '../../../shared/scale-quality';
import { rangeOf, SEVERITY_NAMES } from '../../charts/band-borders';
import { useRiskScheme } from '../../settings';

export function countText(persons: SafeCount): string {
  return persons === null ? '不显示' : formatInteger(persons);
}

export const decimal = (count: number) => (value: number | null) => (value === null ? '—' : value.toFixed(count));
export const percent = (value: number): string => `${(value * 100).toFixed(1)}%`;
/** A figure of a question: kept back with all others of its row, or not there. */
const ofItem = (format: (value: number) => string) => (value: number | null, { hidden }: ItemQuality) => (hidden ? '不显示' : value === null ? '—' : format(value));
const digits = (count: number) => (value: number) => value.toFixed(count);
export const right = (width: number) => ({ align: 'right' as const, width });

const scoreColumns: TableColumnsType<ScoreQuality> = [
  { title: '得分', dataIndex: 'name', width: 150 },
  { title: '题数', dataIndex: 'items', ...right(60) },
  { title: '完整作答', dataIndex: 'complete', ...right(84), render: countText },
  { title: '平均', dataIndex: 'mean', ...right(76), render: decimal(2) },
  { title: '标准差', dataIndex: 'standardDeviation', ...right(76), render: decimal(2) },
  { title: '中位数', dataIndex: 'median', ...right(76), render: decimal(1) },
  { title: 'α 系数', dataIndex: 'alpha', ...right(76), render: decimal(3) },
  { title: 'ω 系数', dataIndex: 'omega', ...right(76), render: decimal(3) },
  { title: '说明', dataIndex: 'reason' },
];

export function ScoreTable({ scores }: { readonly scores: readonly ScoreQuality[] }) {
  return <Table<ScoreQuality> size="small" rowKey="id" columns={scoreColumns} dataSource={[...scores]} pagination={false} scroll={{ x: 840 }} />;
}

const binColumns: TableColumnsType<ScoreBin> = [
  { title: '分数', key: 'range', width: 140, render: (_, bin) => rangeOf(bin) },
  { title: '分数段', dataIndex: 'severity', width: 140, render: (severity: ScoreBin['severity']) => (severity === null ? '—' : SEVERITY_NAMES[severity]) },
  { title: '人数', dataIndex: 'persons', ...right(110), render: countText },
];

export function BinTable({ bins }: { readonly bins: readonly ScoreBin[] }) {
  return <Table<ScoreBin> size="small" rowKey="from" columns={binColumns} dataSource={[...bins]} pagination={false} />;
}

const itemColumns: TableColumnsType<ItemQuality> = [
  { title: '题号', dataIndex: 'item', ...right(60) },
  { title: '维度', dataIndex: 'subscale', width: 150, ellipsis: true },
  { title: '反向', dataIndex: 'reversed', width: 60, render: (reversed: boolean) => (reversed ? '是' : '') },
  { title: '平均', dataIndex: 'mean', ...right(76), render: ofItem(digits(2)) },
  { title: '标准差', dataIndex: 'standardDeviation', ...right(76), render: ofItem(digits(2)) },
  { title: '题总相关', dataIndex: 'itemTotalCorrelation', ...right(84), render: ofItem(digits(2)) },
  { title: '删题后 α', dataIndex: 'alphaIfDeleted', ...right(84), render: ofItem(digits(3)) },
  { title: '最低分占比', dataIndex: 'floor', ...right(92), render: ofItem(percent) },
  { title: '最高分占比', dataIndex: 'ceiling', ...right(92), render: ofItem(percent) },
];

export function ItemTable({ items, reason }: { readonly items: readonly ItemQuality[]; readonly reason: string }) {
  // Scales of one dimension, or without reversed questions, have nothing to say in these columns.
  const empty = (['subscale', 'reversed'] as const).filter((field) => items.every((item) => !item[field]));
  const columns = itemColumns.filter((column) => !empty.some((field) => 'dataIndex' in column && column.dataIndex === field));
  return <Table<ItemQuality> size="small" rowKey={({ item, subscale }) => `${item}|${subscale}`} columns={columns} dataSource={[...items]} pagination={{ pageSize: 20, showSizeChanger: false, hideOnSinglePage: true }} scroll={{ x: 780 }} locale={{ emptyText: reason }} />;
}

const shareColumns: TableColumnsType<LevelShare> = [
  { title: '人数', dataIndex: 'persons', ...right(90), render: countText },
  { title: '占有效作答', dataIndex: 'share', ...right(100), render: (share: number | null) => (share === null ? '—' : percent(share)) },
  { title: '95% 置信区间', key: 'interval', ...right(150), render: (_, { low, high }) => (low === null || high === null ? '—' : `${percent(low)}—${percent(high)}`) },
];

export function LevelTable({ levels }: { readonly levels: readonly LevelShare[] }) {
  const scheme = useRiskScheme();
  const columns: TableColumnsType<LevelShare> = [{ title: '等级', dataIndex: 'level', width: 150, render: (level: string) => levelLabel(scheme, level) }, ...shareColumns];
  return <Table<LevelShare> size="small" rowKey="level" columns={columns} dataSource={[...levels]} pagination={false} />;
}

const reasonColumns: TableColumnsType<ReasonCount> = [
  { title: '编号', dataIndex: 'id', width: 80 },
  { title: '规则', dataIndex: 'label' },
  { title: '人数', dataIndex: 'persons', ...right(90), render: countText },
];

/** @param coded the ids are those of the rule matrix and mean something to the reader */
export function ReasonTable({ reasons, title, coded = false }: { readonly reasons: readonly ReasonCount[]; readonly title: string; readonly coded?: boolean }) {
  const columns = coded ? reasonColumns : [{ title, dataIndex: 'label' }, ...reasonColumns.slice(2)];
  return <Table<ReasonCount> size="small" rowKey="id" columns={columns} dataSource={[...reasons]} pagination={false} locale={{ emptyText: '没有' }} />;
}

export function ComparisonTable({ comparison }: { readonly comparison: LevelComparison }) {
  const scheme = useRiskScheme();
  const levels = RISK_LEVELS.filter((level) => comparison.cells.some((cell) => cell.recomputed === level));
  const reported = RISK_LEVELS.filter((level) => comparison.cells.some((cell) => cell.reported === level)).map((level) => ({ level }));
  const columns: TableColumnsType<{ readonly level: string }> = [
    { title: '上报等级 \\ 按题重算', dataIndex: 'level', width: 180, render: (level: string) => levelLabel(scheme, level) },
    ...levels.map((level) => ({
      title: levelLabel(scheme, level),
      key: level,
      ...right(130),
      render: (_: unknown, row: { readonly level: string }) => countText(comparison.cells.find((cell) => cell.reported === row.level && cell.recomputed === level)?.persons ?? (comparison.cells.some((cell) => cell.reported === row.level && cell.recomputed === level) ? null : 0)),
    })),
  ];
  if (comparison.persons === null) return <p className="figure-missing">上报等级与逐题作答都有的学生过少，为保护隐私不显示。</p>;
  const agreement = comparison.agreement === null ? '等级一致的（或不一致的）过少，不显示' : `等级一致的占 ${percent(comparison.agreement)}`;
  return (
    <>
      <p className="plan-headline">{`${formatInteger(comparison.persons)} 名学生两者都有，${agreement}。`}</p>
      <Table size="small" rowKey="level" columns={columns} dataSource={reported} pagination={false} scroll={{ x: 180 + levels.length * 130 }} />
    </>
  );
}
