/** The roster against the national teacher system's export: by county with both totals, then everybody on whom they do not agree. */
import { Alert, Button, Table, type TableColumnsType, Tag } from 'antd';
import { formatInteger } from '../../../shared/format';
import { COMPARISON_FATE_IDS, COMPARISON_FATES, type ComparisonCounts, type ComparisonFateId, type ComparisonFinding, type ComparisonSide, sideTotal, type TeacherComparison } from '../../../shared/teacher-comparison';
import type { PageFilter } from '../../address';
import { ErrorNotice } from '../../components/notices';
import { Panel } from '../../components/panel';
import { useCall, useEngine } from '../../engine-client';
import { useSave } from '../../use-save';

type CountyRow = { readonly county: string } & ComparisonCounts;

const COLOURS: Readonly<Record<ComparisonFateId, string>> = { agrees: 'green', postDiffers: 'gold', schoolDiffers: 'gold', notMarked: 'orange', unclear: 'purple', rosterOnly: 'volcano', systemOnly: 'blue' };
const SIDES: readonly (readonly [ComparisonSide, string])[] = [
  ['roster', '台账'],
  ['system', '系统（标为专职、兼职的）'],
];
const fatesOf = (side: ComparisonSide) => COMPARISON_FATE_IDS.filter((fate) => COMPARISON_FATES[fate].sides.some((own) => own === side));

const countyColumns: TableColumnsType<CountyRow> = [
  { title: '县区', dataIndex: 'county', width: 100, fixed: 'left' },
  ...SIDES.map(([side, title]) => ({
    title,
    children: [
      { title: '人数', key: `${side}-all`, width: 62, align: 'right' as const, render: (_: unknown, row: CountyRow) => <b>{formatInteger(sideTotal(row[side]))}</b> },
      ...fatesOf(side).map((fate) => ({
        title: <span title={COMPARISON_FATES[fate].definition}>{COMPARISON_FATES[fate].label}</span>,
        key: `${side}-${fate}`,
        width: 82,
        align: 'right' as const,
        render: (_: unknown, row: CountyRow) => formatInteger(row[side][fate]),
      })),
    ],
  })),
];

const findingColumns: TableColumnsType<ComparisonFinding> = [
  { title: '情况', dataIndex: 'fate', width: 150, render: (fate: ComparisonFateId) => <Tag color={COLOURS[fate]}>{COMPARISON_FATES[fate].label}</Tag>, filters: COMPARISON_FATE_IDS.filter((fate) => fate !== 'agrees').map((fate) => ({ text: COMPARISON_FATES[fate].label, value: fate })), onFilter: (value, { fate }) => fate === value },
  { title: '县区', dataIndex: 'county', width: 110 },
  { title: '姓名', dataIndex: 'name', width: 90 },
  { title: '台账', dataIndex: 'roster' },
  { title: '系统', dataIndex: 'system' },
  { title: '不同之处', dataIndex: 'note', width: 260 },
];

function headline({ total }: TeacherComparison): string {
  const differing = (side: ComparisonSide): number => sideTotal(total[side]) - total[side].agrees;
  return `台账 ${formatInteger(sideTotal(total.roster))} 人，系统标为心理教师 ${formatInteger(sideTotal(total.system))} 人；两边一致 ${formatInteger(total.roster.agrees)} 人，台账有 ${formatInteger(differing('roster'))} 人、系统有 ${formatInteger(differing('system'))} 人对不上。`;
}

export function TeachersPanel({ filter }: { readonly filter: PageFilter }) {
  const engine = useEngine();
  const { saving, save } = useSave();
  const request = { areaBasis: filter.areaBasis, ...(filter.schoolYear === null ? {} : { schoolYear: filter.schoolYear }), ...(filter.county.length === 0 ? {} : { county: [...filter.county] }) };
  const { result, error, loading } = useCall('reconcile.teachers', request);
  const shown = error === null ? result : null;
  return (
    <Panel
      title="台账与教师管理信息系统核对"
      dimensions={['county']}
      unscoped
      busy={loading}
      note="先按身份证号认人（没有的按姓名、性别和出生年月），再按姓名和学校；同校同名不止一人的不作猜测，列为“同名待核”。每人只有一个去向，各栏相加必然等于人数。系统导出表不计入任何指标。"
      extra={
        shown !== null && (
          <Button size="small" loading={saving} onClick={() => void save(() => engine.call('reconcile.teachersWorkbook', request))} data-testid="teachers-export">
            导出 Excel
          </Button>
        )
      }
    >
      {error?.code === 'NO_DATA' && <Alert type="info" showIcon title={error.message} data-testid="teachers-missing" />}
      {error !== null && error.code !== 'NO_DATA' && <ErrorNotice error={error} />}
      {shown !== null && (
        <>
          <p className="plan-headline" data-testid="teachers-headline">
            {headline(shown)}
          </p>
          <Table<CountyRow> size="small" rowKey="county" columns={countyColumns} dataSource={[{ county: '合计', ...shown.total }, ...shown.counties]} pagination={false} scroll={{ x: 1126 }} data-testid="teachers-counties" />
          <div className="waterfall-rows">
            <h4>逐人清单</h4>
            <Table<ComparisonFinding>
              size="small"
              rowKey={({ fate, county, name, roster, system, note }) => [fate, county, name, roster, system, note].join('|')}
              columns={findingColumns}
              dataSource={[...shown.findings]}
              pagination={{ pageSize: 15, showSizeChanger: false, showTotal: (total) => `共 ${formatInteger(total)} 条` }}
              scroll={{ x: 1000 }}
            />
          </div>
        </>
      )}
    </Panel>
  );
}
