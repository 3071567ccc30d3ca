/** A report as a page shows it before it is issued: the texts of its cells. */
import type { PreviewCell, PreviewSection } from '../../../shared/contract';
import { cellText } from './cell-text';
import { checkedRows, checkText, outcomeOf } from './checks';
import { missesTarget } from './missed-target';
import type { ReportCell, ReportColumn, ReportModel, ReportTable, ReportTextBlock } from './model';

/** Rows of a long list that are shown. */
const MOST_ROWS = 60;

export function previewOf({ sections }: ReportModel): PreviewSection[] {
  return sections.map((section): PreviewSection => {
    switch (section.kind) {
      case 'table':
        return previewTable(section);
      case 'text':
        return { kind: 'text', name: section.name, title: section.title, lines: section.blocks.flatMap(linesOf) };
      case 'prose':
        return { kind: 'text', name: section.name, title: '', lines: section.blocks.map((block) => `${block.kind === 'paragraph' ? (block.lead ?? '') : ''}${block.text}`) };
      case 'chart':
        return { kind: 'chart', name: section.name, title: section.title, table: section.table };
    }
  });
}

function previewTable(table: ReportTable): PreviewSection {
  const { headerLine, columns, checks = [] } = table;
  const rows = [...(table.totals.length > 0 ? [table.totals] : []), ...table.rows, ...(table.parts ?? [])];
  const levels = Math.max(...columns.map(({ header }) => header.length));
  return {
    kind: 'table',
    name: table.name,
    title: table.title,
    survey: table.survey ?? [],
    headerLine: [headerLine.left, headerLine.center, headerLine.right],
    headers: Array.from({ length: levels }, (_, level) => columns.map(({ header }) => header[level] ?? '')),
    codeRow: table.codeRow,
    rows: rows.slice(0, MOST_ROWS).map((row) => row.map((cell, column) => previewCell(cell, columns[column]))),
    rowCount: rows.length,
    hasTotals: table.totals.length > 0,
    footerLine: table.footerLine,
    notes: table.notes,
    broken: checkedRows(table).flatMap((row) => checks.filter((check) => outcomeOf(check, row) === 'broken').map((check) => `${cellText(row[0]).trim()}：${checkText(check, table)}`)),
  };
}

function previewCell(cell: ReportCell, column: ReportColumn | undefined): PreviewCell {
  return { text: cellText(cell), kind: cell.kind, missed: missesTarget(cell, column?.target) };
}

function linesOf(block: ReportTextBlock): string[] {
  switch (block.kind) {
    case 'facts':
      return [block.heading, ...block.facts.map(({ label, text }) => `${label}：${text}`)];
    case 'paragraphs':
      return [block.heading, ...block.texts];
    case 'list':
      return [block.heading, ...block.rows.map((row) => row.join('\u3000'))];
  }
}
