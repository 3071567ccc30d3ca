/** The result of a query in a line, and all of its rows in the grid. */
import { formatInteger } from '../../../../shared/format';
import { ResultGrid } from '../../../grid/result-grid';
import { useAvailableHeight } from '../../../use-available-height';
import { secondsText } from './elapsed';
import type { SqlResult } from './use-run';

interface ResultViewProps {
  readonly result: SqlResult;
  /** Chinese names of columns, by their names. */
  readonly labels: Readonly<Record<string, string>>;
  /** Of files that are made from it. */
  readonly title?: string | undefined;
}

/** Of the grid with its head and status line; a page that is lower scrolls. */
const LEAST_HEIGHT = 320;

export function ResultView({ result, labels, title }: ResultViewProps) {
  const { table, rowCount, truncated, milliseconds } = result;
  const [box, height] = useAvailableHeight(0);
  return (
    <div data-testid="query-result">
      <p className="result-summary" data-testid="result-summary">
        {formatInteger(rowCount)} 行，{table.schema.fields.length} 列，用时 {secondsText(milliseconds)}。
        {truncated && '结果超过所选行数，只取了前面的行；“导出全部结果”不受此限。'}
      </p>
      <div ref={box} style={{ height: Math.max(LEAST_HEIGHT, height) }}>
        <ResultGrid result={{ ...result, labels }} {...(title === undefined ? {} : { title })} />
      </div>
    </div>
  );
}
