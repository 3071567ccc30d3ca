/** Covers and explanations: facts, lists, paragraphs. */
import { AlignmentType, BorderStyle, type Paragraph, Table, TableLayoutType, TableRow, WidthType } from 'docx';
import type { ReportTextBlock, ReportTextSheet } from '../model';
import { lineWidth, SIZES } from './page';
import { tableCell } from './table';
import { smallParagraphs } from './table-page';
import { line, run, titleLines } from './text';
import { breakTitle } from './title-break';

const SIDE = { style: BorderStyle.SINGLE, size: 4, color: '000000' } as const;
/** No column is left less than this share of what an equal part would be. */
const LEAST_SHARE = 0.45;
/** Ems beyond which a text wraps rather than take room from others. */
const MOST_EMS = 80;

export function textSection(section: ReportTextSheet, width: number): readonly (Paragraph | Table)[] {
  return [...titleLines(breakTitle(section.title), SIZES.tableTitle), ...section.blocks.flatMap((block) => [line([run(block.heading, { font: 'heading', size: SIZES.small })], { keepNext: true }), ...blockContent(block, width)])];
}

function blockContent(block: ReportTextBlock, width: number): readonly (Paragraph | Table)[] {
  switch (block.kind) {
    case 'facts':
      return [listTable([], block.facts.map(({ label, text }) => [label, text]), width)];
    case 'list':
      return [listTable(block.header, block.rows, width)];
    case 'paragraphs':
      return smallParagraphs(block.texts.map((text, index) => `${index + 1}. ${text}`));
  }
}

function listTable(header: readonly string[], rows: readonly (readonly string[])[], width: number): Table {
  const size = SIZES.fine;
  const widths = columnWidths([...(header.length === 0 ? [] : [header]), ...rows], width, size);
  return new Table({
    width: { size: width, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    borders: { top: SIDE, bottom: SIDE, left: SIDE, right: SIDE, insideHorizontal: SIDE, insideVertical: SIDE },
    rows: [
      ...(header.length === 0 ? [] : [new TableRow({ tableHeader: true, cantSplit: true, children: header.map((text) => tableCell(text, size, { font: 'heading' })) })]),
      ...rows.map((texts) => new TableRow({ cantSplit: true, children: texts.map((text) => tableCell(text, size, { align: AlignmentType.LEFT })) })),
    ],
  });
}

function columnWidths(rows: readonly (readonly string[])[], width: number, size: number): number[] {
  const columns = Math.max(1, ...rows.map((row) => row.length));
  const wishes = Array.from({ length: columns }, (_, column) => Math.max(1, ...rows.map((row) => Math.min(MOST_EMS * size * 10, lineWidth(row[column] ?? '', size)))));
  const least = (width / columns) * LEAST_SHARE;
  const total = wishes.reduce((sum, wish) => sum + wish, 0);
  const shares = wishes.map((wish) => Math.max(least, (wish * width) / total));
  const sum = shares.reduce((running, share) => running + share, 0);
  return shares.map((share) => Math.floor((share * width) / sum));
}
