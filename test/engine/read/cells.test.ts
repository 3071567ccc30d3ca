import { describe, expect, it } from 'vitest';
import { memorySource } from '../../../electron/engine/ingest/read/byte-source';
import { openWorkbook } from '../../../electron/engine/ingest/read/open-workbook';
import type { PlainCell } from './helpers';
import { failureOf, firstSheet, readCells } from './helpers';
import type { HandMade } from './xlsx-writer';
import { makeXlsx, sheetXml } from './xlsx-writer';

const STRINGS = '<si><t>张三</t></si><si><t xml:space="preserve"> 李 </t></si><si/><si><t/></si><si><r><t>王</t></r><r><rPr><b/></rPr><t>五𠅤</t></r><rPh sb="0" eb="1"><t>wang</t></rPh></si><si><t>a_x000D_b_x005F_x0041_&lt;&#x4E00;&#9;&amp;</t></si><si><t>\uE863</t></si>';
const NUMBER_FORMATS = '<numFmt numFmtId="170" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/>';
const BASE: HandMade = { strings: STRINGS, numberFormats: NUMBER_FORMATS, formatIds: [0, 14, 170, 57, 20] };

const CASES: readonly (readonly [string, string, Readonly<Record<string, PlainCell>>])[] = [
  ['shared strings', '<c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c><c r="D1" t="s"><v>3</v></c>', { A1: ['s', '张三'], B1: ['s', ' 李 '] }],
  ['rich text without its phonetic runs', '<c r="A1" t="s"><v>4</v></c>', { A1: ['s', '王五𠅤'] }],
  ['escapes and entities', '<c r="A1" t="s"><v>5</v></c>', { A1: ['s', 'a\rb_x0041_<一\t&'] }],
  ['legacy characters', '<c r="A1" t="s"><v>6</v></c>', { A1: ['s', '䶮'] }],
  ['inline strings', '<c r="A1" t="inlineStr"><is><t>内联&amp;</t></is></c><c r="B1" t="inlineStr"><is><r><t>甲</t></r><r><t xml:space="preserve"> 乙</t></r></is></c>', { A1: ['s', '内联&'], B1: ['s', '甲 乙'] }],
  ['formula results', '<c r="A1" t="str"><f>B1&amp;"x"</f><v>结_x0041_果</v></c><c r="B1"><f t="shared" si="0"/><v>2.5</v></c><c r="C1" t="str"><f>""</f><v></v></c>', { A1: ['s', '结A果'], B1: ['n', 2.5] }],
  ['formulas nobody calculated', '<c r="A1"><f>SUM(B1:B9)</f><v></v></c><c r="B1"><f>1+1</f></c><c r="C1"><f>1</f><v/></c>', { A1: ['e', '#未计算'], B1: ['e', '#未计算'], C1: ['e', '#未计算'] }],
  ['numbers', '<c r="A1"><v>-12.5</v></c><c r="B1" t="n"><v>1.5E-3</v></c><c r="C1"><v>0.1</v></c><c r="D1"><v>123456789012345</v></c><c r="E1"><v> 7 </v></c><c r="F1"><v>.5</v></c>', { A1: ['n', -12.5], B1: ['n', 0.0015], C1: ['n', 0.1], D1: ['n', 123456789012345], E1: ['n', 7], F1: ['n', 0.5] }],
  ['what is called a number and is none', '<c r="A1"><v>abc</v></c><c r="B1"><v>1e999</v></c><c r="C1"><v>-</v></c><c r="D1"><v></v></c>', { A1: ['s', 'abc'], B1: ['s', '1e999'], C1: ['s', '-'] }],
  ['dates', '<c r="A1" s="1"><v>45536</v></c><c r="B1" s="2"><v>45536.5</v></c><c r="C1" s="3"><v>45536</v></c><c r="D1" s="4"><v>0.5</v></c><c r="E1" s="99"><v>45536</v></c>', { A1: ['d', 45536], B1: ['d', 45536.5], C1: ['d', 45536], D1: ['d', 0.5], E1: ['n', 45536] }],
  ['numbers no date can have', '<c r="A1" s="1"><v>20240901</v></c><c r="B1" s="1"><v>-1</v></c>', { A1: ['n', 20240901], B1: ['n', -1] }],
  ['ISO dates', '<c r="A1" t="d"><v>2024-09-01</v></c><c r="B1" t="d" s="1"><v>2024-09-01T06:00:00</v></c><c r="C1" t="d"><v>九月</v></c>', { A1: ['d', 45536], B1: ['d', 45536.25], C1: ['s', '九月'] }],
  ['booleans and errors', '<c r="A1" t="b"><v>1</v></c><c r="B1" t="b"><v>0</v></c><c r="C1" t="e"><v>#N/A</v></c><c r="D1" t="e"><f>1/0</f><v>#DIV/0!</v></c>', { A1: ['b', true], B1: ['b', false], C1: ['e', '#N/A'], D1: ['e', '#DIV/0!'] }],
  ['empty styled cells', '<c r="A1" s="1"/><c r="B1"><v>1</v></c><c r="C1" s="1"></c>', { B1: ['n', 1] }],
  ['cells without address', '<c><v>1</v></c><c r="D1"><v>2</v></c><c t="s"><v>0</v></c>', { A1: ['n', 1], D1: ['n', 2], E1: ['s', '张三'] }],
  ['far columns', '<c r="Z1"><v>1</v></c><c r="AA1"><v>2</v></c><c r="SF1"><v>3</v></c><c r="XFD1" s="1"/>', { Z1: ['n', 1], AA1: ['n', 2], SF1: ['n', 3] }],
  ['apostrophes for quotes, extra spaces and attributes', "<c  r='A1'  cm='1' t='s' ><v>0</v></c ><c r=\"B1\" ph=\"1\"><v xml:space=\"preserve\">3</v></c>", { A1: ['s', '张三'], B1: ['n', 3] }],
  ['extension lists', '<c r="A1"><v>1</v><extLst><ext uri="x"><v>9</v></ext></extLst></c>', { A1: ['n', 1] }],
];

