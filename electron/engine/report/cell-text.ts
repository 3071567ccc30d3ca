/** A cell of a report as text, for every format that has no cells of numbers. */
import { formatFigure, MISSING_TEXT, SUPPRESSED_TEXT } from '../../../shared/format';
import type { FigureFormat, ReportCell } from './model';

const UNITS = { integer: 'person', percent: 'share', decimal: 'perPerson' } as const;

export function figureText(value: number, format: FigureFormat): string {
  return format === 'points' ? value.toFixed(2) : formatFigure({ value, suppressed: false }, UNITS[format]);
}

/** The three states of a figure are kept apart. */
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
      return figureText(cell.value, cell.format);
  }
}
