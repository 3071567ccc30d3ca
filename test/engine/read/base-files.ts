import * as XLSX from 'xlsx';
import { memorySource } from '../../../electron/engine/ingest/read/byte-source';
import { DEFAULT_READ_LIMITS } from '../../../electron/engine/ingest/read/types';
import { PackageParts } from '../../../electron/engine/ingest/read/zip/package-parts';
import { readZipDirectory } from '../../../electron/engine/ingest/read/zip/zip-directory';
import { encodeGb18030 } from './gb18030';
import { makeOds } from './ods-writer';
import { makeXlsx, sheetXml } from './xlsx-writer';
import type { ZipPart } from './zip-writer';
import { makeZip } from './zip-writer';

export interface BaseFile {
  readonly name: string;
  readonly bytes: Buffer;
}

const ROWS = Array.from({ length: 80 }, (_, index) => {
  const r = index + 1;
  return `<row r="${r}" spans="1:9"${r % 9 === 0 ? ' hidden="1"' : ''}><c r="A${r}" t="s"><v>${r % 6}</v></c><c r="B${r}" s="1"><v>${40_000 + r}.5</v></c><c r="C${r}" t="inlineStr"><is><t>内联${r}</t></is></c><c r="D${r}" t="inlineStr"><is><r><t>甲 </t></r><r><t>乙</t></r></is></c><c r="E${r}" t="str"><f>A${r}&amp;"x"</f><v>a&lt;b</v></c><c r="F${r}" t="b"><v>1</v></c><c r="G${r}"><v>330115200706222555</v></c><c r="H${r}" s="1"/></row>`;
}).join('');

export const SHEET = Buffer.from(
  sheetXml(ROWS, '<mergeCells><mergeCell ref="A1:B2"/></mergeCells>').replace('<sheetData>', '<cols><col min="2" max="3" hidden="1"/></cols><sheetData>'),
);
export const STRINGS = Buffer.from(`<sst>${'<si><t>张三_x000D_&#10;</t></si><si><r><t>李</t></r><rPh><t>li</t></rPh><r><t>四</t></r></si>'.repeat(3)}</sst>`);

const ODS_ROWS = `<table:table-column table:visibility="collapse"/>
<table:table-row><table:table-cell office:value-type="string" table:number-columns-spanned="2"><text:p>测评<text:s text:c="2"/>结果</text:p><office:annotation><text:p>批注</text:p></office:annotation></table:table-cell><table:covered-table-cell/></table:table-row>
${'<table:table-row table:visibility="filter"><table:table-cell office:value-type="float" office:value="330115200706222555"><text:p>1</text:p></table:table-cell><table:table-cell office:value-type="date" office:date-value="2025-10-16"/><table:table-cell table:number-columns-repeated="3" office:value-type="boolean" office:boolean-value="true"/></table:table-row>'.repeat(20)}
<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="1024"/></table:table-row>`;

function sheetJsFile(bookType: XLSX.BookType): Buffer {
  const rows = Array.from({ length: 20 }, (_, row) => ['张三', `37172120120${row}`, row / 3, row % 2 === 0, '一中']);
  const sheet = XLSX.utils.aoa_to_sheet([['曹县第一中学测评结果'], ['姓名', '证号', '总分', '有效', '学校'], ...rows]);
  sheet['!merges'] = [XLSX.utils.decode_range('A1:E1')];
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(book, sheet, '结果');
  const bytes = XLSX.write(book, { type: 'buffer', bookType }) as Buffer | string;
  return typeof bytes === 'string' ? Buffer.from(bytes) : bytes;
}

const xlsx = makeXlsx({ sheet: SHEET, stringsPart: STRINGS, formatIds: [0, 14] });
const csv = encodeGb18030('姓名,学校,备注\n张三,第一中学,"有,逗号"\n'.repeat(50));

/** A small file of every format that is read, with what is unusual in it. */
export const BASE_FILES: readonly BaseFile[] = [
  { name: 'xlsx', bytes: xlsx },
  { name: 'ods', bytes: makeOds(ODS_ROWS) },
  { name: 'xls', bytes: sheetJsFile('biff8') },
  { name: 'csv', bytes: csv },
  {
    name: 'zip',
    bytes: makeZip([
      { name: '曹县/名录.csv', content: csv },
      { name: '内层.zip', content: makeZip([{ name: 'a.xlsx', content: xlsx }]) },
    ]),
  },
  { name: 'xlsb', bytes: sheetJsFile('xlsb') },
  { name: 'XML 2003', bytes: sheetJsFile('xlml') },
  { name: 'html', bytes: sheetJsFile('html') },
];

/** Parts of a base file that is a package, unpacked; none for the others. */
export async function partsOf({ name, bytes }: BaseFile): Promise<ZipPart[]> {
  if (bytes.toString('latin1', 0, 2) !== 'PK') return [];
  const source = memorySource(name, bytes);
  const directory = await readZipDirectory(source, DEFAULT_READ_LIMITS);
  const parts = new PackageParts(source, directory, DEFAULT_READ_LIMITS, undefined);
  return Promise.all([...directory.values()].map(async (entry) => ({ name: entry.name, content: await parts.bytes(entry.name) })));
}
