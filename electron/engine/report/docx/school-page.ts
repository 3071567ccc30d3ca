/** 学校反馈单 in Word: one upright page, whatever is asked of the school. Type is as large as fits (school-page-fit.ts). */
import { AlignmentType, type ISectionOptions, type Paragraph, SectionType, Table, type TableCell, TableLayoutType, TableRow, WidthType } from 'docx';
import { cellText } from '../cell-text';
import type { DocumentStamp } from '../document-stamp';
import type { ReportCell } from '../model';
import type { PageFigure, SchoolPage } from '../school-feedback/pages';
import { packDocument } from './pack-document';
import { PAPER } from './page';
import { reportFooter } from './page-footer';
import { BORDERS, type CellLook, HIDDEN_FILL, tableCell } from './table';
import { exactly, run, smallLine, titleLines } from './text';
import { CELL_MARGIN, FIGURE_HEADERS, FIGURE_SHARES, fitPage, type Fit, GAP, HEADINGS, linesOfHead, MARGINS, OBLIGATION_HEADERS, OBLIGATION_SHARES, obligationCells, placeLine, PAGE_WIDTH, TITLE_SIZE, widthsOf } from './school-page-fit';

/** @param stamp its report is the number of the page */
export async function writeSchoolPage(page: SchoolPage, stamp: DocumentStamp): Promise<Uint8Array> {
  return packDocument(`${page.frame.title}（${page.name}）`, [section(page, stamp.report?.id ?? '')], stamp);
}

function section(page: SchoolPage, id: string): ISectionOptions {
  const fit = fitPage(page);
  return {
    properties: { type: SectionType.NEXT_PAGE, page: { size: PAPER, margin: { ...MARGINS, header: MARGINS.top / 2, footer: MARGINS.bottom / 2, gutter: 0 } } },
    footers: reportFooter(id),
    children: [...head(page, fit), figureTable(page, fit), ...asked(page, fit), ...tail(page, fit)],
  };
}

function head(page: SchoolPage, { text, table, line }: Fit): Paragraph[] {
  const { addressee, opening } = linesOfHead(page);
  return [
    ...titleLines([page.frame.title], TITLE_SIZE),
    smallLine([run(placeLine(page), { size: table })], line, { alignment: AlignmentType.CENTER }),
    smallLine([run(addressee, { size: text, font: 'heading' })], line),
    smallLine([run(opening, { size: text })], line, { alignment: AlignmentType.JUSTIFIED, indent: { firstLineChars: 200, firstLine: text * 20 } }),
    heading(HEADINGS.figures, { text, line }),
  ];
}

function after(height: number) {
  return { ...exactly(height), before: GAP };
}

function heading(words: string, { text, line }: Pick<Fit, 'text' | 'line'>): Paragraph {
  return smallLine([run(words, { size: text, font: 'heading' })], line, { keepNext: true, spacing: after(line) });
}

function tableOf(shares: readonly number[], rows: readonly TableRow[]): Table {
  return new Table({ width: { size: PAGE_WIDTH, type: WidthType.DXA }, columnWidths: [...widthsOf(shares)], layout: TableLayoutType.FIXED, borders: BORDERS, rows: [...rows] });
}

const cellWith = (text: string, size: number, look: CellLook = {}): TableCell => tableCell(text, size, { endMargin: CELL_MARGIN, ...look });

function headerRow(texts: readonly string[], size: number): TableRow {
  return new TableRow({ tableHeader: true, cantSplit: true, children: texts.map((text) => cellWith(text, size, { font: 'heading' })) });
}

function figureTable({ figures, county }: SchoolPage, { table }: Fit): Table {
  return tableOf(FIGURE_SHARES, [headerRow(FIGURE_HEADERS(county), table), ...figures.map((figure) => figureRow(figure, table))]);
}

function figureRow({ label, unit, own, county, city, target, missed }: PageFigure, size: number): TableRow {
  const cell = (value: ReportCell, bold: boolean): TableCell => cellWith(cellText(value), size, { ...(value.kind === 'suppressed' ? { fill: HIDDEN_FILL } : {}), ...(bold ? { bold: true as const } : {}) });
  return new TableRow({ cantSplit: true, children: [cellWith(label, size, { align: AlignmentType.LEFT }), cellWith(unit, size), cell(own, missed), cell(county, false), cell(city, false), cell(target, false)] });
}

function asked(page: SchoolPage, fit: Fit): (Paragraph | Table)[] {
  const { obligations, frame } = page;
  if (obligations.length === 0) return [heading(HEADINGS.asked(0, frame.dueBy), fit)];
  const rows = obligationCells(page, fit.shown).map(
    (texts) => new TableRow({ cantSplit: true, children: texts.map((text, column) => cellWith(text, fit.table, column === 0 ? {} : { align: AlignmentType.LEFT })) }),
  );
  return [heading(HEADINGS.asked(obligations.length, frame.dueBy), fit), tableOf(OBLIGATION_SHARES, [headerRow(OBLIGATION_HEADERS, fit.table), ...rows])];
}

function tail({ frame }: SchoolPage, { text, table, line, noteLine }: Fit): Paragraph[] {
  const fine = (words: string, options: Parameters<typeof smallLine>[2] = {}): Paragraph => smallLine([run(words, { size: table })], noteLine, { alignment: AlignmentType.JUSTIFIED, ...options });
  const signed = (words: string, options: Parameters<typeof smallLine>[2] = {}): Paragraph => smallLine([run(words, { size: text })], line, { alignment: AlignmentType.RIGHT, indent: { right: text * 20 }, ...options });
  return [
    ...frame.notes.map((note, index) => fine(`${index === 0 ? '说明：' : '　　　'}${index + 1}. ${note}`, index === 0 ? { spacing: after(noteLine) } : {})),
    fine(frame.contact),
    signed(frame.issuer, { spacing: after(line) }),
    signed(frame.issuedOn),
  ];
}
