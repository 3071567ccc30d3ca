/** The staffing plan: a target and a share chosen, what each county must add, and the schools that come first. */
import { Button, Select, Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { formatInteger } from '../../../shared/format';
import { countyLabel } from '../../../shared/regions';
import { type CountyNeed, type SchoolNeed, STAFFING_TARGETS, staffingTarget, type StaffingTargetId } from '../../../shared/staffing';
import { stageLabel } from '../../../shared/stages';
import { PLACE } from '../../../shared/indicators';
import { placeFilter, type PageFilter, scopeAsked } from '../../address';
import { ErrorNotice } from '../../components/notices';
import { Panel } from '../../components/panel';
import { useCall, useEngine } from '../../engine-client';
import { useSave } from '../../use-save';

const SHARES = [
  { value: 1, label: '全部学校' },
  { value: 0.95, label: '95% 的学校' },
  { value: 0.9, label: '90% 的学校' },
  { value: 0.8, label: '80% 的学校' },
] as const;

const right = { align: 'right' as const, width: 104, render: (value: number | null) => (value === null ? '—' : formatInteger(value)) };

const countyColumns: TableColumnsType<CountyNeed> = [
  { title: '县区', dataIndex: 'county', width: 120, render: countyLabel },
  { title: '可核定学校', dataIndex: 'schools', ...right },
  { title: '已达标', dataIndex: 'meeting', ...right },
  { title: '需达标学校', dataIndex: 'schoolsToReach', ...right },
  { title: '需增配（人）', dataIndex: 'posts', ...right, sorter: (a, b) => a.posts - b.posts },
  { title: '可由兼职转任', dataIndex: 'convertible', ...right },
  { title: '全部达标需（人）', dataIndex: 'postsForAll', ...right, width: 124 },
  { title: '数据不全', dataIndex: 'unknown', ...right },
];

const schoolColumns: TableColumnsType<SchoolNeed> = [
  { title: '序', dataIndex: 'rank', width: 56, align: 'right' },
  { title: '县区', dataIndex: 'county', width: 100, render: countyLabel },
  { title: '学校', dataIndex: 'name', width: 210, ellipsis: true },
  { title: '学段', dataIndex: 'stage', width: 110, render: stageLabel },
  { title: '班级', dataIndex: 'classes', ...right, width: 70 },
  { title: '在校生', dataIndex: 'students', ...right, width: 84 },
  { title: '专职', dataIndex: 'fullTime', ...right, width: 64 },
  { title: '兼职', dataIndex: 'partTime', ...right, width: 64 },
  { title: '应配', dataIndex: 'required', ...right, width: 64 },
  { title: '还差', dataIndex: 'missing', ...right, width: 64 },
  { title: '优先理由', dataIndex: 'reasons', render: (reasons: readonly string[]) => reasons.join('；') },
];

export function PlanPanel({ filter }: { readonly filter: PageFilter }) {
  const engine = useEngine();
  const { saving, save } = useSave();
  const [target, setTarget] = useState<StaffingTargetId>('anyCounselor');
  const [share, setShare] = useState(1);
  const request = {
    target,
    share,
    areaBasis: filter.areaBasis, ...scopeAsked(filter),
    ...(filter.schoolYear === null ? {} : { schoolYear: filter.schoolYear }),
    ...placeFilter(filter),
  };
  const { result, error, loading } = useCall('staffing.plan', request);
  const posts = result?.counties.reduce((sum, need) => sum + need.posts, 0) ?? 0;
  return (
    <Panel
      title="补充计划"
      dimensions={PLACE}
      busy={loading}
      note={`依据：${staffingTarget(target).source}。先没有任何心理健康教师的学校，再寄宿制和在校生1000人以上的，再缺人多的，再学生多的。`}
      extra={
        <span className="plan-choices">
          <Select size="small" aria-label="配备目标" value={target} onChange={setTarget} options={STAFFING_TARGETS.map(({ id, label }) => ({ value: id, label }))} data-testid="plan-target" />
          <Select size="small" aria-label="达标范围" value={share} onChange={setShare} options={[...SHARES]} data-testid="plan-share" />
          <Button size="small" loading={saving} disabled={result === null} onClick={() => void save(() => engine.call('staffing.planWorkbook', request))} data-testid="plan-export">
            导出 Excel
          </Button>
        </span>
      }
    >
      {error && <ErrorNotice error={error} />}
      {result !== null && (
        <>
          <p className="plan-headline" data-testid="plan-headline">
            {result.schools.length === 0 ? '所选目标已经达到，不需要增配。' : `还需在 ${formatInteger(result.schools.length)} 所学校增配 ${formatInteger(posts)} 人。`}
          </p>
          <Table<CountyNeed> size="small" rowKey="county" columns={countyColumns} dataSource={[...result.counties]} pagination={false} scroll={{ x: 850 }} />
          {result.schools.length > 0 && (
            <Table<SchoolNeed>
              size="small"
              rowKey="school"
              className="plan-schools"
              columns={schoolColumns}
              dataSource={[...result.schools]}
              pagination={{ pageSize: 20, showSizeChanger: false, showTotal: (total) => `共 ${formatInteger(total)} 所` }}
              scroll={{ x: 1000 }}
            />
          )}
        </>
      )}
    </Panel>
  );
}
