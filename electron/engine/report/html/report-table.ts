import { cellText } from '../cell-text';
import { headerCells, headerLevels } from '../header-cells';
import { missesTarget } from '../missed-target';
import type { ReportCell, ReportTable } from '../model';
import { element, escaped } from './markup';

export function tableHtml(table: ReportTable): string {
  const { left, center, right } = table.headerLine;
  return [
    element('p', { class: 'table-title' }, escaped(table.title)),
    [left, center, right].every((text) => text === '') ? '' : element('p', { class: 'table-line' }, [left, center, right].map((text) => element('span', {}, escaped(text))).join('')),
    element('table', {}, `${columns(table)}${head(table)}${element('tbody', {}, [...(table.totals.length > 0 ? [bodyRow(table, table.totals, 'totals')] : []), ...table.rows.map((row) => bodyRow(table, row, ''))].join(''))}`),
    table.footerLine.length === 0 ? '' : element('p', { class: 'table-line' }, table.footerLine.map((text) => element('span', {}, escaped(text))).join('')),
    ...table.notes.map((note, index) => element('p', { class: 'note' }, escaped(`${index === 0 ? '说明：' : ''}${table.notes.length === 1 ? '' : `${index + 1}. `}${note}`))),
  ].join('');
}

function columns(table: ReportTable): string {
  const total = table.columns.reduce((sum, { width }) => sum + width, 0);
  return element('colgroup', {}, table.columns.map(({ width }) => `<col style="width:${((100 * width) / total).toFixed(2)}%">`).join(''));
}

function head(table: ReportTable): string {
  const cells = headerCells(table.columns);
  const rows = Array.from({ length: headerLevels(table.columns) }, (_, level) =>
    element('tr', {}, cells.filter((cell) => cell.level === level).map(({ text, endLevel, column, endColumn }) => element('th', { colspan: endColumn - column + 1, rowspan: endLevel - level + 1 }, escaped(text))).join('')),
  );
  const codes = table.codeRow.length === 0 ? [] : [element('tr', { class: 'codes' }, table.codeRow.map((code) => element('td', {}, escaped(code))).join(''))];
  return element('thead', {}, [...rows, ...codes].join(''));
}

function bodyRow({ columns }: ReportTable, row: readonly ReportCell[], name: string): string {
  return element('tr', { class: name }, row.map((cell, column) => element('td', { class: missesTarget(cell, columns[column]?.target) ? `${cell.kind} missed` : cell.kind }, escaped(cellText(cell)))).join(''));
}
