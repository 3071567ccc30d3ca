/** How wide a column must be to show its head and its values. */
import type { GridColumn } from '../grid-source';

/** Values that are looked at: enough to know the usual length, few enough to do it for every column of a result. */
const SAMPLE = 120;
const CELL_PADDING = 18;
/** Marks, menu button and padding beside the label. */
const HEAD_EXTRAS = 46;
const MOST_CHARACTERS = 200;

export type MeasureText = (text: string, bold: boolean) => number;

/** @param rows how many rows from `firstRow` on are measured in any case: those in sight */
export function neededWidth(column: GridColumn, rowCount: number, measure: MeasureText, firstRow = 0, rows = 0): number {
  let width = Math.max(measure(column.label, true), column.name === column.label ? 0 : measure(column.name, false)) + HEAD_EXTRAS;
  const look = (row: number): void => void (width = Math.max(width, measure(column.text(row).slice(0, MOST_CHARACTERS), false) + CELL_PADDING));
  for (let row = firstRow; row < Math.min(rowCount, firstRow + rows); row++) look(row);
  const step = Math.max(1, Math.floor(rowCount / SAMPLE));
  for (let row = 0; row < rowCount; row += step) look(row);
  return Math.ceil(width);
}

/** By the font of an element; without a drawing surface (in tests without a browser) by characters. */
export function textMeasure(font: { readonly family: string; readonly size: number }): MeasureText {
  const context = document.createElement('canvas').getContext('2d');
  if (context === null) return (text) => [...text].reduce((sum, character) => sum + (character > '\u2e7f' ? font.size : font.size * 0.58), 0);
  return (text, bold) => {
    context.font = `${bold ? '600 ' : ''}${font.size}px ${font.family}`;
    return context.measureText(text).width;
  };
}
