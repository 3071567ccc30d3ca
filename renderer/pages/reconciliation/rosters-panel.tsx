/** This year's roster against another year's, person by person. */
import { Alert, Button, Select, Table, type TableColumnsType, Tag } from 'antd';
import { useState } from 'react';
import { formatInteger } from '../../../shared/format';
import { ROSTER_CHANGES, type RosterChange, type RosterChangeKind } from '../../../shared/reconciliation';
import { schoolYearLabel } from '../../../shared/school-year';
import type { PageFilter } from '../../address';
import { ErrorNotice } from '../../components/notices';
import { Panel } from '../../components/panel';
import { useCall, useEngine } from '../../engine-client';
import { useSave } from '../../use-save';

const COLOURS: Readonly<Record<RosterChangeKind, string>> = { added: 'blue', left: 'orange', changed: 'default' };
const KINDS = Object.keys(ROSTER_CHANGES) as RosterChangeKind[];

function columnsOf(from: string, to: string): TableColumnsType<RosterChange> {
  return [
    { title: '情况', dataIndex: 'kind', width: 100, render: (kind: RosterChangeKind) => <Tag color={COLOURS[kind]}>{ROSTER_CHANGES[kind]}</Tag>, filters: KINDS.map((kind) => ({ text: ROSTER_CHANGES[kind], value: kind })), onFilter: (value, { kind }) => kind === value },
    { title: '县区', dataIndex: 'county', width: 110 },
    { title: '姓名', dataIndex: 'name', width: 100 },
    { title: schoolYearLabel(from), dataIndex: 'before' },
    { title: schoolYearLabel(to), dataIndex: 'after' },
    { title: '变化', dataIndex: 'what', width: 150 },
  ];
}

export function RostersPanel({ filter }: { readonly filter: PageFilter }) {
  const engine = useEngine();
  const { saving, save } = useSave();
  const [chosen, setChosen] = useState<string | null>(null);
  const { result: summary } = useCall('data.summary', {});
  const years = (summary?.schoolYears ?? []).filter(({ counselors }) => counselors > 0).map(({ schoolYear }) => schoolYear);
  const to = filter.schoolYear ?? summary?.defaultSchoolYear ?? null;
  const others = years.filter((year) => year !== to).sort().reverse();
  const from = chosen !== null && others.includes(chosen) ? chosen : (others.find((year) => to !== null && year < to) ?? others[0] ?? null);
  const request = to === null || from === null || !years.includes(to) ? null : { from, to };
  const { result, error, loading } = useCall('reconcile.rosters', request);
  if (summary === null) return null;
  const count = (kind: RosterChangeKind): string => formatInteger(result?.changes.filter((change) => change.kind === kind).length ?? 0);
  return (
    <Panel
      title="台账逐人对照"
      dimensions={[]}
      unscoped
      busy={loading}
      note="两年都有身份证号的按证号认人；没有的按学校和姓名认，学校更名会被看作一去一来。同一人在几所学校的合为一人。"
      extra={
        request !== null && (
          <span className="plan-choices">
            <Select size="small" aria-label="与哪一学年对照" value={request.from} onChange={setChosen} options={others.map((year) => ({ value: year, label: `与${schoolYearLabel(year)}对照` }))} />
            <Button size="small" loading={saving} disabled={result === null} onClick={() => void save(() => engine.call('reconcile.rostersWorkbook', request))} data-testid="rosters-export">
              导出 Excel
            </Button>
          </span>
        )
      }
    >
      {request === null && <Alert type="info" showIcon title="要逐人对照，工作区里须有两个学年的心理健康教师台账。把上一学年的台账拖进“数据导入”即可。" data-testid="rosters-missing" />}
      {error && <ErrorNotice error={error} />}
      {request !== null && result !== null && (
        <>
          <p className="plan-headline" data-testid="rosters-headline">
            {`${formatInteger(result.before)} 人 → ${formatInteger(result.after)} 人：未变 ${formatInteger(result.unchanged)}，新增 ${count('added')}，没有了 ${count('left')}，信息有变 ${count('changed')}。`}
          </p>
          <Table<RosterChange>
            size="small"
            rowKey={({ kind, county, name, before, after }) => `${kind}|${county}|${name}|${before}|${after}`}
            columns={columnsOf(result.from, result.to)}
            dataSource={[...result.changes]}
            pagination={{ pageSize: 20, showSizeChanger: false, showTotal: (total) => `共 ${formatInteger(total)} 人` }}
            scroll={{ x: 900 }}
          />
        </>
      )}
    </Panel>
  );
}
