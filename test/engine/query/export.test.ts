import { createHash } from 'node:crypto';
import { DuckDBInstance } from '@duckdb/node-api';
import { parquetReadObjects } from 'hyparquet';
import { beforeEach, describe, expect, it } from 'vitest';
import * as XLSX from 'xlsx';
import { sourceSheet } from '../../../electron/engine/query/export/source-sheet';
import { readRows } from '../../../electron/engine/query/export/result-rows';
import { xlsxFile } from '../../../electron/engine/query/export/xlsx-file';
import { cellAt, reread, textsOf } from '../report/reread';
import { newDesk, type TestDesk } from '../support/engine';

let desk: TestDesk;
beforeEach(async () => {
  desk = await newDesk();
});

const COLUMNS = "'=HYPERLINK(\"http://x\")' AS t, '007' AS code, 42 AS n, 123456789012345678::BIGINT AS big, 0.1::DECIMAL(6,1) AS dec, 1.5::DOUBLE AS dbl, true AS yes, DATE '2025-09-01' AS d, TIMESTAMP '2025-09-01 08:30:00' AS m, [1, 2] AS l, NULL::INTEGER AS nothing";
const SQL = `SELECT ${COLUMNS}`;

async function file(format: 'xlsx' | 'csv' | 'parquet', more: Record<string, unknown> = {}, sql = SQL): Promise<Uint8Array> {
  return (await desk.call('query.export', { sql, format, ...more })).bytes;
}

describe('a workbook of a result', () => {
  it('has texts as texts, numbers as numbers, days as days, read by another program', async () => {
    const book = reread(await file('xlsx', { title: '导出', labels: { code: '学校代码' } }));
    const sheet = book.sheet('导出');
    const cells = Array.from({ length: 11 }, (_, column) => cellAt(sheet, 1, column));
    expect(Array.from({ length: 11 }, (_, column) => cellAt(sheet, 0, column)?.v)).toEqual(['t', '学校代码', 'n', 'big', 'dec', 'dbl', 'yes', 'd', 'm', 'l', 'nothing']);
    expect(cells.slice(0, 7).map((cell) => [cell?.t, cell?.v])).toEqual([['s', '=HYPERLINK("http://x")'], ['s', '007'], ['n', 42], ['s', '123456789012345678'], ['n', 0.1], ['n', 1.5], ['s', '是']]);
    expect(cells[0]?.f).toBeUndefined();
    expect([cells[7]?.v, cells[7]?.z]).toEqual([45901, 'yyyy-mm-dd']);
    expect(cells[8]?.v).toBeCloseTo(45901 + 8.5 / 24, 9);
    expect(cells[9]?.v).toBe('[1, 2]');
    expect(cells[10]?.v).toBeUndefined();
  });

  it('says where it comes from', async () => {
    const said = textsOf(reread(await file('xlsx', { conditions: [{ column: 2, kind: 'between', from: '1', to: '50' }], order: [{ column: 1, descending: true }], labels: { n: '人数', code: '学校代码' } })).sheet('口径与来源'));
    expect(said).toContain(SQL);
    expect(said).toEqual(expect.arrayContaining(['1 行，11 列', '测试', '人数在 1 至 50 之间', '学校代码（从大到小）']));
    expect(said.join()).toContain('少于 10 人');
  });

  it('goes on in a second sheet when one is full, and loses no row', async () => {
    const instance = await DuckDBInstance.create(':memory:');
    const connection = await instance.connect();
    const rows = await readRows(await connection.stream('SELECT range AS n FROM range(5000)'), {}, () => false);
    const issuedOn = new Date(2025, 8, 1);
    const source = sourceSheet({ title: 'x', sql: 'x', parameters: [], arrangement: { order: [], conditions: [] }, columns: rows.columns, rowCount: 5000, workspace: 'w', operator: 'o', appVersion: '1', minimumValidResults: 10, issuedOn });
    const { book } = reread(await xlsxFile(rows, { title: '多行', source, issuedOn, rowsOfASheet: 2000 }));
    expect(book.SheetNames).toEqual(['多行 1', '多行 2', '多行 3', '口径与来源']);
    const numbers = book.SheetNames.slice(0, 3).map((name) => XLSX.utils.sheet_to_json<{ n: number }>(book.Sheets[name] as XLSX.WorkSheet).map(({ n }) => n));
    expect(numbers.map(({ length }) => length)).toEqual([2000, 2000, 1000]);
    expect(numbers.flat()).toEqual(Array.from({ length: 5000 }, (_, index) => index));
    connection.closeSync();
  });

  it('is a workbook too when there are no rows', async () => {
    const sheet = reread(await file('xlsx', { title: '空' }, 'SELECT 1 AS a WHERE false')).sheet('空');
    expect(XLSX.utils.sheet_to_json(sheet)).toEqual([]);
    expect(cellAt(sheet, 0, 0)?.v).toBe('a');
  });

  it('writes what a view has hidden as 样本过小, not as nothing', async () => {
    const sql = "SELECT * FROM (VALUES ('甲校', true, NULL::INTEGER, NULL::INTEGER), ('乙校', false, 12, NULL)) AS t(school, suppressed, students, classes)";
    const sheet = reread(await file('xlsx', { title: '小' }, sql)).sheet('小');
    expect([cellAt(sheet, 1, 2)?.v, cellAt(sheet, 2, 2)?.v, cellAt(sheet, 1, 3)?.v]).toEqual(['样本过小', 12, undefined]);
    expect(new TextDecoder().decode(await file('csv', {}, sql))).toContain('甲校,是,样本过小,\r\n乙校,否,12,');
  });
});

