/** Schools in time and areas: which areas manage which territory, what schools were called, and two years side by side. */
import { Alert, Button, Table, type TableColumnsType } from 'antd';
import { useNavigate } from 'react-router';
import { AREA_BASES, AREA_BASIS_IDS, areasOf } from '../../../shared/area-basis';
import { formatInteger } from '../../../shared/format';
import { countyLabel, predecessorsOf } from '../../../shared/regions';
import type { AreaCrossing, SchoolOfArea, SchoolOrigin } from '../../../shared/school-history';
import type { PageFilter } from '../../address';
import { ErrorNotice } from '../../components/notices';
import { Panel } from '../../components/panel';
import { useCall } from '../../engine-client';
import { ComparisonPanel } from './comparison-panel';

const crossingColumns: TableColumnsType<AreaCrossing> = [
  { title: '管理口径', dataIndex: 'managed', render: countyLabel },
  { title: '行政区划口径', dataIndex: 'administrative', render: countyLabel },
  { title: '学校数', dataIndex: 'schools', align: 'right', width: 90, render: formatInteger },
];

const undeterminedColumns: TableColumnsType<SchoolOfArea> = [
  { title: '管理县区', dataIndex: 'county', width: 130, render: countyLabel },
  { title: '乡镇（街道）', dataIndex: 'township', width: 150, render: (township: string | null) => township ?? '—' },
  { title: '学校', dataIndex: 'name' },
];

const originColumns: TableColumnsType<SchoolOrigin> = [
  { title: '县区', dataIndex: 'county', width: 130, render: countyLabel },
  { title: '学校', dataIndex: 'name', width: 240 },
  { title: '曾用名与变更', dataIndex: 'text' },
];

const PAGES = { pageSize: 10, showSizeChanger: false, hideOnSinglePage: true } as const;

/** Which areas the year has, and what they took over. */
function areasNote(schoolYear: string): string {
  const zones = areasOf('managed', schoolYear).filter(({ kind }) => kind === 'zone');
  const told = zones.map(({ code, label, liesIn }) => {
    const before = predecessorsOf(code).map((area) => area.label);
    const where = (liesIn ?? []).map(countyLabel).join('、');
    return `${label}${before.length === 0 ? '' : `（2022年9月2日由${before.join('、')}合并设立${where === '' ? '' : `，跨${where}`}）`}`;
  });
  return `本学年管理口径在县区之外单列：市直、${told.join('、')}。每学年按9月30日的区划和学校统计。`;
}

export function SchoolsPanels({ filter }: { readonly filter: PageFilter }) {
  const navigate = useNavigate();
  const { result, error, loading } = useCall('schools.areas', { areaBasis: filter.areaBasis, ...(filter.schoolYear === null ? {} : { schoolYear: filter.schoolYear }) });
  const toImport = (
    <Button size="small" onClick={() => void navigate('/import')}>
      去导入
    </Button>
  );
  const crossed = result?.crossing.filter(({ managed, administrative }) => managed !== administrative) ?? [];
  return (
    <>
      {error && <ErrorNotice error={error} />}
      <ComparisonPanel filter={filter} />
      <Panel title="曾用名与变更" dimensions={[]} unscoped busy={loading} note="按学校变更表；其他表中的原名称、原标识码按它对应到现在的学校。">
        {result?.origins.length === 0 ? (
          <Alert type="info" showIcon title="本学年的学校没有变更记录。更名、合并、撤销、新建、划转的学校填入“学校变更表”导入，空白模板在“数据导入”页下载。" action={toImport} data-testid="no-origins" />
        ) : (
          <Table<SchoolOrigin>
            size="small"
            rowKey={(row) => row.school + row.text}
            columns={originColumns}
            dataSource={[...(result?.origins ?? [])]}
            pagination={PAGES}
            data-testid="origins"
          />
        )}
      </Panel>
      <Panel title="管理与行政区划的对应" dimensions={[]} unscoped busy={loading} note={result === null ? undefined : areasNote(result.schoolYear)}>
        {result !== null && result.undetermined.length > 0 && (
          <Alert
            type="warning"
            showIcon
            className="area-warning"
            data-testid="undetermined"
            title={`有 ${formatInteger(result.undetermined.length)} 所学校不知道在哪个行政区划县区，按行政区划口径统计时单列“行政区划未定”。请在“区划对照表”中按乡镇或学校补上后导入。`}
            action={toImport}
          />
        )}
        <div className="area-tables">
          <Table<AreaCrossing>
            size="small"
            rowKey={(row) => row.managed + row.administrative}
            columns={crossingColumns}
            dataSource={crossed}
            pagination={false}
            locale={{ emptyText: '两个口径完全一致' }}
            data-testid="crossing"
          />
          {result !== null && result.undetermined.length > 0 && (
            <Table<SchoolOfArea> size="small" rowKey="school" columns={undeterminedColumns} dataSource={[...result.undetermined]} pagination={PAGES} />
          )}
        </div>
        <dl className="definition">
          {AREA_BASIS_IDS.map((id) => (
            <div key={id} className="definition-row">
              <dt>{AREA_BASES[id].label}</dt>
              <dd>{AREA_BASES[id].definition}</dd>
            </div>
          ))}
        </dl>
      </Panel>
    </>
  );
}
