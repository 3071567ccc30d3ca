/** What a PDF says of the report that it is: entries of its information dictionary, where any reader shows them. */
import { PDFDict, PDFDocument, PDFHexString, PDFName, PDFString } from 'pdf-lib';
import { REPORT_PROPERTIES } from '../document-stamp';

export const PDF_START = '%PDF-';
/** More than any report; nothing larger is taken apart. */
const MOST_BYTES = 64 * 1024 * 1024;

export function informationOf(document: PDFDocument): PDFDict | null {
  const { trailerInfo } = document.context;
  return document.context.lookupMaybe(trailerInfo.Info, PDFDict) ?? null;
}

/** @returns the report's number and the hash of its figures; null for what is no PDF, cannot be read, or says nothing */
export async function pdfMark(bytes: Uint8Array): Promise<{ readonly id: string; readonly figures: string | null } | null> {
  if (bytes.byteLength > MOST_BYTES || new TextDecoder('latin1').decode(bytes.subarray(0, PDF_START.length)) !== PDF_START) return null;
  try {
    const information = informationOf(await PDFDocument.load(bytes, { updateMetadata: false, throwOnInvalidObject: true }));
    const id = textOf(information, REPORT_PROPERTIES.id);
    return id === null ? null : { id, figures: textOf(information, REPORT_PROPERTIES.figures) };
  } catch {
    // Damaged, or encrypted by somebody.
    return null;
  }
}

function textOf(information: PDFDict | null, name: string): string | null {
  const value = information?.lookup(PDFName.of(name));
  return value instanceof PDFHexString || value instanceof PDFString ? value.decodeText() : null;
}
