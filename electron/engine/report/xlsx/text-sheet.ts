/** A sheet of facts, lists and paragraphs: covers and explanations. */
import type { WriteSheet } from 'hucre/xlsx';
import type { ReportTextBlock, ReportTextSheet } from '../model';
import { linesOf, textWidth } from './safe-text';
import { SheetBuilder } from './sheet-builder';
import { styles } from './styles';

const TOTAL_WIDTH = 150;
const COLUMNS = 12;

export function textSheet(section: ReportTextSheet, name: string): WriteSheet {
  const sheet = new SheetBuilder(name, Array.from({ length: COLUMNS }, () => TOTAL_WIDTH / COLUMNS));
  sheet.merged(0, 0, 0, COLUMNS - 1, section.title, styles.title);
  sheet.height(0, 44);
  let row = 2;
  for (const block of section.blocks) {
    sheet.merged(row, 0, row, COLUMNS - 1, block.heading, styles.section);
    sheet.height(row, 24);
    row = writeBlock(sheet, block, row + 1) + 1;
  }
  return sheet.build({});
}

/** @returns the next free row. */
function writeBlock(sheet: SheetBuilder, block: ReportTextBlock, start: number): number {
  switch (block.kind) {
    case 'facts':
      block.facts.forEach(({ label, text }, position) => writeRow(sheet, start + position, [label, text], [2, 10], false));
      return start + block.facts.length;
    case 'paragraphs':
      block.texts.forEach((text, position) => {
        const row = start + position;
        const numbered = `${position + 1}. ${text}`;
        sheet.merged(row, 0, row, COLUMNS - 1, numbered, styles.note);
        sheet.height(row, 16 * linesOf(numbered, TOTAL_WIDTH) + 4);
      });
      return start + block.texts.length;
    case 'list': {
      const spans = spansOf(block.header, block.rows);
      writeRow(sheet, start, block.header, spans, true);
      block.rows.forEach((texts, position) => writeRow(sheet, start + 1 + position, texts, spans, false));
      return start + 1 + block.rows.length;
    }
  }
}

/** Shares the grid's columns out by how much text each list column holds; each gets at least one. */
function spansOf(header: readonly string[], rows: readonly (readonly string[])[]): number[] {
  const needs = header.map((text, column) => Math.min(90, Math.max(textWidth(text), ...rows.map((row) => textWidth(row[column] ?? '')))) + 2);
  const total = needs.reduce((sum, need) => sum + need, 0);
  const spans = needs.map((need) => Math.max(1, Math.floor((need / total) * COLUMNS)));
  const widest = (): number => spans.reduce((best, _, index) => ((needs[index] ?? 0) / (spans[index] ?? 1) > (needs[best] ?? 0) / (spans[best] ?? 1) ? index : best), 0);
  const largest = (): number => spans.indexOf(Math.max(...spans));
  for (let used = spans.reduce((sum, span) => sum + span, 0); used < COLUMNS; used++) spans[widest()]!++;
  for (let used = spans.reduce((sum, span) => sum + span, 0); used > COLUMNS; used--) spans[largest()]!--;
  return spans;
}

function writeRow(sheet: SheetBuilder, row: number, texts: readonly string[], spans: readonly number[], header: boolean): void {
  let column = 0;
  let lines = 1;
  spans.forEach((span, position) => {
    const text = texts[position] ?? '';
    const end = column + span - 1;
    sheet.merged(row, column, row, end, text, header ? styles.header : styles.text);
    lines = Math.max(lines, linesOf(text, sheet.widthOf(column, end)));
    column = end + 1;
  });
  sheet.height(row, 16 * lines + 6);
}
