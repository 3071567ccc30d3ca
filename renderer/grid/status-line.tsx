/** The line below the grid: rows of the result, and what the selected cells come to. */
import { formatInteger } from '../../shared/format';
import { numberText } from './cell-format';
import type { GridColumn } from './grid-source';
import { type Block, cellCount } from './selection';
import { useStatistics } from './use-statistics';

export interface StatusLineProps {
  readonly columns: readonly GridColumn[];
  readonly rowCount: number;
  /** More rows than these exist. */
  readonly truncated: boolean;
  readonly block: Block | null;
}

export function StatusLine({ columns, rowCount, truncated, block }: StatusLineProps) {
  return (
    <div className="grid-status" role="status" aria-live="polite" data-testid="grid-status">
      <span>{truncated ? `只取了前 ${formatInteger(rowCount)} 行，还有更多；汇总请写在查询里，全部结果请导出` : `${formatInteger(rowCount)} 行，${formatInteger(columns.length)} 列`}</span>
      {block !== null && cellCount(block) > 1 && <Selected columns={columns} block={block} />}
    </div>
  );
}

function Selected({ columns, block }: { readonly columns: readonly GridColumn[]; readonly block: Block }) {
  const statistics = useStatistics(columns, block);
  const size = `已选 ${formatInteger(block.lastRow - block.firstRow + 1)} 行 × ${formatInteger(block.lastColumn - block.firstColumn + 1)} 列`;
  if (statistics === null) return <span className="grid-status-selected">{size}，正在计算…</span>;
  const { filled, numbers, sum, least, greatest } = statistics;
  const facts = [size, `计数 ${formatInteger(filled)}`, ...(numbers === 0 ? [] : [`合计 ${grouped(sum)}`, `平均 ${grouped(sum / numbers)}`, `最小 ${grouped(least)}`, `最大 ${grouped(greatest)}`])];
  return (
    <span className="grid-status-selected">
      {facts.map((fact) => (
        <span key={fact}>{fact}</span>
      ))}
    </span>
  );
}

const MOST_DECIMALS = 4;

function grouped(value: number): string {
  const shown = numberText(Math.abs(value) < 1 ? Number(value.toPrecision(6)) : Number(value.toFixed(MOST_DECIMALS)));
  return /^-?\d+(\.\d+)?$/.test(shown) ? shown.replace(/^-?\d+/, (whole) => whole.replace(/\B(?=(\d{3})+$)/g, ',')) : shown;
}