/** The same sheet in forms that only the exact parser reads. */
const FORMS: readonly (readonly [string, (rows: string) => string | Buffer])[] = [
  ['canonical', (rows) => sheetXml(rows)],
  ['with a comment', (rows) => sheetXml(`<!-- <row> -->${rows}`)],
  ['with prefixes', (rows) => sheetXml(rows).replace(/<(\/?)(worksheet|sheetData|row|c|v|f|is|t|r|rPr|b|extLst|ext)(?=[\s/>])/g, '<$1x:$2').replace('xmlns=', 'xmlns:x=')],
  ['in UTF-16', (rows) => Buffer.from(`\uFEFF${sheetXml(rows).replace('UTF-8', 'UTF-16')}`, 'utf16le')],
];

describe.each(FORMS)('cells of a sheet, %s', (_, form) => {
  it.each(CASES)('%s', async (__, cells, expected) => {
    expect(await firstSheet('a.xlsx', makeXlsx({ ...BASE, sheet: form(`<row r="1">${cells}</row>`) }))).toEqual(expected);
  });

  it('keeps the digits a double cannot hold', async () => {
    const cells = '<c r="A1"><v>330115200706222555</v></c><c r="B1"><v>3.30115200706222E+17</v></c><c r="C1"><v>0.30000000000000004</v></c><c r="D1"><v>33011520070622255</v></c>';
    const workbook = await openWorkbook(memorySource('a', makeXlsx({ ...BASE, sheet: form(`<row r="1">${cells}</row>`) })));
    const raws = new Map<string, string>();
    if (workbook.sheets[0] !== undefined) await readCells(workbook.sheets[0], raws);
    expect(Object.fromEntries(raws)).toEqual({ A1: '330115200706222555', D1: '33011520070622255' });
  });

  it('rows with and without numbers, and empty ones', async () => {
    const rows = '<row r="2"><c r="A2"><v>1</v></c></row><row/><row r="5" s="1"/><row><c><v>2</v></c></row><row><c r="B9"><v>3</v></c></row>';
    expect(await firstSheet('a.xlsx', makeXlsx({ ...BASE, sheet: form(rows) }))).toEqual({ A2: ['n', 1], A6: ['n', 2], B9: ['n', 3] });
  });

  it.each([
    ['a shared string that is not there', '<row r="1"><c r="A1" t="s"><v>7</v></c></row>'],
    ['a negative one', '<row r="1"><c r="A1" t="s"><v>-1</v></c></row>'],
    ['rows out of order', '<row r="2"><c r="A2"><v>1</v></c></row><row r="1"><c r="A1"><v>1</v></c></row>'],
    ['the same row twice', '<row r="2"><c r="A2"><v>1</v></c></row><row r="2"><c r="B2"><v>1</v></c></row>'],
    ['a cell outside its row', '<row r="2"><c r="A3"><v>1</v></c></row>'],
    ['a column that does not exist', '<row r="1"><c r="ZZZZZZ1"><v>1</v></c></row>'],
    ['an open cell', '<row r="1"><c r="A1"><v>1</v></row>'],
  ])('refuses %s', async (__, rows) => {
    const failure = await failureOf(firstSheet('a.xlsx', makeXlsx({ ...BASE, sheet: form(rows) })));
    expect(failure.error.code).toBe('DAMAGED_FILE');
  });

  it('reads merged ranges after the cells', async () => {
    const made = form('<row r="1"><c r="A1"><v>1</v></c></row>');
    const merges = '<mergeCells count="9"><mergeCell ref="A1:C2"/><mergeCell ref="XFD1048576"/></mergeCells>';
    const withMerges = (text: string): string => text.replace(/<\/(x:)?sheetData>/, (end, prefix: string | undefined) => end + merges.replace(/<(\/?)m/g, `<$1${prefix ?? ''}m`));
    const sheet = typeof made === 'string' ? withMerges(made) : Buffer.from(withMerges(made.toString('utf16le')), 'utf16le');
    const workbook = await openWorkbook(memorySource('a', makeXlsx({ sheet })));
    expect(await workbook.sheets[0]?.merges()).toEqual([
      { startRow: 0, startColumn: 0, endRow: 1, endColumn: 2 },
      { startRow: 1_048_575, startColumn: 16_383, endRow: 1_048_575, endColumn: 16_383 },
    ]);
  });
});

