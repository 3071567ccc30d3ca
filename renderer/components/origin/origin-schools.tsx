/** The schools that a figure is made of, each with its own part. */
import { Input, Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { formatFigure, formatInteger, MISSING_TEXT, SUPPRESSED_TEXT } from '../../../shared/format';
import type { IndicatorDefinition } from '../../../shared/indicators';
import { usePageFilter } from '../../address';
import { useCall } from '../../engine-client';
import { decodeIndicatorRows, type IndicatorRow } from '../../indicator-table';
import { judge } from '../../judge';
import { GroupLink } from '../group-link';
import { ErrorNotice } from '../notices';
import { figureRequest } from './figure-request';

const HEIGHT = 420;

function part(row: IndicatorRow, name: 'numerator' | 'denominator'): string {
  const value = row[name];
  return value === null ? (row.suppressed ? SUPPRESSED_TEXT : MISSING_TEXT) : formatInteger(value);
}

function columnsOf(definition: IndicatorDefinition, onSchool: (row: IndicatorRow) => void): TableColumnsType<IndicatorRow> {
  // Schools are not put in an order by their pupils' results.
  const sortable = definition.suppression !== 'health';
  const by = (read: (row: IndicatorRow) => number | null) => (sortable ? { sorter: (one: IndicatorRow, other: IndicatorRow) => (read(one) ?? -Infinity) - (read(other) ?? -Infinity), showSorterTooltip: false } : {});
  return [
    { title: '县区', key: 'county', width: 100, render: (_, row) => row.labels.county },
    { title: '学校', key: 'school', ellipsis: true, render: (_, row) => <GroupLink id={row.keys.school ?? ''} label={row.labels.school ?? ''} onSelect={() => onSchool(row)} /> },
    { title: '数值', key: 'value', width: 100, align: 'right', ...by(({ value }) => value), render: (_, row) => <span className={judge(row) === 'missed' ? 'figure-missed' : undefined}>{formatFigure(row, definition.unit)}</span> },
    ...(definition.denominator === undefined
      ? []
      : [
          { title: '分子', key: 'numerator', width: 90, align: 'right' as const, ...by(({ numerator }) => numerator), render: (_: unknown, row: IndicatorRow) => part(row, 'numerator') },
          { title: '分母', key: 'denominator', width: 90, align: 'right' as const, ...by(({ denominator }) => denominator), render: (_: unknown, row: IndicatorRow) => part(row, 'denominator') },
        ]),
  ];
}

export function OriginSchools({ row, definition, onLeave }: { readonly row: IndicatorRow; readonly definition: IndicatorDefinition; readonly onLeave: () => void }) {
  const [filter, change] = usePageFilter();
  const [name, setName] = useState('');
  const { indicator, ...request } = figureRequest(filter, row);
  const { result, error, loading, reload } = useCall('indicator.query', { ...request, indicators: [indicator], by: ['county', 'school'] });
  if (error !== null) return <ErrorNotice error={error} onRetry={reload} />;
  const rows = result === null ? [] : decodeIndicatorRows(result);
  const shown = name === '' ? rows : rows.filter(({ labels }) => (labels.school ?? '').includes(name.trim()));
  const goTo = ({ keys }: IndicatorRow): void => {
    change({ county: keys.county === undefined ? [] : [keys.county], school: keys.school === undefined ? [] : [keys.school], cut: null });
    onLeave();
  };
  return (
    <>
      <div className="origin-tools">
        <Input.Search allowClear size="small" placeholder="找学校" value={name} onChange={({ target }) => setName(target.value)} aria-label="按名称找学校" />
        <span>共 {formatInteger(shown.length)} 所</span>
      </div>
      <Table<IndicatorRow> size="small" virtual loading={{ spinning: loading, delay: 300 }} rowKey={({ keys }) => `${keys.school}-${keys.riskLevel ?? ''}`} columns={columnsOf(definition, goTo)} dataSource={[...shown]} pagination={false} scroll={{ x: 640, y: HEIGHT }} data-testid="origin-schools" />
      {result !== null && result.privacyNote !== '' && <p className="panel-note">{result.privacyNote}</p>}
    </>
  );
}
