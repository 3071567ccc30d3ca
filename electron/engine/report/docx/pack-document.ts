/** Sections as a document: who made it, which report it is, the fonts of its text. */
import { Document, type ISectionOptions, Packer } from 'docx';
import { type DocumentStamp, REPORT_PROPERTIES } from '../document-stamp';
import { finishDocument } from './finish-package';
import { SIZES } from './page';
import { cleanText, fontOf } from './text';

export async function packDocument(title: string, sections: readonly ISectionOptions[], { issuedOn, report }: DocumentStamp): Promise<Uint8Array> {
  const document = new Document({
    title: cleanText(title),
    creator: '育心数据台',
    lastModifiedBy: '育心数据台',
    description: '',
    evenAndOddHeaderAndFooters: true,
    compatibility: { version: 15 },
    ...(report === undefined ? {} : { customProperties: [{ name: REPORT_PROPERTIES.id, value: report.id }, { name: REPORT_PROPERTIES.dataState, value: report.dataState }] }),
    styles: { default: { document: { run: { font: fontOf('body'), size: SIZES.body, language: { value: 'en-US', eastAsia: 'zh-CN' } } } } },
    sections: [...sections],
  });
  return finishDocument(await Packer.pack(document, 'uint8array'), issuedOn);
}
