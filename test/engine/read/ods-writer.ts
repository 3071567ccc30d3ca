import type { ZipPart } from './zip-writer';
import { makeZip } from './zip-writer';

const NAMESPACES = ['office', 'table', 'text', 'style', 'draw'].map((prefix) => `xmlns:${prefix}="urn:oasis:names:tc:opendocument:xmlns:${prefix}:1.0"`).join(' ');

/** A table element with the given columns and rows. */
export function odsTable(name: string, rows: string, attributes = ''): string {
  return `<table:table table:name="${name}"${attributes}>${rows}</table:table>`;
}

/** content.xml around tables. */
export function odsContent(tables: string, styles = ''): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<office:document-content ${NAMESPACES} xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:spreadsheet>${tables}</office:spreadsheet></office:body></office:document-content>`;
}

export function odsPackage(content: string | Buffer, extra: readonly ZipPart[] = []): Buffer {
  return makeZip([{ name: 'mimetype', content: 'application/vnd.oasis.opendocument.spreadsheet', stored: true }, { name: 'content.xml', content }, ...extra]);
}

/** A document of one sheet 表 with the given columns and rows. */
export function makeOds(rows: string): Buffer {
  return odsPackage(odsContent(odsTable('表', rows)));
}
