/** A rota as a calendar, with the load of everybody; or why there is none. */
import { Alert, Button, Select, Table, type TableColumnsType, Tabs } from 'antd';
import { useState } from 'react';
import { formatInteger } from '../../../shared/format';
import type { PlannedDay, PlannedLoad, RotaPlan } from '../../../shared/rota';
import { useEngine } from '../../engine-client';
import { useSave } from '../../use-save';

type MadeRota = Extract<RotaPlan, { readonly kind: 'rota' }>;
type PersonLoad = MadeRota['people'][number];

export function RotaResult({ plan }: { readonly plan: RotaPlan }) {
  if (plan.kind === 'rota') return <MadeRotaView plan={plan} />;
  if (plan.kind === 'undecided') return <Alert type="warning" showIcon title={plan.message} data-testid="rota-undecided" />;
  return (
    <Alert
      type="error"
      showIcon
      data-testid="rota-infeasible"
      title="按现在的规则排不出值班表"
      description={
        <>
          <p>{plan.message}</p>
          {plan.conflicts.length > 0 && <Listed title="互相冲突的要求" texts={plan.conflicts} />}
          {plan.remedies.length > 0 && <Listed title="可以这样改，改动小的在前" texts={plan.remedies} />}
        </>
      }
    />
  );
}

function Listed({ title, texts }: { readonly title: string; readonly texts: readonly string[] }) {
  return (
    <>
      <p className="rota-list-title">{title}</p>
      <ol className="plan-notes">
        {texts.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ol>
    </>
  );
}

function calendarColumns(plan: MadeRota): TableColumnsType<PlannedDay> {
  return [
    { title: '日期', dataIndex: 'date', width: 104 },
    { title: '星期', dataIndex: 'weekday', width: 76 },
    { title: '类别', dataIndex: 'dayKind', width: 70 },
    ...plan.shifts.map(({ label, time }, shift) => ({ title: `${label}（${time}）`, key: label, render: (_: unknown, { names }: PlannedDay) => (names[shift] ?? []).join('、') })),
  ];
}

const right = { align: 'right' as const, width: 84, render: (value: number) => formatInteger(value) };
const loadColumns: TableColumnsType<PlannedLoad> = [
  { title: '班次', dataIndex: 'shifts', ...right },
  { title: '小时', dataIndex: 'hours', ...right },
  { title: '夜班', dataIndex: 'nights', ...right },
  { title: '周末班', dataIndex: 'weekends', ...right },
  { title: '节假日班', dataIndex: 'holidays', ...right },
];
const personColumns: TableColumnsType<PersonLoad> = [
  { title: '姓名', dataIndex: 'label', width: 110 },
  { title: '县区', dataIndex: 'county', width: 140 },
  { title: '学校', dataIndex: 'school', ellipsis: true },
  ...(loadColumns as TableColumnsType<PersonLoad>),
];

function MadeRotaView({ plan }: { readonly plan: MadeRota }) {
  const engine = useEngine();
  const { saving, save } = useSave();
  const [person, setPerson] = useState<string | null>(null);
  const { planId } = plan;
  return (
    <div data-testid="rota-made">
      <p className="plan-headline" data-testid="rota-statement">
        {`${plan.period.from} 至 ${plan.period.to}，${formatInteger(plan.people.length)} 名志愿者。${plan.statement}`}
      </p>
      <p className="panel-note rota-fairness">
        {plan.fairness.map(({ label, minimum, maximum, mean }) => `${label}：每人 ${minimum}—${maximum}，平均 ${mean.toFixed(1)}`).join('；')}。
        {plan.carriedOver > 0 && `已与上期 ${formatInteger(plan.carriedOver)} 个班次衔接。`}
        {!plan.reproducible && '搜索因时限而止，换一台电脑可能排得不同。'}
      </p>
      <div className="rota-exports">
        <Button type="primary" size="small" loading={saving} onClick={() => void save(() => engine.call('hotline.planWorkbook', { planId }))} data-testid="rota-workbook">
          导出值班表 Excel
        </Button>
        <Button size="small" loading={saving} onClick={() => void save(() => engine.call('hotline.planCalendar', { planId, ...(person === null ? {} : { person }) }))} data-testid="rota-calendar">
          导出日历（.ics）
        </Button>
        <Select
          size="small"
          className="rota-person"
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          placeholder="全体；或选一人只导出其班次"
          value={person}
          onChange={(id: string | undefined) => setPerson(id ?? null)}
          options={plan.people.map(({ id, label, school }) => ({ value: id, label: `${label}（${school}）` }))}
        />
      </div>
      <Tabs
        size="small"
        items={[
          { key: 'calendar', label: '值班表', children: <Table<PlannedDay> size="small" rowKey="date" columns={calendarColumns(plan)} dataSource={[...plan.days]} pagination={false} scroll={{ x: 900 }} /> },
          { key: 'people', label: `每人班次 ${formatInteger(plan.people.length)}`, children: <Table<PersonLoad> size="small" rowKey="id" columns={personColumns} dataSource={[...plan.people]} pagination={{ pageSize: 20, showSizeChanger: false }} scroll={{ x: 900 }} /> },
          { key: 'counties', label: '各县区', children: <Table<PlannedLoad> size="small" rowKey="label" columns={[{ title: '县区', dataIndex: 'label', width: 160 }, ...loadColumns]} dataSource={[...plan.counties]} pagination={false} /> },
          {
            key: 'check',
            label: `复核 ${formatInteger(plan.warnings.length)}`,
            children: plan.warnings.length === 0 ? <p>另一程序逐条复核：全天无空档，休息、连续夜班、每月上限、不能值班日均未违反。</p> : <Listed title="硬性规则均未违反；以下请留意" texts={plan.warnings} />,
          },
        ]}
      />
    </div>
  );
}
