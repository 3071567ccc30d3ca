/** One PDF from the sheets that a host has printed: in their order, without the clock's time and whatever else differs from one printing to the next. */
import { createHash } from 'node:crypto';
import { PDFDocument, PDFHexString, PDFName } from 'pdf-lib';
import { PAGE_ORIENTATIONS, type PageOrientation } from '../../../../shared/page-orientation';
import { type DocumentStamp, REPORT_PROPERTIES } from '../document-stamp';
import type { PrintedPages } from './page-printer';
import { informationOf } from './pdf-mark';

const PRODUCER = 'Yuxin Desk';

export interface PdfContent {
  readonly title: string;
  /** SHA-256 of the report's model in hexadecimal: two files with the same hold the same texts and figures. */
  readonly figures: string;
}

/** @throws Error where the files hold other sheets than they should */
export async function assemblePdf({ order, files }: PrintedPages, { title, figures }: PdfContent, { issuedOn, report }: DocumentStamp): Promise<Uint8Array> {
  const document = await PDFDocument.create({ updateMetadata: false });
  const sheets = new Map<PageOrientation, Awaited<ReturnType<PDFDocument['copyPages']>>>();
  for (const orientation of PAGE_ORIENTATIONS) {
    const file = files[orientation];
    if (file === undefined) continue;
    const printed = await PDFDocument.load(file, { updateMetadata: false });
    sheets.set(orientation, await document.copyPages(printed, printed.getPageIndices()));
  }
  for (const orientation of order) {
    const page = sheets.get(orientation)?.shift();
    if (page === undefined) throw new Error(`a sheet ${orientation} was not printed`);
    // The tree that these point into is not copied.
    page.node.delete(PDFName.of('StructParents'));
    document.addPage(page);
  }
  if ([...sheets.values()].some((left) => left.length > 0)) throw new Error('more sheets were printed than were laid out');

  document.setTitle(title, { showInWindowTitleBar: true });
  document.setLanguage('zh-CN');
  document.setCreator(PRODUCER);
  document.setProducer(PRODUCER);
  document.setCreationDate(issuedOn);
  document.setModificationDate(issuedOn);
  const information = informationOf(document);
  const marks = { [REPORT_PROPERTIES.figures]: figures, ...(report === undefined ? {} : { [REPORT_PROPERTIES.id]: report.id, [REPORT_PROPERTIES.dataState]: report.dataState }) };
  for (const [name, value] of Object.entries(marks)) information?.set(PDFName.of(name), PDFHexString.fromText(value));
  const id = PDFHexString.of(createHash('sha256').update(`${report?.id ?? title}|${figures}`).digest('hex').slice(0, 32));
  document.context.trailerInfo.ID = document.context.obj([id, id]);
  return document.save({ addDefaultPage: false });
}
