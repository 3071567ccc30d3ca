import { describe, expect, it } from 'vitest';
import { memorySource } from '../../../electron/engine/ingest/read/byte-source';
import { openWorkbook } from '../../../electron/engine/ingest/read/open-workbook';
import type { CellBatch } from '../../../electron/engine/ingest/read/types';
import { encodeGb18030 } from './gb18030';
import { failureOf, firstSheet, readCells } from './helpers';

async function values(bytes: Buffer | string): Promise<Record<string, string>> {
  return Object.fromEntries(Object.entries(await firstSheet('名单.csv', bytes)).map(([address, cell]) => [address, String(cell[1])]));
}

async function textFormat(bytes: Buffer | string): Promise<{ encoding: string; delimiter: string } | undefined> {
  const workbook = await openWorkbook(memorySource('名单.csv', Buffer.from(bytes)));
  return workbook.textFormat;
}

const roster = '姓名,学校\n𠅤明,第一中学\n';
const rosterCells = { A1: '姓名', B1: '学校', A2: '𠅤明', B2: '第一中学' };

describe('encodings', () => {
  const utf16be = Buffer.from(`\uFEFF${roster}`, 'utf16le').swap16();
  it.each([
    ['utf-8', Buffer.from(roster)],
    ['utf-8', Buffer.from(`\uFEFF${roster}`)],
    ['utf-16le', Buffer.from(`\uFEFF${roster}`, 'utf16le')],
    ['utf-16le', Buffer.from(roster, 'utf16le')],
    ['utf-16be', utf16be],
    ['gb18030', encodeGb18030(roster)],
  ])('reads %s', async (encoding, bytes) => {
    expect(await textFormat(bytes)).toEqual({ encoding, delimiter: ',' });
    expect(await values(bytes)).toEqual(rosterCells);
  });

  it('finds GBK far down in a file that begins as ASCII', async () => {
    const ascii = 'id,name\n' + Array.from({ length: 60_000 }, (_, i) => `${i},abcdef\n`).join('');
    const cells = await values(Buffer.concat([Buffer.from(ascii), encodeGb18030('60000,张三\n')]));
    expect(cells['B60002']).toBe('张三');
  });

  it('cuts no character where chunks meet', async () => {
    const text = Array.from({ length: 60_000 }, (_, i) => `${i % 7 === 0 ? 'a' : ''}李𠅤,二\n`).join('');
    for (const bytes of [Buffer.from(text), encodeGb18030(text), Buffer.from(`\uFEFF${text}`, 'utf16le')]) {
      const names = new Set(Object.entries(await values(bytes)).map(([, value]) => value));
      expect(names).toEqual(new Set(['李𠅤', 'a李𠅤', '二']));
    }
  });

  it('maps private-use characters of old systems', async () => {
    expect(await values('姓名,校\n\uE863某,\uE81E\n')).toMatchObject({ A2: '䶮某', B2: '龴' });
  });

  it('refuses UTF-8 with broken bytes instead of showing wrong Chinese', async () => {
    const bytes = Buffer.from('姓名,学校名称\n张三,第一中学\n李四,第二中学\n');
    bytes[40] = 0xff;
    expect((await failureOf(values(bytes))).error.code).toBe('DAMAGED_FILE');
  });
});

describe('delimiters', () => {
  it.each([
    [',', 'a,b,c\n1,2,3\n'],
    ['\t', 'a\tb\n1,5\t2\n2,5\t3\n'],
    [';', 'a;b\n1,5;2,5\n3;4\n'],
    ['|', 'a|b|c\n1|2|3\n'],
    [',', '"甲;乙;丙",b\n"丁;戊",d\n'],
    [';', 'sep=;\na;b,c,d\n'],
  ])('tells %j', async (delimiter, text) => {
    expect((await textFormat(text))?.delimiter).toBe(delimiter);
  });

  it('passes title lines above the header', async () => {
    const text = '某某县2024年学生心理健康筛查名单\n填报单位：某某中学\n\n姓名\t性别\t年龄\n张三\t男\t12\n李四\t女\t13\n';
    expect(await textFormat(text)).toEqual({ encoding: 'utf-8', delimiter: '\t' });
    expect(await values(text)).toMatchObject({ A1: '某某县2024年学生心理健康筛查名单', A4: '姓名', C6: '13' });
  });

  it('passes more title lines than there are rows', async () => {
    const text = '某某县\n名单\n单位\n日期\n说明\n联系人\n\n姓名\t性别\t年龄\n张三\t男\t12\n李四\t女\t13\n';
    expect(await values(text)).toMatchObject({ A6: '联系人', C8: '年龄', C10: '13' });
  });

  it('takes a list of names as one column', async () => {
    expect(await values('学校\n一中\n二中\n')).toEqual({ A1: '学校', A2: '一中', A3: '二中' });
  });

  it('leaves out the line that only names the separator, and keeps row numbers', async () => {
    expect(await values('sep=;\na;b\n')).toEqual({ A2: 'a', B2: 'b' });
  });
});

