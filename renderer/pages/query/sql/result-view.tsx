/** The result of a query in a line, and all of its rows in the grid. */
import { formatInteger } from '../../../../shared/format';
import { ResultGrid } from '../../../grid/result-grid';
import { secondsText } from './elapsed';
import type { SqlResult } from './use-run';

interface ResultViewProps {
  readonly result: SqlResult;
  /** Chinese names of columns, by their names. */
  readonly labels: Readonly<Record<string, string>>;
  /** Of files that are made from it. */
  readonly title?: string | undefined;
}

export function ResultView({ result, labels, title }: ResultViewProps) {
  const { table, rowCount, truncated, milliseconds } = result;
  return (
    <div className="query-result" data-testid="query-result">
      <p className="result-summary" data-testid="result-summary">
        {formatInteger(rowCount)} 行，{table.schema.fields.length} 列，用时 {secondsText(milliseconds)}。
        {truncated && '结果超过所选行数，只取了前面的行；“导出全部结果”不受此限。'}
      </p>
      <div className="query-result-grid">
        <ResultGrid result={{ ...result, labels }} {...(title === undefined ? {} : { title })} />
      </div>
    </div>
  );
}
