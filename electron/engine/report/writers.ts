/** One writer a format; all write the same model. */
import { EngineFailure } from '../../../shared/contract';
import { REPORT_FORMATS, type ReportFormat } from '../../../shared/reports';
import type { DocumentStamp } from './document-stamp';
import { fillTemplate } from './docx/template/fill-template';
import { writeDocument } from './docx/write-document';
import type { ReportModel } from './model';
import { templateBytes } from './own-template';
import type { PagePrinter } from './pdf/page-printer';
import { writePdf } from './pdf/write-pdf';
import { writeWorkbook } from './xlsx/write-workbook';

export type ReportWriter = (model: ReportModel, stamp: DocumentStamp) => Promise<Uint8Array>;

/** @param print absent: the host cannot print */
export function writersOf(print: PagePrinter | undefined): Readonly<Record<ReportFormat, ReportWriter>> {
  return {
    xlsx: writeWorkbook,
    docx: (model, stamp) => (model.template === undefined ? writeDocument(model, stamp) : fillTemplate(templateBytes(model.template), model, stamp)),
    pdf: (model, stamp) => {
      if (print === undefined) throw new EngineFailure('CANNOT_PRINT', 'PDF 只能在程序窗口（桌面版）中生成。在浏览器中请用“打印”，目标选“另存为 PDF”；命令行请先出 Excel 或 Word。');
      return writePdf(model, stamp, print);
    },
  };
}

const ENDING = new RegExp(`\\.(${REPORT_FORMATS.join('|')})$`);

/** @param fileName with the ending of any format, or without one */
export function fileNameOf(fileName: string, format: ReportFormat): string {
  return `${fileName.replace(ENDING, '')}.${format}`;
}
