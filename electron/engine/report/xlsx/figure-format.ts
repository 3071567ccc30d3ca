/** How figures of a report are shown by a spreadsheet program. */
import { formatInteger } from '../../../../shared/format';
import type { FigureFormat } from '../model';

const numberFormats: Readonly<Record<FigureFormat, string>> = { integer: '#,##0', percent: '0.00%', decimal: '#,##0.0', points: '0.00' };

/** A share short of the whole must not be shown as 100.00%: 达标 would be wrong. The screens do the same. */
const ALMOST_WHOLE = '[<1]"99.99%";0.00%';

export function numberFormat(value: number, format: FigureFormat): string {
  return format === 'percent' && value >= 0.99995 && value < 1 ? ALMOST_WHOLE : numberFormats[format];
}

/** Characters a figure takes, for the width of its column: a number that does not fit is shown as ####. */
export function figureWidth(value: number, format: FigureFormat): number {
  switch (format) {
    case 'integer':
      return formatInteger(value).length;
    case 'percent':
      return (value * 100).toFixed(2).length + 1;
    case 'points':
      return value.toFixed(2).length;
    case 'decimal':
      return formatInteger(Math.trunc(value)).length + 2;
  }
}
