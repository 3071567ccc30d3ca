/** A table with what stands above and below it. */
import { AlignmentType, type Paragraph, type Table, TabStopType } from 'docx';
import type { ReportTable } from '../model';
import { lineWidth, SIZES } from './page';
import { reportTable } from './table';
import { line, run, smallLine, titleLines } from './text';
import { breakTitle } from './title-break';

const SMALL_LINE = SIZES.table * 15;
const SMALL = { size: SIZES.table } as const;

/** @param label 附件1, above the title; '' for none. @param width of the 版心 in twips. */
export function tablePage(table: ReportTable, label: string, width: number): readonly (Paragraph | Table)[] {
  const perLine = Math.floor(width / (SIZES.tableTitle * 10)) - 2;
  return [
    ...(label === '' ? [] : [line([run(label, { font: 'heading' })])]),
    ...titleLines(breakTitle(table.title, perLine), SIZES.tableTitle),
    ...headerLines(table, width),
    reportTable(table, width),
    ...smallParagraphs([table.footerLine.filter((text) => text !== '').join('　　')].filter((text) => text !== '')),
    ...smallParagraphs(table.notes.map((note, index) => `${index === 0 ? '说明：' : '　　　'}${table.notes.length === 1 ? '' : `${index + 1}. `}${note}`)),
  ];
}

function headerLines({ headerLine }: ReportTable, width: number): Paragraph[] {
  const { left, center, right } = headerLine;
  if ([left, center, right].every((text) => text === '')) return [];
  const together = [left, center, right].reduce((sum, text) => sum + lineWidth(text, SIZES.table), 0);
  const tabs = [
    { type: TabStopType.CENTER, position: Math.round(width / 2) },
    { type: TabStopType.RIGHT, position: width },
  ];
  const small = (text: string): Paragraph => smallLine([run(text, SMALL)], SMALL_LINE, { tabStops: tabs, keepNext: true });
  // Where the middle would be run over, it stands above.
  const fits = Math.max(lineWidth(left, SIZES.table), lineWidth(right, SIZES.table)) * 2 + lineWidth(center, SIZES.table) <= width;
  if (center === '' || (fits && together <= width)) return [small(`${left}\t${center}\t${right}`)];
  return [smallLine([run(center, SMALL)], SMALL_LINE, { alignment: AlignmentType.CENTER, keepNext: true }), small(`${left}\t\t${right}`)];
}

export function smallParagraphs(texts: readonly string[]): Paragraph[] {
  return texts.map((text) => smallLine([run(text, SMALL)], SMALL_LINE, { alignment: AlignmentType.JUSTIFIED }));
}
