/** The docx writer of report models: official documents by GB/T 9704-2012. The library behind it is named in this folder only. */
import { DocumentGridType, type ISectionOptions, PageOrientation, type Paragraph, SectionType, type Table } from 'docx';
import { tableOf } from '../chart-values';
import type { DocumentStamp } from '../document-stamp';
import type { ReportModel, ReportSection } from '../model';
import { chartParagraphs } from './chart';
import { hasImprint, imprint } from './imprint';
import { letterHead } from './letter-head';
import { letterTail } from './letter-tail';
import { footerDistance, LINE, MARGINS, MARGINS_ACROSS, PAPER, TEXT_WIDTH, TEXT_WIDTH_ACROSS } from './page';
import { packDocument } from './pack-document';
import { pageFooters } from './page-footer';
import { proseParagraphs } from './prose';
import { isWide } from './table';
import { tablePage } from './table-page';
import { titleLines } from './text';
import { textSection } from './text-section';
import { breakTitle } from './title-break';

type Content = Paragraph | Table;
interface Page {
  readonly across: boolean;
  /** Whether its lines are the 22 of an official page, or those of a table. */
  readonly text: boolean;
  readonly content: readonly Content[];
}

export async function writeDocument(model: ReportModel, stamp: DocumentStamp): Promise<Uint8Array> {
  return packDocument(model.title, pagesOf(model).map((page) => sectionOf(page, stamp.report?.id ?? '')), stamp);
}

function pagesOf(model: ReportModel): readonly Page[] {
  const end = 1 + model.sections.findLastIndex(({ kind }) => kind === 'prose');
  const body = model.sections.slice(0, end);
  const attached = model.sections.slice(end);
  const { letter } = model;
  const text = body.flatMap((section) => inText(section, model));
  const pages: Page[] = [];
  if (letter !== undefined) pages.push({ across: false, text: true, content: [...letterHead(model.title, letter), ...text, ...letterTail(letter)] });
  else if (text.length > 0) pages.push({ across: false, text: true, content: [...titleLines(breakTitle(model.title)), ...text] });
  let number = 0;
  const count = letter?.attachments.length ?? 0;
  for (const section of attached) {
    if (section.kind === 'chart') {
      const last = pages.pop();
      const across = last?.across ?? false;
      pages.push({ across, text: false, content: [...(last?.content ?? []), ...inText(section, model, across ? TEXT_WIDTH_ACROSS : TEXT_WIDTH)] });
      continue;
    }
    number++;
    const across = section.kind === 'table' && section.onPortraitPage !== true && isWide(section, TEXT_WIDTH);
    const label = count === 0 ? '' : count === 1 ? '附件' : `附件${number}`;
    pages.push({ across, text: false, content: attachment(section, label, across ? TEXT_WIDTH_ACROSS : TEXT_WIDTH) });
  }
  return letter === undefined || !hasImprint(letter) ? pages : withImprint(pages, imprint(letter));
}

/** A sheet across is no place for it: then it has a page of its own. */
function withImprint(pages: readonly Page[], own: readonly Content[]): readonly Page[] {
  const last = pages.at(-1);
  return last === undefined || last.across ? [...pages, { across: false, text: false, content: own }] : [...pages.slice(0, -1), { ...last, content: [...last.content, ...own] }];
}

function inText(section: ReportSection, model: ReportModel, width: number = TEXT_WIDTH): readonly Content[] {
  switch (section.kind) {
    case 'prose':
      return proseParagraphs(section.blocks);
    case 'chart':
      return chartParagraphs(section, tableOf(section, model), width);
    case 'table':
      return tablePage(section, '', width);
    case 'text':
      return textSection(section, width);
  }
}

function attachment(section: Exclude<ReportSection, { kind: 'chart' }>, label: string, width: number): readonly Content[] {
  switch (section.kind) {
    case 'table':
      return tablePage(section, label, width);
    case 'text':
      return textSection(section, width);
    case 'prose':
      return proseParagraphs(section.blocks);
  }
}

function sectionOf({ across, text, content }: Page, reportId: string): ISectionOptions {
  const margins = across ? MARGINS_ACROSS : MARGINS;
  return {
    properties: {
      type: SectionType.NEXT_PAGE,
      page: {
        // The library turns the sheet itself.
        size: { width: PAPER.width, height: PAPER.height, orientation: across ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT },
        margin: { ...margins, header: MARGINS_ACROSS.top / 2, footer: footerDistance(margins.bottom), gutter: 0 },
      },
      ...(text ? { grid: { type: DocumentGridType.LINES, linePitch: LINE } } : {}),
    },
    footers: pageFooters(reportId),
    children: content,
  };
}
