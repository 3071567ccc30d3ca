/** The first rows of a result as a plain table. */
import type { DataType, Field } from 'apache-arrow';
import { Table as AntdTable, type TableColumnsType } from 'antd';
import { formatInteger } from '../../../../shared/format';
import { useAvailableHeight } from '../../../use-available-height';
import { cellText, isNumeric } from './cell-text';
import { secondsText } from './elapsed';
import type { SqlResult } from './use-run';

const MOST_SHOWN = 1000;

interface ShownRow {
  readonly key: number;
  readonly cells: readonly (string | null)[];
}

interface ResultViewProps {
  readonly result: SqlResult;
  /** Chinese names of columns, by their names. */
  readonly labels: Readonly<Record<string, string>>;
}

export function ResultView({ result, labels }: ResultViewProps) {
  const { table, rowCount, truncated, milliseconds } = result;
  const [box, height] = useAvailableHeight(40);
  const fields: readonly Field[] = table.schema.fields;
  const vectors = fields.map((_, index) => table.getChildAt(index));
  const rows: readonly ShownRow[] = Array.from({ length: Math.min(rowCount, MOST_SHOWN) }, (_, key) => ({ key, cells: fields.map(({ type }, index) => cellText(type as DataType, vectors[index]?.get(key))) }));
  const columns: TableColumnsType<ShownRow> = fields.map((field, index) => ({
    key: index,
    title: <>{field.name}{labels[field.name] !== undefined && <em className="column-label">{labels[field.name]}</em>}</>,
    width: 150,
    ellipsis: true,
    align: isNumeric(field.type as DataType) ? 'right' : 'left',
    render: (_, { cells }) => cells[index] ?? <span className="cell-empty">空</span>,
  }));
  return (
    <div ref={box} data-testid="query-result">
      <p className="result-summary" data-testid="result-summary">
        {formatInteger(rowCount)} 行，{fields.length} 列，用时 {secondsText(milliseconds)}。
        {truncated && '结果超过所选行数，只取了前面的行。'}
        {rowCount > MOST_SHOWN && `下面显示前 ${formatInteger(MOST_SHOWN)} 行。`}
      </p>
      <AntdTable size="small" columns={columns} dataSource={rows} pagination={false} scroll={{ x: Math.max(1, fields.length) * 150, y: height }} virtual />
    </div>
  );
}
