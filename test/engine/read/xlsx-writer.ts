import type { ZipPart } from './zip-writer';
import { makeZip } from './zip-writer';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** Parts of a hand-made workbook; each may be replaced to make the odd file a test needs. */
export interface HandMade {
  /** Inside sheetData. */
  readonly rows?: string;
  /** Whole sheet part, instead of `rows`. */
  readonly sheet?: string | Buffer;
  /** After sheetData. */
  readonly tail?: string;
  /** Inside sst; no part when undefined. */
  readonly strings?: string;
  readonly stringsPart?: string | Buffer;
  /** Inside numFmts, and the numFmtId of each cell format. */
  readonly numberFormats?: string;
  readonly formatIds?: readonly number[];
  /** Inside workbook, before sheets. */
  readonly workbookHead?: string;
  readonly workbook?: string;
  readonly sheetTarget?: string;
  readonly sheetName?: string;
  readonly rename?: (name: string) => string;
  /** Parts beyond the first sheet; rId5 and rId6 relate to xl/worksheets/sheet2.xml and sheet3.xml. */
  readonly extra?: readonly ZipPart[];
}

function relations(entries: readonly (readonly [string, string, string])[]): string {
  return `${HEAD}<Relationships xmlns="${PACKAGE}">${entries.map(([id, type, target]) => `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`).join('')}</Relationships>`;
}

export function sheetXml(rows: string, tail = ''): string {
  return `${HEAD}<worksheet xmlns="${MAIN}"><sheetData>${rows}</sheetData>${tail}</worksheet>`;
}

export function makeXlsx(made: HandMade): Buffer {
  const rename = made.rename ?? ((name: string) => name);
  const strings = made.stringsPart ?? (made.strings === undefined ? undefined : `${HEAD}<sst xmlns="${MAIN}">${made.strings}</sst>`);
  const styles = `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts>${made.numberFormats ?? ''}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>${(made.formatIds ?? [0]).map((id) => `<xf numFmtId="${id}"/>`).join('')}</cellXfs></styleSheet>`;
  const parts: ZipPart[] = [
    { name: '[Content_Types].xml', content: `${HEAD}<Types/>` },
    { name: '_rels/.rels', content: relations([['rId1', 'officeDocument', 'xl/workbook.xml']]) },
    {
      name: 'xl/workbook.xml',
      content:
        made.workbook ??
        `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}">${made.workbookHead ?? ''}<sheets><sheet name="${made.sheetName ?? '表1'}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: relations([
        ['rId1', 'worksheet', made.sheetTarget ?? 'worksheets/sheet1.xml'],
        ['rId2', 'styles', 'styles.xml'],
        ['rId3', 'sharedStrings', 'sharedStrings.xml'],
        ['rId4', 'chartsheet', 'chartsheets/sheet1.xml'],
        ['rId5', 'worksheet', 'worksheets/sheet2.xml'],
        ['rId6', 'worksheet', 'worksheets/sheet3.xml'],
      ]),
    },
    { name: 'xl/styles.xml', content: styles },
    { name: 'xl/worksheets/sheet1.xml', content: made.sheet ?? sheetXml(made.rows ?? '', made.tail) },
    ...(strings === undefined ? [] : [{ name: 'xl/sharedStrings.xml', content: strings }]),
    ...(made.extra ?? []),
  ];
  return makeZip(parts.map((part) => ({ ...part, name: rename(part.name) })));
}
