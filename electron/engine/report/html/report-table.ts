import { cellText } from '../cell-text';
import { headerCells, headerLevels } from '../header-cells';
import { missesTarget } from '../missed-target';
import type { ReportCell, ReportColumn, ReportTable } from '../model';
import { element, escaped } from './markup';
import { breakTitle } from '../docx/title-break';
import { columnParts, columnWidths, titleCharacters } from './table-width';

/** Texts of a column that wraps begin at its left when they are longer. */
const SHORT_TEXT = 8;

/** @param isForm a table of a workbook, on sheets with narrower margins than an official document */
export function tableHtml(table: ReportTable, isForm: boolean): string {
  const { left, center, right } = table.headerLine;
  const { survey = [] } = table;
  const parts = columnParts(table, isForm);
  return [
    element('p', { class: 'table-title' }, breakTitle(table.title, titleCharacters(table, isForm)).map(escaped).join('<br>')),
    survey.length === 0 ? '' : element('div', { class: 'survey' }, survey.map((text) => element('p', {}, escaped(text))).join('')),
    [left, center, right].every((text) => text === '') ? '' : element('p', { class: 'table-line above' }, [left, center, right].map((text) => element('span', {}, escaped(text))).join('')),
    ...parts.map((columns, index) => `${index === 0 ? '' : element('p', { class: 'table-part' }, escaped(`${table.title}（续表，右侧各栏）`))}${partHtml(table, columns)}`),
    table.footerLine.length === 0 ? '' : element('p', { class: 'table-line' }, table.footerLine.map((text) => element('span', {}, escaped(text))).join('')),
    ...table.notes.map((note, index) => element('p', { class: index === 0 ? 'note' : 'note further' }, escaped(`${index === 0 ? '说明：' : ''}${table.notes.length === 1 ? '' : `${index + 1}. `}${note}`))),
  ].join('');
}

function partHtml(table: ReportTable, positions: readonly number[]): string {
  const widths = columnWidths(table);
  const own = <T>(all: readonly T[]): readonly T[] => positions.flatMap((position) => all.slice(position, position + 1));
  const columns = own(table.columns);
  const total = own(widths).reduce((sum, width) => sum + width, 0);
  const body = [...(table.totals.length > 0 ? [bodyRow(own(table.totals), columns, 'totals')] : []), ...[...table.rows, ...(table.parts ?? [])].map((row) => bodyRow(own(row), columns, ''))];
  return element('table', {}, `${element('colgroup', {}, own(widths).map((width) => `<col style="width:${((100 * width) / total).toFixed(2)}%">`).join(''))}${head(columns, own(table.codeRow))}${element('tbody', {}, body.join(''))}`);
}

function head(columns: readonly ReportColumn[], codeRow: readonly string[]): string {
  const cells = headerCells(columns);
  const rows = Array.from({ length: headerLevels(columns) }, (_, level) =>
    element('tr', {}, cells.filter((cell) => cell.level === level).map(({ text, endLevel, column, endColumn }) => element('th', { colspan: endColumn - column + 1, rowspan: endLevel - level + 1 }, escaped(text))).join('')),
  );
  const codes = codeRow.length === 0 ? [] : [element('tr', { class: 'codes' }, codeRow.map((code) => element('td', {}, escaped(code))).join(''))];
  return element('thead', {}, [...rows, ...codes].join(''));
}

function bodyRow(row: readonly ReportCell[], columns: readonly ReportColumn[], name: string): string {
  return element('tr', { class: name }, row.map((cell, column) => element('td', { class: cellClass(cell, columns[column]) }, escaped(cellText(cell)))).join(''));
}

function cellClass(cell: ReportCell, column: ReportColumn | undefined): string {
  if (missesTarget(cell, column?.target)) return `${cell.kind} missed`;
  return cell.kind === 'text' && column?.wraps === true && cell.text.length > SHORT_TEXT ? 'text told' : cell.kind;
}
