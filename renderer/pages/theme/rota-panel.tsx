/** The rota held against the rules: gaps, double bookings, rest, nights; and who carries how much. */
import { Table, Tabs, Tag, type TableColumnsType } from 'antd';
import type { DutyLoad, RotaFindingRecord } from '../../../shared/hotline';
import { formatInteger } from '../../../shared/format';
import type { PageFilter } from '../../address';
import { ErrorNotice } from '../../components/notices';
import { Panel } from '../../components/panel';
import { useCall } from '../../engine-client';

const when = (moment: string): string => moment.replace('T', ' ');

const findingColumns: TableColumnsType<RotaFindingRecord> = [
  { title: '程度', dataIndex: 'severity', width: 72, render: (severity: RotaFindingRecord['severity']) => (severity === 'error' ? <Tag color="red">问题</Tag> : <Tag color="orange">留意</Tag>) },
  { title: '起', dataIndex: 'from', width: 140, render: when },
  { title: '止', dataIndex: 'to', width: 140, render: when },
  { title: '说明', dataIndex: 'message' },
];

function loadColumns(first: string, withCounty: boolean): TableColumnsType<DutyLoad> {
  const right = { align: 'right' as const, width: 96, render: (value: number) => formatInteger(value) };
  return [
    { title: first, dataIndex: 'label', width: 140 },
    ...(withCounty ? [{ title: '县区', dataIndex: 'county', width: 120 }] : []),
    { title: '班次', dataIndex: 'shifts', ...right },
    { title: '小时', dataIndex: 'hours', ...right },
    { title: '夜班', dataIndex: 'nights', ...right },
    { title: '周末班', dataIndex: 'weekends', ...right },
  ];
}

export function RotaPanel({ filter }: { readonly filter: PageFilter }) {
  const { result, error, loading } = useCall('hotline.review', filter.schoolYear === null ? {} : { schoolYear: filter.schoolYear });
  if (result !== null && result.period === null) return null;
  return (
    <Panel
      title="值班表检查"
      dimensions={[]}
      unscoped
      busy={loading}
      note="按全天每一分钟都要有人值班检查；两班之间至少休息16小时，连续夜班不超过2个，每月不超过8班，单班不超过8小时。夜班指与0—6时重叠1小时以上的班次。"
    >
      {error && <ErrorNotice error={error} />}
      {result?.period && (
        <>
          <p className="plan-headline" data-testid="rota-headline">
            {`${result.period.from} 至 ${result.period.to}，${formatInteger(result.duties)} 个班次，发现 ${formatInteger(result.totalFindings)} 处需要处理或留意。`}
            {result.withoutTimes > 0 && `有 ${formatInteger(result.withoutTimes)} 个班次没有起止时间，无法检查。`}
          </p>
          <Tabs
            size="small"
            items={[
              {
                key: 'findings',
                label: `问题 ${formatInteger(result.totalFindings)}`,
                children: <Table<RotaFindingRecord> size="small" rowKey={(finding) => `${finding.kind}|${finding.from}|${finding.to}|${finding.message}`} columns={findingColumns} dataSource={[...result.findings]} pagination={{ pageSize: 15, showSizeChanger: false }} />,
              },
              { key: 'counties', label: '各县区', children: <Table<DutyLoad> size="small" rowKey="label" columns={loadColumns('县区', false)} dataSource={[...result.counties]} pagination={false} /> },
              { key: 'people', label: `志愿者 ${formatInteger(result.people.length)}`, children: <Table<DutyLoad> size="small" rowKey={(load) => `${load.county}|${load.label}`} columns={loadColumns('姓名', true)} dataSource={[...result.people]} pagination={{ pageSize: 15, showSizeChanger: false }} /> },
            ]}
          />
        </>
      )}
    </Panel>
  );
}
