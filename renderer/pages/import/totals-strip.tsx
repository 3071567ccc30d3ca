import type { ImportTotals } from '../../../shared/contract';
import { formatInteger } from '../../../shared/format';

export interface TotalsStripProps {
  readonly totals: ImportTotals;
  /** Files that were not sent at all, because they could not be read or an answer was missing. */
  readonly leftOut: number;
}

/** The sum that must come out even: read = imported + sent back. */
export function TotalsStrip({ totals, leftOut }: TotalsStripProps) {
  const numbers: readonly (readonly [string, number, string])[] = [
    ['读取数据行', totals.rowsRead, '＝ 导入 ＋ 退回'],
    ['导入', totals.rowsLoaded, totals.rowsReplacing > 0 ? `其中更新旧数据 ${formatInteger(totals.rowsReplacing)}` : '没有更新旧数据'],
    ['退回', totals.rowsRejected, '有错误，整行不导入'],
    ['非数据行', totals.rowsSkipped, '合计、备注、重复表头'],
    ['未变化', totals.unchanged, '内容相同，没有重复导入'],
    ['失败', totals.failed + leftOut, '个文件或表，原因见列表'],
  ];
  return (
    <dl className="totals" data-testid="import-totals">
      {numbers.map(([label, value, note]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>
            {formatInteger(value)}
            <small>{note}</small>
          </dd>
        </div>
      ))}
    </dl>
  );
}
