/** Which report a document says it is: xlsx and docx keep it in the same part of the package, a PDF in its information dictionary. */
import { unzipSync } from 'fflate';
import { REPORT_PROPERTIES } from '../document-stamp';
import { pdfMark } from '../pdf/pdf-mark';

export interface DocumentMark {
  /** Number of the report, or of one of its pages. */
  readonly id: string;
  /** Hash of the texts and figures that the file was made of; null where the format does not keep it. */
  readonly figures: string | null;
}

const PART = 'docProps/custom.xml';
/** More than any list of properties comes to; a part that would be larger is not one of ours. */
const MOST_BYTES = 1024 * 1024;

/** @returns null for what is none of these, or says nothing */
export async function documentMark(bytes: Uint8Array): Promise<DocumentMark | null> {
  return packageMark(bytes) ?? pdfMark(bytes);
}

function packageMark(bytes: Uint8Array): DocumentMark | null {
  const xml = customProperties(bytes);
  const value = new RegExp(`name="${REPORT_PROPERTIES.id}"[^>]*>\\s*<vt:lpwstr>([^<]*)</vt:lpwstr>`).exec(xml)?.[1];
  return value === undefined || value === '' ? null : { id: value, figures: null };
}

function customProperties(bytes: Uint8Array): string {
  try {
    const part = unzipSync(bytes, { filter: ({ name, originalSize }) => name === PART && originalSize <= MOST_BYTES })[PART];
    return part === undefined ? '' : new TextDecoder().decode(part);
  } catch {
    // Not a package: a picture, a text.
    return '';
  }
}