describe('unusual forms', () => {
  it('reads CDATA and comments in the middle, after rows already taken', async () => {
    const plain = Array.from({ length: 3000 }, (_, i) => `<row r="${i + 1}"><c r="A${i + 1}"><v>${i}</v></c></row>`).join('');
    const odd = '<row r="3001"><c r="A3001" t="str"><v>a<![CDATA[<b>&amp;]]><!-- x -->c</v></c></row><row r="3002"><c r="A3002"><v>1<!-- -->2</v></c></row>';
    const cells = await firstSheet('a.xlsx', makeXlsx({ rows: plain + odd }));
    expect(Object.keys(cells)).toHaveLength(3002);
    expect(cells).toMatchObject({ A3000: ['n', 2999], A3001: ['s', 'a<b>&amp;c'], A3002: ['n', 12] });
  });

  it('keeps strings in step when an item holds a comment', async () => {
    const strings = '<si><t>一</t></si><si><!-- </si><si> --><t><![CDATA[二]]></t></si><si><t>三</t></si>';
    const rows = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c></row>';
    expect(await firstSheet('a.xlsx', makeXlsx({ strings, rows }))).toEqual({ A1: ['s', '一'], B1: ['s', '二'], C1: ['s', '三'] });
  });

  it('does not believe the dimension', async () => {
    const sheet = sheetXml('<row r="9"><c r="C9"><v>1</v></c></row>').replace('<sheetData>', '<dimension ref="A1"/><sheetData>');
    expect(await firstSheet('a.xlsx', makeXlsx({ sheet }))).toEqual({ C9: ['n', 1] });
  });

  it.each(['<worksheet xmlns="x"><sheetData/></worksheet>', '<worksheet xmlns="x"><sheetData /></worksheet>', '<worksheet/>'])('reads %s as an empty sheet', async (sheet) => {
    expect(await firstSheet('a.xlsx', makeXlsx({ sheet }))).toEqual({});
  });
});
