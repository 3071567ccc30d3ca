/** Official look: fonts by name only (they are not ours to ship); charset 134 makes Excel fall back to 宋体. */
import type { CellStyle } from 'hucre/xlsx';

const side = { style: 'thin', color: { rgb: 'FF000000' } } as const;
const border = { top: side, bottom: side, left: side, right: side } as const;
const body = { name: '仿宋_GB2312', size: 11, charset: 134 } as const;
const heading = { name: '黑体', size: 11, charset: 134 } as const;
const solid = (rgb: string): { type: 'pattern'; pattern: 'solid'; fgColor: { rgb: string } } => ({ type: 'pattern', pattern: 'solid', fgColor: { rgb } });

export const styles = {
  title: { font: { name: '方正小标宋简体', size: 18, charset: 134 }, alignment: { horizontal: 'center', vertical: 'center', wrapText: true } },
  line: { font: body, alignment: { horizontal: 'left', vertical: 'center' } },
  lineRight: { font: body, alignment: { horizontal: 'right', vertical: 'center' } },
  lineCenter: { font: body, alignment: { horizontal: 'center', vertical: 'center' } },
  header: { font: heading, border, alignment: { horizontal: 'center', vertical: 'center', wrapText: true }, fill: solid('FFE8EEF6') },
  code: { font: { ...body, size: 9 }, border, alignment: { horizontal: 'center', vertical: 'center' } },
  text: { font: body, border, alignment: { horizontal: 'left', vertical: 'center', wrapText: true }, numFmt: '@' },
  figure: { font: body, border, alignment: { horizontal: 'right', vertical: 'center', indent: 1 } },
  state: { font: body, border, alignment: { horizontal: 'center', vertical: 'center' }, numFmt: '@' },
  suppressed: { font: { ...body, size: 10 }, border, alignment: { horizontal: 'center', vertical: 'center' }, fill: solid('FFD9D9D9'), numFmt: '@' },
  note: { font: { ...body, size: 10 }, alignment: { horizontal: 'left', vertical: 'top', wrapText: true } },
  section: { font: { ...heading, size: 12 }, alignment: { horizontal: 'left', vertical: 'center' } },
} as const satisfies Readonly<Record<string, CellStyle>>;

export const numberFormats = { integer: '#,##0', percent: '0.00%', decimal: '#,##0.0' } as const;

export function bold(style: CellStyle): CellStyle {
  return { ...style, font: { ...style.font, bold: true } };
}