describe('a CSV file of a result', () => {
  const tricky = "SELECT * FROM (VALUES ('=1+1', 'a,\"b\"', -5), ('@x', E'两\\n行', 7), ('＝2', '䶮𠅤€', NULL)) AS t(a, b, n)";
  const expected = "a,b,n\r\n'=1+1,\"a,\"\"b\"\"\",-5\r\n'@x,\"两\n行\",7\r\n'＝2,䶮𠅤€,";

  it('is UTF-8 with a mark, quoted, and free of formulas', async () => {
    const bytes = await file('csv', {}, tricky);
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(new TextDecoder().decode(bytes)).toBe(expected);
  });

  it('is GB18030 when asked for', async () => {
    expect(new TextDecoder('gb18030', { fatal: true }).decode(await file('csv', { encoding: 'gb18030' }, tricky))).toBe(expected);
  });

  it('has all digits', async () => {
    expect(new TextDecoder().decode(await file('csv')).split('\r\n')[1]).toBe('"\'=HYPERLINK(""http://x"")",007,42,123456789012345678,0.1,1.5,是,2025-09-01,2025-09-01 08:30:00,"[1, 2]",');
  });
});

describe('a Parquet file of a result', () => {
  it('has the same values and types, read by another program', async () => {
    const bytes = await file('parquet');
    const [row] = await parquetReadObjects({ file: bytes.slice().buffer });
    expect(row).toEqual({
      t: '=HYPERLINK("http://x")', code: '007', n: 42, big: 123456789012345678n, dec: 0.1, dbl: 1.5, yes: true, d: new Date('2025-09-01T00:00:00Z'), m: new Date('2025-09-01T08:30:00Z'), l: '[1, 2]', nothing: null,
    });
  });

  it('is read alike by DuckDB, sums of any size included', async () => {
    const sql = "SELECT range AS i, sum(range) OVER () AS total, 170141183460469231731687303715884105727::HUGEINT AS huge, (range * 1.25)::DECIMAL(12,2) AS money, CASE WHEN range % 7 <> 0 THEN '校' || range % 50 END AS school FROM range(30000)";
    const path = desk.write('结果.parquet', await file('parquet', {}, sql));
    const instance = await DuckDBInstance.create(':memory:');
    const connection = await instance.connect();
    const sums = 'count(*), sum(i), any_value(total), any_value(huge)::VARCHAR, sum(money), count(school), count(DISTINCT school), sum(hash(school) % 1000)';
    const read = async (from: string): Promise<unknown> => (await connection.runAndReadAll(`SELECT ${sums} FROM ${from}`)).getRowsJson();
    expect(await read(`'${path}'`)).toEqual(await read(`(${sql})`));
    expect((await connection.runAndReadAll(`SELECT typeof(i), typeof(total), typeof(money) FROM '${path}' LIMIT 1`)).getRowsJson()).toEqual([['BIGINT', 'BIGINT', 'DECIMAL(12,2)']]);
    connection.closeSync();
  });

  it('keeps its columns when there are no rows', async () => {
    const bytes = await file('parquet', {}, 'SELECT 1 AS a WHERE false');
    expect(await parquetReadObjects({ file: bytes.slice().buffer })).toEqual([]);
  });
});

describe('an export', () => {
  it('is of the whole result, arranged as asked for', async () => {
    const { bytes, fileName } = await desk.call('query.export', { sql: 'SELECT range AS n FROM range(20000)', format: 'csv', title: '全部/结果', order: [{ column: 0, descending: true }], conditions: [{ column: 0, kind: 'between', from: '10', to: null }] });
    expect(fileName).toBe('全部 结果.csv');
    expect(new TextDecoder().decode(bytes).split('\r\n').slice(1)).toEqual(Array.from({ length: 19_990 }, (_, index) => String(19_999 - index)));
  });

  it('is refused with more rows than any office program can use', async () => {
    const outcome = await desk.engine.call('query.export', { sql: 'SELECT range FROM range(3000001)', format: 'csv' });
    expect(outcome).toMatchObject({ ok: false, error: { code: 'QUERY_FAILED', message: expect.stringContaining('超过 3,000,000 行') as string } });
  });

  it('is logged with its rows and checksum', async () => {
    const bytes = await file('csv', {}, 'SELECT range FROM range(7)');
    await desk.call('workspace.close', {});
    const instance = await DuckDBInstance.create(desk.workspacePath, { access_mode: 'READ_ONLY' });
    const connection = await instance.connect();
    const [row] = (await connection.runAndReadAll("SELECT details FROM audit WHERE action = 'query.export' ORDER BY entry DESC LIMIT 1")).getRowsJson();
    expect(JSON.parse(row?.[0] as string)).toMatchObject({ sql: 'SELECT range FROM range(7)', format: 'csv', rows: 7, sha256: createHash('sha256').update(bytes).digest('hex') });
    connection.closeSync();
    instance.closeSync();
  });
});
