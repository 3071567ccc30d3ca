/** One writer a format; all write the same model. */
import type { ReportFormat } from '../../../shared/reports';
import type { DocumentStamp } from './document-stamp';
import type { ReportModel } from './model';
import { writeWorkbook } from './xlsx/write-workbook';

export type ReportWriter = (model: ReportModel, stamp: DocumentStamp) => Promise<Uint8Array>;

export const WRITERS: Readonly<Record<ReportFormat, ReportWriter>> = { xlsx: writeWorkbook };

/** @param fileName of the workbook, or without an ending */
export function fileNameOf(fileName: string, format: ReportFormat): string {
  return `${fileName.replace(/\.xlsx$/, '')}.${format}`;
}
