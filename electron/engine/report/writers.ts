/** One writer a format; all write the same model. */
import type { ReportFormat } from '../../../shared/reports';
import type { DocumentStamp } from './document-stamp';
import { fillTemplate } from './docx/template/fill-template';
import { writeDocument } from './docx/write-document';
import type { ReportModel } from './model';
import { templateBytes } from './own-template';
import { writeWorkbook } from './xlsx/write-workbook';

export type ReportWriter = (model: ReportModel, stamp: DocumentStamp) => Promise<Uint8Array>;

export const WRITERS: Readonly<Record<ReportFormat, ReportWriter>> = { xlsx: writeWorkbook, docx: (model, stamp) => (model.template === undefined ? writeDocument(model, stamp) : fillTemplate(templateBytes(model.template), model, stamp)) };

/** @param fileName with the ending of any format, or without one */
export function fileNameOf(fileName: string, format: ReportFormat): string {
  return `${fileName.replace(/\.(xlsx|docx)$/, '')}.${format}`;
}
