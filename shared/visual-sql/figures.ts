/** How figures of fields are written: counts whole, means with one decimal, everything else as it comes. The page and the workbook do the same. */
import { formatInteger, MISSING_TEXT, SUPPRESSED_TEXT } from '../format';
import type { FieldMeasure } from '../visual-query';

const oneDecimal = new Intl.NumberFormat('zh-CN', { minimumFractionDigits: 1, maximumFractionDigits: 1 });

export function isWholeFigure(value: number, { aggregate }: FieldMeasure): boolean {
  return aggregate !== 'average' && aggregate !== 'median' && Number.isInteger(value);
}

export function formatFieldFigure({ value, suppressed }: { readonly value: number | null; readonly suppressed: boolean }, measure: FieldMeasure): string {
  if (suppressed) return SUPPRESSED_TEXT;
  if (value === null) return MISSING_TEXT;
  return isWholeFigure(value, measure) ? formatInteger(value) : oneDecimal.format(value);
}
