import type { ReportCell, ReportColumn } from './model';

/** Whether a cell is on the wrong side of its column's target; what is hidden or missing is on neither. */
export function missesTarget(cell: ReportCell, target: ReportColumn['target']): boolean {
  return cell.kind === 'figure' && target !== undefined && (target.atLeast ? cell.value < target.value : cell.value > target.value);
}
