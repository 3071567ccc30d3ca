import { describe, expect, it } from 'vitest';
import { memorySource } from '../../../electron/engine/ingest/read/byte-source';
import { openWorkbook } from '../../../electron/engine/ingest/read/open-workbook';
import type { WorkbookReader } from '../../../electron/engine/ingest/read/types';
import type { PlainCell } from './helpers';
import { failureOf, readCells } from './helpers';
import { makeOds, odsContent, odsPackage, odsTable } from './ods-writer';

const open = (bytes: Buffer): Promise<WorkbookReader> => openWorkbook(memorySource('表.ods', bytes));

async function cellsOf(rows: string, raws?: Map<string, string>): Promise<Record<string, PlainCell>> {
  const [sheet] = (await open(makeOds(rows))).sheets;
  return sheet === undefined ? {} : Object.fromEntries(await readCells(sheet, raws));
}

const row = (cells: string, attributes = ''): string => `<table:table-row${attributes}>${cells}</table:table-row>`;
const cell = (attributes: string, content = ''): string => `<table:table-cell ${attributes}>${content}</table:table-cell>`;
const text = (content: string): string => cell('office:value-type="string"', content);

/** Each is one row in A, B, C …, and the cells it means. */
const CASES: readonly (readonly [string, string, Record<string, PlainCell>])[] = [
  ['numbers, shares and money', cell('office:value-type="float" office:value="-1.5E3"') + cell('office:value-type="percentage" office:value="0.125"', '<text:p>12.50%</text:p>') + cell('office:value-type="currency" office:currency="CNY" office:value="12"', '<text:p>￥12</text:p>'), { A1: ['n', -1500], B1: ['n', 0.125], C1: ['n', 12] }],
  ['dates and times', cell('office:value-type="date" office:date-value="2024-09-01"') + cell('office:value-type="date" office:date-value="2024-09-01T12:00:00"') + cell('office:value-type="time" office:time-value="PT06H00M00S"') + cell('office:value-type="time" office:time-value="PT36H0M0S"'), { A1: ['d', 45536], B1: ['d', 45536.5], C1: ['d', 0.25], D1: ['d', 1.5] }],
  ['dates before March 1900, when Excel counts a day that never was', cell('office:value-type="date" office:date-value="1900-02-28"') + cell('office:value-type="date" office:date-value="1900-03-01"'), { A1: ['d', 59], B1: ['d', 61] }],
  ['dates that are none', cell('office:value-type="date" office:date-value="很久以前"', '<text:p>很久以前</text:p>'), { A1: ['s', '很久以前'] }],
  ['booleans', cell('office:value-type="boolean" office:boolean-value="true"', '<text:p>真</text:p>') + cell('office:value-type="boolean" office:boolean-value="false"'), { A1: ['b', true], B1: ['b', false] }],
  ['paragraphs, tabs, breaks and spaces', text('<text:p>甲<text:s/>乙<text:s text:c="3"/>丙</text:p><text:p>丁<text:tab/>戊<text:line-break/>己</text:p>'), { A1: ['s', '甲 乙   丙\n丁\t戊\n己'] }],
  ['spans, links and fields', text('<text:p>张<text:span>三<text:a>（一中）</text:a></text:span><text:date>今天</text:date></text:p>'), { A1: ['s', '张三（一中）今天'] }],
  ['white space that only lays out the XML', text('<text:p>\n      张三\n      李四  王五 </text:p>'), { A1: ['s', '张三 李四  王五 '] }],
  ['comments and drawings beside the text', text('<office:annotation><text:p>批注</text:p></office:annotation><text:p>值<office:annotation><text:p>又一</text:p></office:annotation></text:p><draw:frame><draw:text-box><text:p>框</text:p></draw:text-box></draw:frame>'), { A1: ['s', '值'] }],
  ['entities, CDATA and legacy characters', text('<text:p>&lt;a&gt; &amp; &#x5F20;<![CDATA[<b>]]>\uE864</text:p>'), { A1: ['s', '<a> & 张<b>龻'] }],
  ['the value of a text formula', cell('office:value-type="string" office:string-value="全文" table:formula="of:=[.B1]"', '<text:p>全…</text:p>') + cell('office:value-type="float" office:value="3" table:formula="of:=1+2"', '<text:p>3</text:p>'), { A1: ['s', '全文'], B1: ['n', 3] }],
  ['errors', cell('table:formula="of:=1/0" office:value-type="string" office:string-value="" calcext:value-type="error"', '<text:p>#DIV/0!</text:p>'), { A1: ['e', '#DIV/0!'] }],
  ['texts that look like numbers', text('<text:p>007</text:p>') + cell('', '<text:p>没有类型</text:p>'), { A1: ['s', '007'], B1: ['s', '没有类型'] }],
  ['repeated and empty cells', cell('table:number-columns-repeated="2" office:value-type="float" office:value="5"') + '<table:table-cell table:number-columns-repeated="3"/>' + text('<text:p/>') + text('<text:p>末</text:p>') + '<table:table-cell table:number-columns-repeated="16000"/>', { A1: ['n', 5], B1: ['n', 5], G1: ['s', '末'] }],
];