describe('records', () => {
  it.each([
    ['quotes, delimiters and line breaks in fields', 'a,"x,""y""\r\nz"\r\nb,c\r\n', { A1: 'a', B1: 'x,"y"\r\nz', A2: 'b', B2: 'c' }],
    ['LF', 'a,b\nc,d', { A1: 'a', B1: 'b', A2: 'c', B2: 'd' }],
    ['CR', 'a,b\rc,d\r', { A1: 'a', B1: 'b', A2: 'c', B2: 'd' }],
    ['blank lines counted', 'a,b\n\n,\nc,d\n', { A1: 'a', B1: 'b', A4: 'c', B4: 'd' }],
    ['text after a closing quote', '"a"x,b\n', { A1: 'ax', B1: 'b' }],
    ['quotes inside plain text', '5" pipe,b\n', { A1: '5" pipe', B1: 'b' }],
    ['empty quoted fields', '"",b\n', { B1: 'b' }],
    ['no line end after a delimiter', 'a,b\nc,', { A1: 'a', B1: 'b', A2: 'c' }],
  ])('%s', async (_, text, expected) => {
    expect(await values(text)).toEqual(expected);
  });

  it('unwraps what keeps Excel from eating zeros', async () => {
    const text = 'a,b,c,d,e\n="001","=""002""",\t003\t,\'004,\'tis\n';
    expect(await values(text)).toMatchObject({ A2: '001', B2: '002', C2: '003', D2: '004', E2: 'tis' });
  });

  it('keeps codes as text', async () => {
    expect(await firstSheet('a.csv', 'id,n\n330115200706222555,007\n')).toMatchObject({ A2: ['s', '330115200706222555'], B2: ['s', '007'] });
  });

  it('names the row of a quote that is never closed', async () => {
    const atEnd = await failureOf(values('a,b\n1,2\n3,"4\n5,6\n'));
    expect(atEnd.error).toMatchObject({ code: 'DAMAGED_FILE', message: expect.stringContaining('第 3 行') as string });
    const early = await failureOf(firstSheet('a.csv', `a,b\n1,"${'x\n'.repeat(5000)}`, { limits: { csvFieldCharacters: 1000 } }));
    expect(early.error).toMatchObject({ code: 'DAMAGED_FILE', message: expect.stringContaining('第 2 行') as string });
  });

  it('refuses content beyond the column limit', async () => {
    const failure = await failureOf(firstSheet('a.csv', 'a,b,c,d\n1,2,3,4\n', { limits: { columns: 3 } }));
    expect(failure.error.code).toBe('FILE_TOO_LARGE');
  });

  it('refuses files beyond the size limit', async () => {
    expect((await failureOf(firstSheet('a.csv', 'a,b\n1,2\n', { limits: { totalBytes: 5 } }))).error.code).toBe('FILE_TOO_LARGE');
  });

  it('gives full batches in order, and the same again on a second reading', async () => {
    const text = Array.from({ length: 5000 }, (_, i) => `${i},甲\n`).join('');
    const workbook = await openWorkbook(memorySource('长表.csv', Buffer.from(text)));
    const [sheet] = workbook.sheets;
    expect(sheet?.name).toBe('长表');
    for (let time = 0; time < 2; time++) {
      const batches: CellBatch[] = [];
      for await (const batch of sheet?.batches() ?? []) batches.push(batch);
      expect(batches.map((batch) => batch.rowCount)).toEqual([2048, 2048, 904]);
      expect(batches[2]?.rowNumbers[903]).toBe(5000);
      expect(batches[1]?.columns[0]?.texts[0]).toBe('2048');
    }
  });

  it('stops between chunks when cancelled', async () => {
    const controller = new AbortController();
    const workbook = await openWorkbook(memorySource('a.csv', Buffer.from('a,b\n'.repeat(500_000))), { signal: controller.signal });
    const batches = workbook.sheets[0]?.batches();
    await batches?.next();
    controller.abort();
    const failure = await failureOf(
      (async () => {
        while ((await batches?.next())?.done === false);
      })(),
    );
    expect(failure.error.code).toBe('CANCELLED');
  });
});

describe('Big5', () => {
  /** 姓名 學校 班級 國民小學 總分, as Python's codec writes them. */
  const words: Readonly<Record<string, string>> = { 姓名: 'a96da657', 學校: 'bec7aed5', 班級: 'af5aafc5', 國民小學: 'b0eaa5c1a470bec7', 總分: 'c160a4c0', 王小明: 'a4fda470a9fa' };
  const big5 = (text: string): Buffer => Buffer.concat(text.split(/(姓名|學校|班級|國民小學|總分|王小明)/).map((part) => (words[part] === undefined ? Buffer.from(part) : Buffer.from(words[part], 'hex'))));

  it('is told from GB 18030, in which the same bytes are valid too', async () => {
    const text = `姓名,學校,班級,總分\n${'王小明,國民小學,班級,38\n'.repeat(4)}`;
    const workbook = await openWorkbook(memorySource('a.csv', big5(text)));
    expect(workbook.textFormat?.encoding).toBe('big5');
    const cells = await readCells(workbook.sheets[0]!);
    expect(['A1', 'B2', 'D1'].map((address) => cells.get(address)?.[1])).toEqual(['姓名', '國民小學', '總分']);
  });

  it('is not seen where rare names have low second bytes in GBK', async () => {
    const rows = Array.from({ length: 12 }, (_, index) => `张镕喆${index},曹县第一中学,正常`).join('\n');
    expect((await openWorkbook(memorySource('a.csv', encodeGb18030(`姓名,学校,等级\n${rows}\n`)))).textFormat?.encoding).toBe('gb18030');
  });
});
