/** The proposal of the core team: seats by county, the list with reasons, the reserves, and who is kept out by which rule. */
import { Button, InputNumber, Select, Table, Tabs, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { type CoreTeamCounty, type CoreTeamPerson, type CoreTeamRuleCount, QUOTA_BASE_LABELS, QUOTA_BASES, type QuotaBase } from '../../../shared/core-team';
import { formatInteger } from '../../../shared/format';
import type { PageFilter } from '../../address';
import { ErrorNotice } from '../../components/notices';
import { Panel } from '../../components/panel';
import { useCall, useEngine } from '../../engine-client';
import { useSave } from '../../use-save';

const MOST_SEATS = 1000;
const right = { align: 'right' as const, width: 96 };

const personColumns: TableColumnsType<CoreTeamPerson> = [
  { title: '序', dataIndex: 'order', align: 'right', width: 56 },
  { title: '姓名', dataIndex: 'name', width: 84 },
  { title: '性别', dataIndex: 'gender', width: 56 },
  { title: '单位', dataIndex: 'unit', width: 200, ellipsis: true },
  { title: '县区', dataIndex: 'county', width: 100 },
  { title: '专/兼职', dataIndex: 'post', width: 90 },
  { title: '证书', dataIndex: 'certificate', width: 170, ellipsis: true },
  { title: '年限', dataIndex: 'years', align: 'right', width: 64, render: (years: number | null) => years ?? '—' },
  { title: '得分', dataIndex: 'score', align: 'right', width: 72 },
  { title: '理由', dataIndex: 'reason' },
];

const countyColumns: TableColumnsType<CoreTeamCounty> = [
  { title: '县区', dataIndex: 'label', width: 120 },
  { title: '符合条件', dataIndex: 'eligible', ...right },
  { title: '分配名额', dataIndex: 'quota', ...right },
  { title: '名额内入选', dataIndex: 'filled', ...right },
  { title: '递补名额', dataIndex: 'takenOver', ...right },
  { title: '入选合计', key: 'sum', ...right, render: (_, county) => county.filled + county.takenOver },
];

const ruleColumns: TableColumnsType<CoreTeamRuleCount> = [
  { title: '条件', dataIndex: 'label', width: 180 },
  { title: '符合', dataIndex: 'met', ...right },
  { title: '不符合', dataIndex: 'notMet', ...right },
  { title: '未填报', dataIndex: 'missing', ...right },
  { title: '待核实', dataIndex: 'doubtful', ...right },
  { title: '只差这一条', dataIndex: 'onlyThis', ...right },
];

function People({ list }: { readonly list: readonly CoreTeamPerson[] }) {
  return <Table<CoreTeamPerson> size="small" rowKey="order" columns={personColumns} dataSource={[...list]} pagination={{ pageSize: 20, showSizeChanger: false, showTotal: (total) => `共 ${formatInteger(total)} 人` }} scroll={{ x: 1100 }} />;
}

export function CoreTeamPanel({ filter }: { readonly filter: PageFilter }) {
  const engine = useEngine();
  const { saving, save } = useSave();
  const [size, setSize] = useState(100);
  const [base, setBase] = useState<QuotaBase>('schools');
  const request = { size, base, ...(filter.schoolYear === null ? {} : { schoolYear: filter.schoolYear }) };
  const { result, error, loading } = useCall('coreTeam.propose', request);
  return (
    <Panel
      title="核心团队遴选"
      dimensions={[]}
      unscoped
      busy={loading}
      note="条件：持有国家级心理咨询师或心理健康辅导员证书、从事心理健康教育满3年、自愿、在职的专兼职教师或教研员。没有填报的不按“否”处理，列为待补齐。名单供研究，由教育局审定。"
      extra={
        <span className="plan-choices">
          <InputNumber size="small" min={1} max={MOST_SEATS} value={size} onChange={(value) => setSize(value ?? 1)} aria-label="名额" suffix="人" data-testid="core-team-size" />
          <Select size="small" aria-label="名额分配" value={base} onChange={setBase} options={QUOTA_BASES.map((value) => ({ value, label: QUOTA_BASE_LABELS[value] }))} data-testid="core-team-base" />
          <Button size="small" loading={saving} disabled={result === null} onClick={() => void save(() => engine.call('coreTeam.workbook', request))} data-testid="core-team-export">
            导出名单
          </Button>
        </span>
      }
    >
      {error && <ErrorNotice error={error} />}
      {result !== null && (
        <>
          <p className="plan-headline" data-testid="core-team-headline">
            {`候选 ${formatInteger(result.candidates)} 人，入选 ${formatInteger(result.chosen.length)} 人，递补 ${formatInteger(result.reserve.length)} 人${result.open > 0 ? `，空缺 ${formatInteger(result.open)} 个名额` : ''}。`}
          </p>
          <Tabs
            size="small"
            items={[
              { key: 'counties', label: '分县区名额', children: <Table<CoreTeamCounty> size="small" rowKey="county" columns={countyColumns} dataSource={[...result.counties]} pagination={false} /> },
              { key: 'chosen', label: `入选 ${formatInteger(result.chosen.length)}`, children: <People list={result.chosen} /> },
              { key: 'reserve', label: `递补 ${formatInteger(result.reserve.length)}`, children: <People list={result.reserve} /> },
              { key: 'others', label: `未入选 ${formatInteger(result.others.length)}`, children: <People list={result.others} /> },
              { key: 'rules', label: '卡在哪一条', children: <Table<CoreTeamRuleCount> size="small" rowKey="label" columns={ruleColumns} dataSource={[...result.rules]} pagination={false} /> },
              { key: 'notes', label: '名额与评分办法', children: <ol className="plan-notes">{result.notes.map((note) => <li key={note}>{note}</li>)}</ol> },
            ]}
          />
        </>
      )}
    </Panel>
  );
}