describe('cells of an OpenDocument sheet', () => {
  it.each(CASES)('%s', async (_, cells, expected) => {
    expect(await cellsOf(row(cells))).toEqual(expected);
  });

  it('keep the digits a double cannot hold', async () => {
    const raws = new Map<string, string>();
    await cellsOf(row(['371721201009010018', '-12345678901234567', '3.71721201009010E17', '12', '0.12345678901234567'].map((value) => cell(`office:value-type="float" office:value="${value}"`)).join('')), raws);
    expect(Object.fromEntries(raws)).toEqual({ A1: '371721201009010018', B1: '-12345678901234567' });
  });

  it('stand in the right rows when rows repeat, in groups and headers too', async () => {
    const rows = `<table:table-header-rows>${row(text('<text:p>表头</text:p>'))}</table:table-header-rows>${row('<table:table-cell/>', ' table:number-rows-repeated="3"')}<table:table-row-group>${row(cell('office:value-type="float" office:value="1"'), ' table:number-rows-repeated="2"')}</table:table-row-group>${row('<table:table-cell table:number-columns-repeated="1024"/>', ' table:number-rows-repeated="1048570"')}`;
    expect(await cellsOf(rows)).toEqual({ A1: ['s', '表头'], A5: ['n', 1], A6: ['n', 1] });
  });
});

describe('OpenDocument sheets', () => {
  it('tell merged ranges, hidden sheets and hidden columns in groups', async () => {
    const styles = '<style:style style:name="ta1" style:family="table"><style:table-properties table:display="true"/></style:style><style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style>';
    const columns = '<table:table-column table:number-columns-repeated="2"/><table:table-column-group><table:table-column table:visibility="collapse"/></table:table-column-group><table:table-header-columns><table:table-column table:visibility="collapse" table:number-columns-repeated="2"/></table:table-header-columns>';
    const merged = row('<table:table-cell/>') + row(`<table:table-cell/>${cell('table:number-columns-spanned="3" table:number-rows-spanned="2" office:value-type="string"', '<text:p>甲</text:p>')}<table:covered-table-cell table:number-columns-repeated="2"/>${text('<text:p>乙</text:p>')}`);
    const workbook = await open(odsPackage(odsContent(odsTable('显', columns + merged, ' table:style-name="ta1"') + odsTable('隐', row(text('<text:p>丙</text:p>')), ' table:style-name="ta2"'), styles)));
    expect(workbook.sheets.map(({ name, state }) => [name, state])).toEqual([['显', 'visible'], ['隐', 'hidden']]);
    const [first, second] = workbook.sheets;
    expect(await first?.merges()).toEqual([{ startRow: 1, startColumn: 1, endRow: 2, endColumn: 3 }]);
    expect(await first?.hiddenColumns()).toEqual([{ first: 2, last: 2 }, { first: 3, last: 4 }]);
    expect(first && Object.fromEntries(await readCells(first))).toEqual({ B2: ['s', '甲'], E2: ['s', '乙'] });
    expect(second && Object.fromEntries(await readCells(second))).toEqual({ A1: ['s', '丙'] });
  });

  it('larger than what is kept are read sheet by sheet, and again', async () => {
    const many = (name: string): string => odsTable(name, row(cell('table:number-columns-repeated="10" office:value-type="float" office:value="7"'), ' table:number-rows-repeated="300000"') + row(text(`<text:p>${name}末</text:p>`)));
    const workbook = await open(odsPackage(odsContent(many('甲') + many('乙'))));
    for (const name of ['乙', '甲', '乙']) {
      const sheet = workbook.sheets.find((other) => other.name === name);
      let cells = 0;
      let last: string | null | undefined;
      for await (const batch of sheet?.batches() ?? []) {
        cells += batch.rowCount * batch.columns.length;
        last = batch.columns[0]?.texts[batch.rowCount - 1];
      }
      expect([cells >= 3_000_000, last]).toEqual([true, `${name}末`]);
    }
  });

  it('under a password say so', async () => {
    const manifest = '<manifest:manifest><manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data/></manifest:file-entry></manifest:manifest>';
    const failure = await failureOf(open(odsPackage(Buffer.from([1, 2, 3]), [{ name: 'META-INF/manifest.xml', content: manifest }])));
    expect(failure.error).toMatchObject({ code: 'ENCRYPTED_WORKBOOK', details: { canDecrypt: false } });
  });

  it.each([
    ['another document', odsContent('').replaceAll('document-content', 'document-styles'), 'DAMAGED_FILE'],
    ['no sheet', odsContent(''), 'DAMAGED_FILE'],
    ['a tag that is not closed', odsContent(odsTable('表', '<table:table-row>')), 'DAMAGED_FILE'],
    ['an entity of its own', odsContent(odsTable('表', row(text('<text:p>&x;</text:p>')))), 'DAMAGED_FILE'],
    ['content in too many columns', odsContent(odsTable('表', row(`<table:table-cell table:number-columns-repeated="500"/>${text('<text:p>远</text:p>')}`))), 'FILE_TOO_LARGE'],
  ])('with %s are refused', async (_, content, code) => {
    expect((await failureOf(open(odsPackage(content)))).error.code).toBe(code);
  });
});
