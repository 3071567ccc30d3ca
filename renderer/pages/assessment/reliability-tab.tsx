/** Reliability in each county, stage or band of grades. */
import { Radio, Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import type { GroupReliability, ReliabilityGrouping } from '../../../shared/scale-quality';
import { engineFilter, type PageFilter } from '../../address';
import { ErrorNotice } from '../../components/notices';
import { useCall } from '../../engine-client';
import { GROUPINGS } from './groupings';
import { countText, decimal, right } from './scale-tables';

const columns: TableColumnsType<GroupReliability> = [
  { title: '分组', dataIndex: 'label', width: 170 },
  { title: '得分', dataIndex: 'score', width: 130 },
  { title: '完整作答', dataIndex: 'complete', ...right(90), render: countText },
  { title: 'α 系数', dataIndex: 'alpha', ...right(84), render: decimal(3) },
  { title: 'ω 系数', dataIndex: 'omega', ...right(84), render: decimal(3) },
  { title: '测量标准误', dataIndex: 'standardError', ...right(100), render: decimal(2) },
  { title: '说明', dataIndex: 'reason', className: 'after-number' },
];

export function ReliabilityTab({ scale, filter }: { readonly scale: string; readonly filter: PageFilter }) {
  const [by, setBy] = useState<ReliabilityGrouping>('county');
  const year = filter.schoolYear === null ? {} : { schoolYear: filter.schoolYear };
  const { result, error, loading } = useCall('scale.reliability', { ...engineFilter(filter), ...year, areaBasis: filter.areaBasis, scale, by });
  return (
    <>
      <Radio.Group optionType="button" value={by} onChange={({ target }) => setBy(target.value as ReliabilityGrouping)} options={[...GROUPINGS]} data-testid="reliability-by" />
      <p className="chart-note">{`α、ω 低于 0.70 的分组，得分只宜看总体、不宜看个人。测量标准误是一名学生的得分因测量误差上下浮动的分数。${result?.sampled === true ? '作答较多，从中按化名固定抽取。' : ''}`}</p>
      {error !== null && <ErrorNotice error={error} />}
      <Table<GroupReliability> size="small" rowKey={({ id, score }) => `${id}|${score}`} loading={loading} columns={columns} dataSource={[...(result?.groups ?? [])]} pagination={false} scroll={{ x: 860 }} rowClassName={({ id }) => (id === 'all' ? 'total-row' : '')} />
    </>
  );
}
