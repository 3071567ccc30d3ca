/** Official look: fonts by name only (they are not ours to ship); charset 134 makes Excel fall back to 宋体. */
import type { CellStyle } from 'hucre/xlsx';

const side = { style: 'thin', color: { rgb: 'FF000000' } } as const;
const border = { top: side, bottom: side, left: side, right: side } as const;
const body = { name: '仿宋_GB2312', size: 11, charset: 134 } as const;
const heading = { name: '黑体', size: 11, charset: 134 } as const;
const solid = (rgb: string): { type: 'pattern'; pattern: 'solid'; fgColor: { rgb: string } } => ({ type: 'pattern', pattern: 'solid', fgColor: { rgb } });
const left = { horizontal: 'left', vertical: 'center', wrapText: true } as const;
const center = { horizontal: 'center', vertical: 'center', wrapText: true } as const;
const right = { horizontal: 'right', vertical: 'center', wrapText: true } as const;

export const TITLE_SIZE = 18;
export const BODY_SIZE = 11;

/** '@' keeps a text that looks like a formula or a number a text, even after somebody has edited the cell. */
export const styles = {
  title: { font: { name: '方正小标宋简体', size: TITLE_SIZE, charset: 134 }, alignment: center, numFmt: '@' },
  line: { font: body, alignment: left, numFmt: '@' },
  lineRight: { font: body, alignment: right, numFmt: '@' },
  lineCenter: { font: body, alignment: center, numFmt: '@' },
  header: { font: heading, border, alignment: center, fill: solid('FFE8EEF6'), numFmt: '@' },
  code: { font: { ...body, size: 9 }, border, alignment: { horizontal: 'center', vertical: 'center' }, numFmt: '@' },
  text: { font: body, border, alignment: { ...left, indent: 1 }, numFmt: '@' },
  figure: { font: body, border, alignment: { horizontal: 'right', vertical: 'center', indent: 1 } },
  /**
   * A figure beside one of another number format. The colour is what any cell has; named, it makes the font another one:
   * LibreOffice forgets the indent of a right-aligned cell that differs from its left neighbour by number format alone.
   */
  ratio: { font: { ...body, color: { rgb: 'FF000000' } }, border, alignment: { horizontal: 'right', vertical: 'center', indent: 1 } },
  /** The same beside a ratio; the family of the font tells the two apart. */
  mean: { font: { ...body, color: { rgb: 'FF000000' }, family: 1 }, border, alignment: { horizontal: 'right', vertical: 'center', indent: 1 } },
  /** On sheets that nobody sees. */
  plainFigure: { font: body },
  state: { font: body, border, alignment: { horizontal: 'center', vertical: 'center' }, numFmt: '@' },
  suppressed: { font: { ...body, size: 10 }, border, alignment: { horizontal: 'center', vertical: 'center' }, fill: solid('FFD9D9D9'), numFmt: '@' },
  note: { font: { ...body, size: 10 }, alignment: { horizontal: 'left', vertical: 'top', wrapText: true }, numFmt: '@' },
  /** A formula that gives a text: under '@' it would be shown as it is written as soon as somebody touches it. */
  verdict: { font: { ...body, size: 10, bold: true }, alignment: { horizontal: 'left', vertical: 'top', wrapText: true } },
  verdictCell: { font: body, border, alignment: { horizontal: 'center', vertical: 'center' } },
  section: { font: { ...heading, size: 12 }, alignment: { horizontal: 'left', vertical: 'center' }, numFmt: '@' },
} as const satisfies Readonly<Record<string, CellStyle>>;

export function bold(style: CellStyle): CellStyle {
  return { ...style, font: { ...style.font, bold: true } };
}

/** A light band that tells neighbouring groups of rows apart, in print too. */
export function banded(style: CellStyle): CellStyle {
  return { ...style, fill: solid('FFF5F8FC') };
}
