/** Who has not reported what, who was late, and what contradicts: the list with which schools are reminded. */
import { Button, DatePicker, Table, type TableColumnsType, Tabs, Tag } from 'antd';
import { useMemo, useState } from 'react';
import type { ResultOf } from '../../../shared/contract';
import { getDataset } from '../../../shared/datasets';
import { formatInteger } from '../../../shared/format';
import { type Contradiction, isLate, type ReportingState, type SchoolReports } from '../../../shared/school-checks';
import { PLACE } from '../../../shared/indicators';
import { placeFilter, type PageFilter, scopeAsked } from '../../address';
import { ErrorNotice } from '../../components/notices';
import { Panel } from '../../components/panel';
import { useCall, useEngine } from '../../engine-client';
import { useSave } from '../../use-save';
import { byCounty, type CountySchools } from './by-county';
import { placeColumns } from './place-columns';

type ConflictResult = ResultOf<'check.contradictions'>;

function reportColumns(state: ReportingState, deadline: string): TableColumnsType<SchoolReports> {
  return [
    ...placeColumns<SchoolReports>(),
    ...state.datasets.map((id, index) => ({
      title: getDataset(id).label,
      key: id,
      width: 122,
      render: (_: unknown, { reportedOn }: SchoolReports) => <ReportTag day={reportedOn[index] ?? null} deadline={deadline} />,
    })),
  ];
}

function ReportTag({ day, deadline }: { readonly day: string | null; readonly deadline: string }) {
  if (day === null) return <Tag color="orange">未报</Tag>;
  return isLate(day, deadline) ? <Tag color="gold">{`迟报 ${day}`}</Tag> : <span className="report-day">{day}</span>;
}

function countyColumns(state: ReportingState, deadline: string): TableColumnsType<CountySchools<SchoolReports>> {
  const counted = (index: number, wanted: (day: string | null) => boolean) => (_: unknown, { schools }: CountySchools<SchoolReports>) =>
    formatInteger(schools.filter(({ reportedOn }) => wanted(reportedOn[index] ?? null)).length);
  return [
    { title: '县区', dataIndex: 'label', width: 104, fixed: 'left' },
    { title: '学校数', key: 'schools', width: 70, align: 'right', render: (_, { schools }) => formatInteger(schools.length) },
    ...state.datasets.map((id, index) => ({
      title: getDataset(id).label,
      key: id,
      children: [
        { title: '未报', key: `${id}missing`, width: 72, align: 'right' as const, render: counted(index, (day) => day === null) },
        ...(deadline === '' ? [] : [{ title: '迟报', key: `${id}late`, width: 72, align: 'right' as const, render: counted(index, (day) => isLate(day, deadline)) }]),
      ],
    })),
  ];
}

function conflictColumns({ kinds }: ConflictResult): TableColumnsType<Contradiction> {
  const labels = new Map(kinds.map(({ id, label }) => [id, label]));
  return [
    ...placeColumns<Contradiction>(),
    { title: '类别', dataIndex: 'kind', width: 170, render: (kind: string) => labels.get(kind) ?? kind, filters: kinds.map(({ id, label }) => ({ text: label, value: id })), onFilter: (value, { kind }) => kind === value },
    { title: '说明', dataIndex: 'message' },
  ];
}

export function ReportingPanel({ filter }: { readonly filter: PageFilter }) {
  const engine = useEngine();
  const { saving, save } = useSave();
  const [deadline, setDeadline] = useState('');
  const request = { ...placeFilter(filter), areaBasis: filter.areaBasis, ...scopeAsked(filter), ...(filter.schoolYear === null ? {} : { schoolYear: filter.schoolYear }) };
  const { result: state, error, loading } = useCall('check.reporting', request);
  const { result: conflicts, error: conflictError } = useCall('check.contradictions', request);
  const reminded = useMemo(() => state?.schools.filter(({ reportedOn }) => reportedOn.some((day) => day === null || isLate(day, deadline))) ?? [], [state, deadline]);
  const counties = useMemo(() => byCounty(state?.schools ?? []), [state]);
  return (
    <Panel
      title="催报与核对"
      dimensions={PLACE}
      busy={loading}
      note="已报按首次导入本程序的日期计，更正后再导入不算迟报；学校何时送出，本程序不知道。前后矛盾的两处都照原样保留，请学校核对后重新报送。"
      extra={
        <span className="plan-choices">
          <label className="deadline">
            报送截止
            <DatePicker size="small" placeholder="不限" onChange={(_, text) => setDeadline(text ?? '')} data-testid="reporting-deadline" />
          </label>
          <Button
            size="small"
            loading={saving}
            disabled={state === null}
            onClick={() => void save(() => engine.call('check.reportingWorkbook', { ...request, ...(deadline === '' ? {} : { deadline }) }))}
            data-testid="reporting-export"
          >
            导出催报单
          </Button>
        </span>
      }
    >
      {error && <ErrorNotice error={error} />}
      {conflictError && <ErrorNotice error={conflictError} />}
      {state !== null && (
        <>
          <p className="plan-headline" data-testid="reporting-headline">
            {`${formatInteger(state.schools.length)} 所学校中，${formatInteger(reminded.length)} 所有表未报${deadline === '' ? '' : '或迟报'}；前后矛盾 ${formatInteger(conflicts?.contradictions.length ?? 0)} 处。`}
            {state.notCollected.length > 0 && `全市还没有导入：${state.notCollected.map((id) => getDataset(id).label).join('、')}。`}
          </p>
          <Tabs
            size="small"
            items={[
              {
                key: 'schools',
                label: `未报学校 ${formatInteger(reminded.length)}`,
                children: (
                  <Table<SchoolReports>
                    size="small"
                    rowKey="school"
                    columns={reportColumns(state, deadline)}
                    dataSource={reminded}
                    pagination={{ pageSize: 20, showSizeChanger: false, showTotal: (total) => `共 ${formatInteger(total)} 所` }}
                    scroll={{ x: 362 + state.datasets.length * 122 }}
                  />
                ),
              },
              {
                key: 'counties',
                label: '各县区',
                children: (
                  <Table<CountySchools<SchoolReports>>
                    size="small"
                    rowKey="county"
                    columns={countyColumns(state, deadline)}
                    dataSource={counties}
                    pagination={false}
                    scroll={{ x: 174 + state.datasets.length * (deadline === '' ? 72 : 144) }}
                    rowClassName={({ county }) => (county === '' ? 'total-row' : '')}
                  />
                ),
              },
              {
                key: 'conflicts',
                label: `前后矛盾 ${formatInteger(conflicts?.contradictions.length ?? 0)}`,
                children: conflicts !== null && (
                  <Table<Contradiction>
                    size="small"
                    rowKey={({ kind, school, message }) => `${kind}|${school}|${message}`}
                    columns={conflictColumns(conflicts)}
                    dataSource={[...conflicts.contradictions]}
                    pagination={{ pageSize: 20, showSizeChanger: false, showTotal: (total) => `共 ${formatInteger(total)} 处` }}
                    scroll={{ x: 900 }}
                  />
                ),
              },
            ]}
          />
        </>
      )}
    </Panel>
  );
}
