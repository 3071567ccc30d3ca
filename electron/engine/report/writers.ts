/** One writer a format; all write the same model. */
import type { ReportFormat } from '../../../shared/reports';
import type { DocumentStamp } from './document-stamp';
import { writeDocument } from './docx/write-document';
import type { ReportModel } from './model';
import { writeWorkbook } from './xlsx/write-workbook';

export type ReportWriter = (model: ReportModel, stamp: DocumentStamp) => Promise<Uint8Array>;

export const WRITERS: Readonly<Record<ReportFormat, ReportWriter>> = { xlsx: writeWorkbook, docx: writeDocument };

/** @param fileName with the ending of any format, or without one */
export function fileNameOf(fileName: string, format: ReportFormat): string {
  return `${fileName.replace(/\.(xlsx|docx)$/, '')}.${format}`;
}
