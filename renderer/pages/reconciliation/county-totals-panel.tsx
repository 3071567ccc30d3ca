/** Counties' own totals against what the single rows come to, with what could explain a difference. */
import { Alert, Button, Checkbox, Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { type ComparedTotal, differenceOf, totalItem } from '../../../shared/county-comparison';
import { formatInteger } from '../../../shared/format';
import type { PageFilter } from '../../address';
import { ErrorNotice } from '../../components/notices';
import { Panel } from '../../components/panel';
import { useCall, useEngine } from '../../engine-client';
import { useSave } from '../../use-save';

type Row = ComparedTotal & { readonly county: string; readonly place: string };

function shown(value: number | null, { suppressed }: ComparedTotal): string {
  if (suppressed) return '样本过小';
  return value === null ? '—' : formatInteger(value);
}

function signed(row: ComparedTotal) {
  const difference = differenceOf(row);
  if (difference === null || difference === 0) return difference === null ? '' : '0';
  return <b>{difference > 0 ? `+${formatInteger(difference)}` : formatInteger(difference)}</b>;
}

const columns: TableColumnsType<Row> = [
  { title: '县区', dataIndex: 'county', width: 110 },
  { title: '项目', dataIndex: 'item', width: 150, render: (item: string) => totalItem(item).label },
  { title: '县区上报', key: 'stated', width: 100, align: 'right', render: (_, row) => shown(row.stated, row) },
  { title: '程序统计', key: 'counted', width: 100, align: 'right', render: (_, row) => shown(row.counted, row) },
  { title: '差额', key: 'difference', width: 80, align: 'right', render: (_, row) => signed(row) },
  { title: '可能的原因', dataIndex: 'explanation' },
  { title: '文件与行', dataIndex: 'place', width: 220, ellipsis: true },
];

export function CountyTotalsPanel({ filter }: { readonly filter: PageFilter }) {
  const engine = useEngine();
  const { saving, save } = useSave();
  const [onlyDiffering, setOnlyDiffering] = useState(true);
  const request = { ...(filter.schoolYear === null ? {} : { schoolYear: filter.schoolYear }), ...(filter.county.length === 0 ? {} : { county: [...filter.county] }) };
  const { result, error, loading } = useCall('reconcile.countyTotals', request);
  const comparison = error === null ? result : null;
  const rows = (comparison?.counties ?? []).flatMap(({ county, file, sheet, row, totals }) => totals.map((total): Row => ({ ...total, county, place: `${file}，${sheet}，第${row}行` })));
  const differing = rows.filter((row) => (differenceOf(row) ?? 0) !== 0);
  return (
    <Panel
      title="县区汇总数核对"
      dimensions={['county']}
      unscoped
      busy={loading}
      note={`差额＝县区上报－程序统计，按管理口径。原因由上面各步减去的行推测，供核对。有效结果少于 ${comparison?.minimum ?? 10} 的县区，有效人数和各级人数两边都不显示。汇总表不计入任何指标。`}
      extra={
        comparison !== null && (
          <span className="plan-choices">
            <Checkbox checked={onlyDiffering} onChange={({ target }) => setOnlyDiffering(target.checked)}>
              只看不一致的
            </Checkbox>
            <Button size="small" loading={saving} onClick={() => void save(() => engine.call('reconcile.countyTotalsWorkbook', request))} data-testid="county-totals-export">
              导出 Excel
            </Button>
          </span>
        )
      }
    >
      {error?.code === 'NO_DATA' && <Alert type="info" showIcon title={error.message} data-testid="county-totals-missing" />}
      {error !== null && error.code !== 'NO_DATA' && <ErrorNotice error={error} />}
      {comparison !== null && (
        <>
          <p className="plan-headline" data-testid="county-totals-headline">
            {`${formatInteger(comparison.counties.length)} 个县区报了汇总数，核对 ${formatInteger(rows.length)} 项，不一致 ${formatInteger(differing.length)} 项。`}
          </p>
          <Table<Row>
            size="small"
            rowKey={({ county, item }) => `${county}|${item}`}
            columns={columns}
            dataSource={onlyDiffering ? differing : rows}
            locale={{ emptyText: '没有不一致的项目' }}
            pagination={{ pageSize: 15, showSizeChanger: false, showTotal: (total) => `共 ${formatInteger(total)} 项` }}
            scroll={{ x: 1000 }}
          />
        </>
      )}
    </Panel>
  );
}
