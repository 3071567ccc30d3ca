import { formatInteger, formatPercent, MISSING_TEXT, SUPPRESSED_TEXT } from '../../../shared/format';
import type { ReportCell } from './model';

const oneDecimal = new Intl.NumberFormat('zh-CN', { minimumFractionDigits: 1, maximumFractionDigits: 1 });

/** A cell as it is read, the three states of a figure kept apart. */
export function cellText(cell: ReportCell | undefined): string {
  switch (cell?.kind) {
    case undefined:
      return '';
    case 'text':
      return cell.text;
    case 'suppressed':
      return SUPPRESSED_TEXT;
    case 'missing':
      return MISSING_TEXT;
    case 'figure':
      switch (cell.format) {
        case 'integer':
          return formatInteger(cell.value);
        case 'percent':
          return formatPercent(cell.value);
        case 'decimal':
          return oneDecimal.format(cell.value);
      }
  }
}
