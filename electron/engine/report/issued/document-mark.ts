/** Which report a document says it is: xlsx and docx keep it in the same part of the package, a PDF in its information dictionary. */
import { unzipSync } from 'fflate';
import { REPORT_PROPERTIES } from '../document-stamp';
import { pdfMark } from '../pdf/pdf-mark';

const PART = 'docProps/custom.xml';
/** More than any list of properties comes to; a part that would be larger is not one of ours. */
const MOST_BYTES = 1024 * 1024;

/** @returns null for what is none of these, or says nothing */
export async function documentMark(bytes: Uint8Array): Promise<string | null> {
  return packageMark(bytes) ?? pdfMark(bytes);
}

function packageMark(bytes: Uint8Array): string | null {
  const xml = customProperties(bytes);
  const value = new RegExp(`name="${REPORT_PROPERTIES.id}"[^>]*>\\s*<vt:lpwstr>([^<]*)</vt:lpwstr>`).exec(xml)?.[1];
  return value === undefined || value === '' ? null : value;
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
