/** A block of cells as spreadsheet programs take it over: text with tabs, and a table that says which cells are text. */
import { withoutFormula } from '../../shared/formula-safe';
import { isoText } from './cell-format';
import type { GridColumn } from './grid-source';
import type { Block } from './selection';

/** More cells make a text that programs choke on; a file is the way for them. */
export const MOST_COPIED_CELLS = 1_000_000;

export interface Copied {
  readonly text: string;
  readonly html: string;
}

/** @param columns as shown, left to right; the block's columns count in them. */
export function copyOf(columns: readonly GridColumn[], { firstRow, lastRow, firstColumn, lastColumn }: Block, withHead: boolean): Copied {
  const chosen = columns.slice(firstColumn, lastColumn + 1);
  const lines = withHead ? [chosen.map(({ label }) => textField(withoutFormula(label))).join('\t')] : [];
  const rows = withHead ? [`<tr>${chosen.map(({ label }) => htmlCell(label, 'text')).join('')}</tr>`] : [];
  for (let row = firstRow; row <= lastRow; row++) {
    const cells = chosen.map((column) => copiedCell(column, row));
    lines.push(cells.map(({ text, kind }) => (kind === 'text' ? textField(withoutFormula(text)) : text)).join('\t'));
    rows.push(`<tr>${cells.map(({ text, kind }) => htmlCell(text, kind)).join('')}</tr>`);
  }
  return { text: lines.join('\r\n'), html: `<html><head><meta charset="utf-8"></head><body><table>${rows.join('')}</table></body></html>` };
}

interface CopiedCell {
  readonly text: string;
  readonly kind: 'text' | 'number' | 'moment';
}

/** Digits that spreadsheet programs keep; longer numbers go as texts. */
const MOST_DIGITS = 15;

function copiedCell(column: GridColumn, row: number): CopiedCell {
  const state = column.state(row);
  if (state === 'empty') return { text: '', kind: 'number' };
  if (state === 'suppressed') return { text: column.text(row), kind: 'text' };
  switch (column.kind) {
    case 'day':
    case 'moment':
      return { text: isoText(Number(column.value(row)), column.kind), kind: 'moment' };
    case 'number': {
      const text = column.text(row);
      return { text, kind: Number.isFinite(Number(text)) && text.replace(/e.*$|\D/g, '').replace(/^0+/, '').length <= MOST_DIGITS ? 'number' : 'text' };
    }
    case 'truth':
    case 'text':
      return { text: column.text(row), kind: 'text' };
  }
}

/** Line breaks and tabs within a cell are quoted, as Excel itself copies them. */
function textField(text: string): string {
  return /[\t\r\n"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\n': '<br style="mso-data-placement:same-cell">' };
const formats = { text: ` style="mso-number-format:'\\@'"`, moment: '', number: '' } as const;

function htmlCell(text: string, kind: CopiedCell['kind']): string {
  return `<td${formats[kind]}>${text.replace(/\r\n?/g, '\n').replace(/[&<>"\n]/g, (character) => entities[character] ?? '')}</td>`;
}
