import { type DuckDBConnection, DuckDBInstance, DuckDBTypeId } from '@duckdb/node-api';
import { DataType, type Table, tableFromIPC } from 'apache-arrow';
import { NUMBER_AS_TEXT } from '../../../shared/query-result';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rowsToArrow, toArrow, type ToArrowOptions } from '../../../electron/engine/warehouse/arrow';

let instance: DuckDBInstance;
let connection: DuckDBConnection;

beforeAll(async () => {
  instance = await DuckDBInstance.create(':memory:', { threads: '2' });
  connection = await instance.connect();
  await connection.run("SET TimeZone = 'Asia/Shanghai'");
});

afterAll(() => {
  connection.closeSync();
  instance.closeSync();
});

async function arrow(sql: string, options?: ToArrowOptions): Promise<{ table: Table; rowCount: number; truncated: boolean }> {
  const { ipc, rowCount, truncated } = await toArrow(await connection.stream(sql), options);
  const table = tableFromIPC(ipc);
  expect(table.numRows).toBe(rowCount);
  for (const field of table.schema.fields) expect(table.getChild(field.name)?.length).toBe(rowCount);
  return { table, rowCount, truncated };
}

/** A value read back from Arrow, in the notation of DuckDB's own JSON rows. */
function inNotation(value: unknown, type: DuckDBTypeId): unknown {
  if (value === null || value === undefined) return null;
  if (type === DuckDBTypeId.DATE) return new Date(Number(value)).toISOString().slice(0, 10);
  if (type === DuckDBTypeId.TIMESTAMP) {
    // apache-arrow gives milliseconds.
    const [day, time] = new Date(Number(value)).toISOString().slice(0, -5).split('T');
    return `${day ?? ''} ${time ?? ''}`;
  }
  return typeof value === 'bigint' ? String(value) : value;
}

/** The whole result by way of Arrow and by DuckDB's row objects, which must agree value by value. */
async function compare(sql: string): Promise<Table> {
  const reader = await connection.runAndReadAll(sql);
  const expected = reader.getRowObjectsJson();
  const names = reader.deduplicatedColumnNames();
  const types = reader.columnTypes();
  const { table, truncated } = await arrow(sql);
  expect(truncated).toBe(false);
  expect(table.schema.fields.map((field) => field.name)).toEqual(names);
  names.forEach((name, index) => {
    const type = types[index]?.typeId ?? DuckDBTypeId.INVALID;
    const column = table.getChild(name);
    const actual = [...(column ?? [])].map((value) => inNotation(value, type));
    const wanted = expected.map((row) => {
      const value = row[name] ?? null;
      return type === DuckDBTypeId.DECIMAL && value !== null && column !== null && DataType.isFloat(column.type) ? Number(value) : value;
    });
    expect(actual, name).toEqual(wanted);
    expect(column?.nullCount, `${name}: missing values`).toBe(wanted.filter((value) => value === null).length);
  });
  return table;
}

/** Every type that keeps its kind, with values of `rowCount` random rows; `missing` is the share of nulls in percent. */
function randomTable(rowCount: number, missing: number, seed: number): string {
  const columns: Record<string, string> = {
    truth: 'h % 3 = 0',
    tiny: '(h % 256)::INTEGER - 128',
    small: '(h % 65536)::INTEGER - 32768',
    whole: '(h % 4294967296)::BIGINT - 2147483648',
    big: 'h::HUGEINT - 9223372036854775808',
    tinyPositive: 'h % 256',
    smallPositive: 'h % 65536',
    wholePositive: 'h % 4294967296',
    bigPositive: 'h',
    huge: '(h::HUGEINT * 1000000007) - 5',
    hugePositive: 'h::UHUGEINT * 1000000007',
    single: '(h % 100000)::FLOAT / 8',
    double: 'h::DOUBLE / 7',
    money: '(h % 1000000)::BIGINT / 100',
    precise: '(h % 1000000000000)::BIGINT / 1000',
    day: "DATE '1900-01-01' + (h % 100000)::INTEGER",
    moment: "TIMESTAMP '1950-01-01' + to_seconds((h % 4000000000)::BIGINT)",
    brief: "left('菏泽市𠅤䶮第一中学', (h % 12)::INTEGER)",
    long: "repeat('牡丹区𠮷x', (h % 9)::INTEGER) || h",
    level: "['一般', '需关注 😀', '重点关注重点关注'][(h % 3)::INTEGER + 1]",
  };
  const casts: Record<string, string> = {
    tiny: 'TINYINT', small: 'SMALLINT', whole: 'INTEGER', big: 'BIGINT', tinyPositive: 'UTINYINT', smallPositive: 'USMALLINT', wholePositive: 'UINTEGER',
    bigPositive: 'UBIGINT', huge: 'HUGEINT', hugePositive: 'UHUGEINT', money: 'DECIMAL(10,2)', precise: 'DECIMAL(30,12)', level: "ENUM('一般', '需关注 😀', '重点关注重点关注')",
  };
  const select = Object.entries(columns).map(([name, expression], index) => {
    const value = casts[name] === undefined ? expression : `(${expression})::${casts[name]}`;
    return `CASE WHEN hash(r, ${seed}, ${index}, 'null') % 100 < ${missing} THEN NULL ELSE ${value} END AS "${name}"`;
  });
  return `SELECT ${select.join(', ')} FROM (SELECT range AS r, hash(range, ${seed}) AS h FROM range(${rowCount}))`;
}

