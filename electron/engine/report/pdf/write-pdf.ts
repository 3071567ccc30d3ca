/** A report as PDF: the page that the preview shows, printed by the host and put together. */
import { createHash } from 'node:crypto';
import type { DocumentStamp } from '../document-stamp';
import { reportHtml } from '../html/report-html';
import { canonical } from '../issued/report-id';
import type { ReportModel } from '../model';
import { assemblePdf } from './assemble-pdf';
import type { PagePrinter } from './page-printer';

/** @throws EngineFailure CANNOT_PRINT */
export async function writePdf(model: ReportModel, stamp: DocumentStamp, print: PagePrinter): Promise<Uint8Array> {
  const pages = await print(reportHtml(model, stamp.report?.id ?? ''));
  return assemblePdf(pages, { title: model.title, figures: figuresHash(model) }, stamp);
}

export function figuresHash(model: ReportModel): string {
  return createHash('sha256').update(canonical(model)).digest('hex');
}
