/** Totals of a scale in each county, stage or band of grades, as box plots. */
import { Radio, Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { type GroupSpread, type ReliabilityGrouping, SPREAD_POINTS } from '../../../shared/scale-quality';
import { placeFilter, type PageFilter, scopeAsked, withoutOwn } from '../../address';
import { BoxPlot } from '../../charts/box-plot';
import { ChartSection } from '../../components/chart-view';
import { ErrorNotice } from '../../components/notices';
import { useCall } from '../../engine-client';
import { type Picking, usePick } from '../../use-pick';
import { GROUPINGS } from './groupings';
import { countText, right } from './scale-tables';

const columns: TableColumnsType<GroupSpread> = [
  { title: '分组', dataIndex: 'label', width: 170 },
  { title: '人数', dataIndex: 'persons', ...right(90), render: countText },
  ...SPREAD_POINTS.map((point, index) => ({ title: point === 50 ? '中位数' : `第 ${point} 百分位`, key: String(point), ...right(110), render: (_: unknown, { points }: GroupSpread) => points[index]?.score ?? '不显示' })),
];

/** Bands of grades are no filter. */
function pickOf(by: ReliabilityGrouping, county: Picking, stage: Picking): Picking | undefined {
  if (by === 'gradeBand') return undefined;
  return by === 'county' ? county : stage;
}

export function SpreadTab({ scale, filter }: { readonly scale: string; readonly filter: PageFilter }) {
  const [chosen, setBy] = useState<ReliabilityGrouping>('county');
  const own = chosen === 'gradeBand' ? filter : withoutOwn(filter, chosen);
  const { result, error } = useCall('scale.spread', { ...placeFilter(own), areaBasis: filter.areaBasis, ...scopeAsked(filter), ...(filter.schoolYear === null ? {} : { schoolYear: filter.schoolYear }), scale, by: chosen });
  const [county, stage] = [usePick('county'), usePick('stage')];
  if (error !== null) return <ErrorNotice error={error} />;
  if (result === null) return null;
  return (
    <ChartSection
      id="score-spread"
      title={`${result.label}总分的分布（${GROUPINGS.find(({ value }) => value === result.by)?.label ?? ''}）`}
      note={`须到第 5 和第 95 百分位，不画最低分和最高分，以免认出个人；两侧不足 ${result.minimum} 人的百分位、人数过少的分组不显示。按县区次序排列，不作排名；得分不作为诊断依据。`}
      extra={<Radio.Group size="small" optionType="button" value={chosen} onChange={({ target }) => setBy(target.value as ReliabilityGrouping)} options={[...GROUPINGS]} data-testid="spread-by" />}
      chart={<BoxPlot groups={result.groups} range={result.range} pick={pickOf(result.by, county, stage)} />}
      table={<Table<GroupSpread> size="small" rowKey="id" columns={columns} dataSource={[...result.groups]} pagination={false} scroll={{ x: 820 }} rowClassName={({ id }) => (id === 'all' ? 'total-row' : '')} />}
    />
  );
}