describe('a DuckDB result as Arrow', () => {
  it.each([
    [0, 0], [1, 0], [1, 100], [7, 30], [8, 30], [9, 50], [2047, 10], [2048, 10], [2049, 10], [5000, 0], [5000, 3], [5000, 100], [20_011, 40],
  ])('has the same values as row objects: %i rows, %i in 100 missing', async (rowCount, missing) => {
    await compare(randomTable(rowCount, missing, rowCount + missing));
  });

  it('keeps the kinds of the columns', async () => {
    const { table } = await arrow(randomTable(3, 0, 1));
    expect(Object.fromEntries(table.schema.fields.map((field) => [field.name, String(field.type)]))).toEqual({
      truth: 'Bool', tiny: 'Int8', small: 'Int16', whole: 'Int32', big: 'Int64', tinyPositive: 'Uint8', smallPositive: 'Uint16', wholePositive: 'Uint32',
      bigPositive: 'Uint64', huge: 'Utf8', hugePositive: 'Utf8', single: 'Float32', double: 'Float64', money: 'Float64', precise: 'Utf8',
      day: 'Date32<DAY>', moment: 'Timestamp<MICROSECOND>', brief: 'Utf8', long: 'Utf8', level: 'Dictionary<Uint8, Utf8>',
    });
  });

  it('has the same values when chunks are cut by a filter, a join or an offset, so that they begin at any row', async () => {
    const source = randomTable(30_000, 20, 5);
    await compare(`SELECT * FROM (${source}) WHERE tiny > 40 OR truth`);
    await compare(`SELECT * FROM (${source}) OFFSET 1234`);
    await compare(`SELECT a.*, b.range AS other FROM (${source}) a JOIN range(-20, 20) b ON b.range = a.tiny`);
    await compare(`SELECT unnest([1, NULL, 3]) AS part, level, long FROM (${source})`);
    await compare(`SELECT 1 AS one, NULL::INTEGER AS nothing, 'a constant longer than a record' AS text, tiny FROM (${source})`);
  });

  it('reads enumerations of more labels than fit one byte', async () => {
    for (const count of [255, 256, 300, 65_535, 65_536]) {
      await connection.run(`CREATE OR REPLACE TYPE label AS ENUM (SELECT 'L' || range FROM range(${count}))`);
      const table = await compare(`SELECT CASE WHEN range % 7 = 0 THEN NULL ELSE ('L' || (range * 31 % ${count}))::label END AS label FROM range(3000) UNION ALL SELECT 'L${count - 1}'::label`);
      expect(DataType.isDictionary(table.schema.fields[0]?.type)).toBe(true);
    }
  });

  it('writes the types without a kind of their own as the text of their values', async () => {
    const { table } = await arrow(
      "SELECT [1, NULL, 3] AS list, {'a': 1, 'b': '二'} AS struct, INTERVAL 3 DAY AS span, TIME '12:34:56' AS time, '6ba7b810-9dad-11d1-80b4-00c04fd430c8'::UUID AS id, MAP {'k': 1} AS map, NULL::INTEGER[] AS missing",
    );
    const [row] = table.toArray() as { toJSON(): Record<string, unknown> }[];
    expect(row?.toJSON()).toEqual({
      list: '[1, NULL, 3]', struct: "{'a': 1, 'b': '二'}", span: '3 days', time: '12:34:56', id: '6ba7b810-9dad-11d1-80b4-00c04fd430c8', map: "{'k': 1}", missing: null,
    });
  });

  it('keeps extreme values', async () => {
    await compare("SELECT unnest([-128, 127])::TINYINT AS t, unnest([-9223372036854775808, 9223372036854775807])::BIGINT AS b, unnest([0, 18446744073709551615])::UBIGINT AS u, unnest(['', repeat('𠅤', 5000)]) AS s");
    const { table } = await arrow("SELECT 'infinity'::DOUBLE AS i, 'nan'::DOUBLE AS n, -0.0::DOUBLE AS z, 99999999999999999999.123::DECIMAL(30,3) AS d, 0.1::DECIMAL(3,1) AS e");
    const [row] = table.toArray() as { toJSON(): Record<string, unknown> }[];
    expect(row?.toJSON()).toEqual({ i: Infinity, n: NaN, z: -0, d: '99999999999999999999.123', e: 0.1 });
    expect(table.schema.fields.map(({ metadata }) => metadata.has(NUMBER_AS_TEXT))).toEqual([false, false, false, true, false]);
  });

  it('gives columns of one name different names', async () => {
    const { table } = await arrow('SELECT 1 AS a, 2 AS a, 3 AS "一列"');
    expect(table.schema.fields.map((field) => field.name)).toEqual(['a', 'a:1', '一列']);
  });

  it.each([
    [0, 0, true], [1, 1, true], [2047, 2047, true], [2048, 2048, true], [2049, 2049, true], [4999, 4999, true], [5000, 5000, false], [5001, 5000, false],
  ])('of 5000 rows keeps at most %i', async (rowLimit, rowCount, truncated) => {
    const source = randomTable(5000, 10, 77);
    const limited = await arrow(source, { rowLimit });
    expect(limited).toMatchObject({ rowCount, truncated });
    const whole = await arrow(source);
    expect(limited.table.toArray().map(String)).toEqual(whole.table.toArray().slice(0, rowLimit).map(String));
  });

  it('stops fetching beyond the limit: an endless result ends', async () => {
    expect(await arrow('SELECT range FROM range(1000000000000)', { rowLimit: 10_000 })).toMatchObject({ rowCount: 10_000, truncated: true });
  });

  it('stops between chunks when cancelled', async () => {
    let asked = 0;
    const { rowCount } = await arrow('SELECT range FROM range(1000000000000)', { isCancelled: () => ++asked > 3 });
    expect(rowCount).toBe(3 * 2048);
  });

  it('passes on an error that comes after the first rows', async () => {
    await expect(arrow("SELECT CASE WHEN range < 50000 THEN 1 ELSE ('x' || range)::INTEGER END AS late FROM range(100000)")).rejects.toThrow('Conversion Error');
  });
});

