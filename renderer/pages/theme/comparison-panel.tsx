/** Two years school by school: what each school was, what it is, and the changes that led from one to the other. */
import { Alert, Button, Checkbox, Select, Table, Tag, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { formatInteger } from '../../../shared/format';
import { countyLabel } from '../../../shared/regions';
import { SCHOOL_FATES, type SchoolComparison, type SchoolFate, type SchoolState } from '../../../shared/school-history';
import { schoolYearLabel } from '../../../shared/school-year';
import type { PageFilter } from '../../address';
import { ErrorNotice } from '../../components/notices';
import { Panel } from '../../components/panel';
import { useDataSummary } from '../../data-summary';
import { useCall, useEngine } from '../../engine-client';
import { useSave } from '../../use-save';

const COLOURS: Readonly<Partial<Record<SchoolFate, string>>> = {
  renamed: 'blue',
  merged: 'purple',
  transferred: 'cyan',
  founded: 'green',
  missing: 'orange',
  unexplained: 'orange',
};
const shown = (value: number | null | undefined): string => (value === null || value === undefined ? '—' : formatInteger(value));

function difference({ before, after }: SchoolComparison): string {
  const [earlier, later] = [before?.students, after?.students];
  if (earlier === null || earlier === undefined || later === null || later === undefined) return '—';
  return later > earlier ? `+${formatInteger(later - earlier)}` : formatInteger(later - earlier);
}

function columnsFor(from: string, to: string): TableColumnsType<SchoolComparison> {
  const of = (title: string, pick: (row: SchoolComparison) => SchoolState | null) => ({
    title,
    children: [
      { title: '在校生', align: 'right' as const, width: 72, render: (_: unknown, row: SchoolComparison) => shown(pick(row)?.students) },
      { title: '班级', align: 'right' as const, width: 54, render: (_: unknown, row: SchoolComparison) => shown(pick(row)?.classes) },
      { title: '心理教师', align: 'right' as const, width: 76, render: (_: unknown, row: SchoolComparison) => shown(pick(row)?.counselors) },
    ],
  });
  return [
    { title: '县区', dataIndex: 'county', width: 96, render: countyLabel },
    { title: '学校', dataIndex: 'name', width: 176 },
    { title: '变更情况', dataIndex: 'fate', width: 122, render: (fate: SchoolFate) => <Tag color={COLOURS[fate] ?? ''}>{SCHOOL_FATES[fate]}</Tag> },
    of(schoolYearLabel(from), ({ before }) => before),
    of(schoolYearLabel(to), ({ after }) => after),
    { title: '在校生增减', align: 'right', width: 92, render: (_: unknown, row) => difference(row) },
    { title: '原名称与变更依据', dataIndex: 'chain' },
  ];
}

export function ComparisonPanel({ filter }: { readonly filter: PageFilter }) {
  const engine = useEngine();
  const { saving, save } = useSave();
  const { result: summary } = useDataSummary();
  const [chosen, setChosen] = useState<string | null>(null);
  const [onlyChanged, setOnlyChanged] = useState(true);
  const to = filter.schoolYear ?? summary?.defaultSchoolYear ?? null;
  const earlier = (summary?.schoolYears ?? []).filter(({ schoolYear, schools }) => to !== null && schoolYear < to && schools > 0).map(({ schoolYear }) => schoolYear);
  const from = earlier.find((year) => year === chosen) ?? earlier[0];
  const [county] = filter.county;
  const request = from === undefined || to === null ? null : { from, to, areaBasis: filter.areaBasis, ...(filter.county.length === 1 && county !== undefined ? { county } : {}) };
  const { result, error, loading } = useCall('schools.compare', request);
  if (request === null) {
    return (
      <Panel title="两年对照（按学校）">
        <Alert type="info" showIcon title="导入两个学年的学校名录后，可以按学校对照；更名、合并的学校按学校变更表连起来。" data-testid="no-comparison" />
      </Panel>
    );
  }
  const rows = (result?.schools ?? []).filter(({ fate }) => !onlyChanged || fate !== 'same');
  return (
    <Panel
      title="两年对照（按学校）"
      dimensions={['county']}
      unscoped
      busy={loading}
      note="合并的学校，前一年为原来各校之和。“名录中不再列出”“名录中新列出”是变更表没有说明的，请核对。"
      extra={
        <span className="plan-choices">
          <Checkbox checked={onlyChanged} onChange={({ target }) => setOnlyChanged(target.checked)} data-testid="comparison-changed">
            只看有变更的
          </Checkbox>
          <Select
            size="small"
            aria-label="对照学年"
            value={request.from}
            onChange={setChosen}
            options={earlier.map((year) => ({ value: year, label: `与${schoolYearLabel(year)}对照` }))}
            data-testid="comparison-year"
          />
          <Button
            size="small"
            loading={saving}
            disabled={result === null}
            onClick={() => void save(() => engine.call('schools.compareWorkbook', request))}
            data-testid="comparison-export"
          >
            导出 Excel
          </Button>
        </span>
      }
    >
      {error && <ErrorNotice error={error} />}
      <Table<SchoolComparison>
        size="small"
        rowKey={(row) => row.fate + row.school}
        columns={columnsFor(request.from, request.to)}
        dataSource={rows}
        pagination={{ pageSize: 15, showSizeChanger: false, hideOnSinglePage: true, showTotal: (total) => `共 ${formatInteger(total)} 行` }}
        locale={{ emptyText: '两个学年的学校完全一致' }}
        scroll={{ x: 1100 }}
        data-testid="comparison"
      />
    </Panel>
  );
}