describe('rows made here as Arrow', () => {
  it('come back as they were, text as dictionaries', () => {
    const table = tableFromIPC(
      rowsToArrow([
        { name: 'county', type: 'text', values: ['牡丹区', null, '曹县', '牡丹区', '𠅤'] },
        { name: 'value', type: 'number', values: [0.5, null, 0, -1, 1e300] },
        { name: 'suppressed', type: 'boolean', values: [true, false, null, true, false] },
        { name: 'empty', type: 'text', values: [null, null, null, null, null] },
      ]),
    );
    expect(table.toArray().map((row: { toJSON(): unknown }) => row.toJSON())).toEqual([
      { county: '牡丹区', value: 0.5, suppressed: true, empty: null },
      { county: null, value: null, suppressed: false, empty: null },
      { county: '曹县', value: 0, suppressed: null, empty: null },
      { county: '牡丹区', value: -1, suppressed: true, empty: null },
      { county: '𠅤', value: 1e300, suppressed: false, empty: null },
    ]);
    expect(String(table.schema.fields[0]?.type)).toBe('Dictionary<Int32, Utf8>');
    expect(table.getChild('county')?.data[0]?.dictionary?.length).toBe(3);
  });

  it('keep their columns when there are none', () => {
    const table = tableFromIPC(rowsToArrow([{ name: 'county', type: 'text', values: [] }, { name: 'value', type: 'number', values: [] }, { name: 'suppressed', type: 'boolean', values: [] }]));
    expect(table.numRows).toBe(0);
    expect(table.schema.fields.map((field) => `${field.name} ${String(field.type)}`)).toEqual(['county Dictionary<Int32, Utf8>', 'value Float64', 'suppressed Bool']);
  });
});
