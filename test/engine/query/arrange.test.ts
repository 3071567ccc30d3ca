import { tableFromIPC } from 'apache-arrow';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { arrange } from '../../../electron/engine/query/arrange';
import { runQuery } from '../../../electron/engine/query/run';
import { type Arrangement, type ColumnCondition, EngineFailure } from '../../../shared/contract';
import type { BoundParameter } from '../../../shared/query-parameters';
import { randomOf } from '../support/random';
import { createLockedInstance, type LockedInstance, VIEWS } from './support/locked-instance';

let locked: LockedInstance;
beforeAll(async () => {
  locked = await createLockedInstance();
});
afterAll(() => locked.close());

type Cell = string | number | null;

async function arranged(sql: string, { order = [], conditions = [] }: Partial<Arrangement>, parameters: readonly BoundParameter[] = []): Promise<{ names: string[]; rows: Cell[][] }> {
  const result = await runQuery(locked.connection, sql, { views: VIEWS, parameters, timeoutMs: 20_000, rowLimit: 100_000 }, (table) => arrange(table, { order, conditions }));
  const table = tableFromIPC(result.rows);
  const columns = table.schema.fields.map((_, index) => table.getChildAt(index));
  const plain = (value: unknown): Cell => (typeof value === 'bigint' ? Number(value) : ((value ?? null) as Cell));
  return { names: table.schema.fields.map(({ name }) => name), rows: Array.from({ length: table.numRows }, (_, row) => columns.map((column) => plain(column?.get(row)))) };
}

async function refusal(sql: string, change: Partial<Arrangement>): Promise<EngineFailure['error']> {
  const thrown: unknown = await arranged(sql, change).catch((error: unknown) => error);
  if (!(thrown instanceof EngineFailure)) throw new Error(`did not fail: ${String(thrown)}`);
  return thrown.error;
}

const text = (value: string): string => `'${value.replaceAll("'", "''")}'`;
const valuesSql = (rows: readonly (readonly Cell[])[]): string => `SELECT * FROM (VALUES ${rows.map((row) => `(${row.map((value) => (typeof value === 'string' ? text(value) : value === null ? 'NULL' : String(value))).join(', ')})`).join(', ')}) AS given(a, b, c)`;

describe('conditions and order', () => {
  const random = randomOf(11);
  const words = ['曹县一中', '单县第一中学', "O'Brien", '牡丹区', '', 'Abc', 'abC', '100%', '_', '\\', null];
  const rows = Array.from({ length: 300 }, (_, index): readonly Cell[] => [words[Math.floor(random() * words.length)] ?? null, random() < 0.1 ? null : Math.floor(random() * 50) - 10, index]);
  const sql = valuesSql(rows);

  const kept: readonly [ColumnCondition, (row: readonly Cell[]) => boolean][] = [
    [{ column: 0, kind: 'contains', text: 'abc' }, ([a]) => typeof a === 'string' && a.toLowerCase().includes('abc')],
    [{ column: 0, kind: 'contains', text: "'" }, ([a]) => typeof a === 'string' && a.includes("'")],
    [{ column: 0, kind: 'contains', text: '%' }, ([a]) => a === '100%'],
    [{ column: 0, kind: 'contains', text: '县' }, ([a]) => typeof a === 'string' && a.includes('县')],
    [{ column: 1, kind: 'contains', text: '3' }, ([, b]) => b !== null && String(b).includes('3')],
    [{ column: 1, kind: 'between', from: '-3', to: '12.5' }, ([, b]) => typeof b === 'number' && b >= -3 && b <= 12.5],
    [{ column: 1, kind: 'between', from: null, to: '0' }, ([, b]) => typeof b === 'number' && b <= 0],
    [{ column: 1, kind: 'between', from: '39', to: null }, ([, b]) => typeof b === 'number' && b >= 39],
    [{ column: 0, kind: 'among', values: ['牡丹区', "O'Brien"] }, ([a]) => a === '牡丹区' || a === "O'Brien"],
    [{ column: 0, kind: 'among', values: [null, 'Abc'] }, ([a]) => a === 'Abc' || a === null || a === ''],
    [{ column: 1, kind: 'among', values: ['7', '-1'] }, ([, b]) => b === 7 || b === -1],
    [{ column: 0, kind: 'empty' }, ([a]) => a === null || a === ''],
    [{ column: 0, kind: 'filled' }, ([a]) => a !== null && a !== ''],
    [{ column: 1, kind: 'empty' }, ([, b]) => b === null],
  ];

  it.each(kept)('keep the rows that plain code keeps: %j', async (condition, keeps) => {
    const expected = rows.filter(keeps);
    expect(expected.length).toBeGreaterThan(0);
    expect((await arranged(sql, { conditions: [condition] })).rows).toEqual(expected);
  });

  it('work together, each narrowing what is left', async () => {
    const [first, second] = [kept[3], kept[5]];
    if (first === undefined || second === undefined) throw new Error('no conditions');
    expect((await arranged(sql, { conditions: [first[0], second[0]] })).rows).toEqual(rows.filter((row) => first[1](row) && second[1](row)));
  });

  it('sort by several columns, empty ones last in both directions', async () => {
    const { rows: sorted } = await arranged(sql, { order: [{ column: 1, descending: true }, { column: 2, descending: false }] });
    const last = (value: Cell | undefined): number => (typeof value === 'number' ? value : -Infinity);
    expect(sorted).toEqual([...rows].sort((x, y) => last(y[1]) - last(x[1]) || Number(x[2]) - Number(y[2])));
    const ascending = (await arranged(sql, { order: [{ column: 1, descending: false }] })).rows.map((row) => row[1]);
    expect(ascending.findIndex((value) => value === null)).toBe(rows.filter((row) => row[1] !== null).length);
  });

  it('sort Chinese by pinyin, as officials look names up', async () => {
    const counties = ['郓城县', '牡丹区', '曹县', '东明县', '成武县', '鄄城县', '定陶区', '巨野县'];
    const { rows: sorted } = await arranged(valuesSql(counties.map((name, index) => [name, index, 0])), { order: [{ column: 0, descending: false }] });
    expect(sorted.map((row) => row[0])).toEqual(['曹县', '成武县', '定陶区', '东明县', '巨野县', '鄄城县', '牡丹区', '郓城县']);
  });

  it('leave the order of the query where none is asked for', async () => {
    const { rows: found } = await arranged(`${sql} ORDER BY c DESC`, { conditions: [{ column: 1, kind: 'filled' }] });
    expect(found.map((row) => row[2])).toEqual(rows.filter((row) => row[1] !== null).map((row) => row[2]).reverse());
  });

  it('take a day as the upper end to its last moment', async () => {
    const moments = "SELECT * FROM (VALUES (TIMESTAMP '2025-09-01 00:00:00'), (TIMESTAMP '2025-09-02 23:59:59'), (TIMESTAMP '2025-09-03 00:00:00')) AS t(m)";
    const count = async (query: string): Promise<number> => (await arranged(query, { conditions: [{ column: 0, kind: 'between', from: '2025-09-01', to: '2025-09-02' }] })).rows.length;
    expect(await count(moments)).toBe(2);
    expect(await count('SELECT m::DATE FROM (VALUES (TIMESTAMP \'2025-09-02 23:59:59\'), (TIMESTAMP \'2025-09-03 00:00:00\')) AS t(m)')).toBe(1);
  });

  it('compare numbers of 18 digits exactly', async () => {
    const query = 'SELECT * FROM (VALUES (900719925474099267::BIGINT), (900719925474099268), (900719925474099269)) AS t(n)';
    expect((await arranged(query, { conditions: [{ column: 0, kind: 'between', from: '900719925474099268', to: '900719925474099268' }] })).rows).toHaveLength(1);
  });

  it('refuse what cannot be, in Chinese', async () => {
    expect(await refusal('SELECT 1 AS a', { order: [{ column: 1, descending: false }] })).toMatchObject({ code: 'BAD_REQUEST', message: expect.stringContaining('没有这一列') as string });
    expect(await refusal("SELECT 'x' AS a", { conditions: [{ column: 0, kind: 'between', from: '1', to: null }] })).toMatchObject({ code: 'BAD_REQUEST', message: expect.stringContaining('“a”不是数字或日期') as string });
    expect(await refusal('SELECT 1 AS a', { conditions: [{ column: 0, kind: 'between', from: '1 OR 1=1', to: null }] })).toMatchObject({ code: 'BAD_REQUEST', message: expect.stringContaining('不是数字') as string });
    expect(await refusal("SELECT DATE '2025-01-01' AS a", { conditions: [{ column: 0, kind: 'between', from: '2025', to: null }] })).toMatchObject({ code: 'BAD_REQUEST', message: expect.stringContaining('不是日期') as string });
  });
});

describe('a query is put into brackets as it was checked', () => {
  const order = [{ column: 0, descending: true }];

  it.each([
    ['with a semicolon', 'SELECT range AS n FROM range(3);'],
    ['with a comment after the semicolon', 'SELECT range AS n FROM range(3); -- alles; nichts'],
    ['with a comment that would swallow the bracket', 'SELECT range AS n FROM range(3) -- ) OR'],
    ['with semicolons in texts and comments', "SELECT range AS n FROM range(3) WHERE ';' <> 'x;' /* ; */ ; /* ; */"],
    ['with a WITH', 'WITH three AS (FROM range(3)) SELECT range AS n FROM three'],
    ['in DuckDB’s short form', 'FROM range(3) AS t(n)'],
    ['with its own order and limit', 'SELECT range AS n FROM range(100) ORDER BY n LIMIT 3'],
    ['as a union', 'SELECT 0 AS n UNION ALL SELECT 2 UNION ALL SELECT 1'],
    ['as values', 'VALUES (0), (1), (2)'],
  ])('%s', async (_, sql) => {
    expect((await arranged(sql, { order })).rows).toEqual([[2], [1], [0]]);
  });

  it('with its own parameters beside those of the conditions', async () => {
    const least: BoundParameter = { name: '起', type: 'number', label: '', choices: [], defaultValue: '', value: '40' };
    const found = await arranged('SELECT id, school FROM schools WHERE id >= :起;', { order, conditions: [{ column: 1, kind: 'contains', text: 's4' }, { column: 0, kind: 'between', from: null, to: '42' }] }, [least]);
    expect(found.rows).toEqual([[42, 'S42'], [41, 'S41'], [40, 'S40']]);
  });

  it('can list the columns of a view', async () => {
    expect((await arranged('DESCRIBE schools', { conditions: [{ column: 0, kind: 'contains', text: 's' }] })).rows.map((row) => row[0])).toEqual(['school', 'students']);
  });

  it.each(['a" FROM secret --', '"', "'; DROP TABLE base; --", '$yuxin__1', '学校 名称', 'c0', '); SELECT * FROM secret --'])('whatever a column is called: %s', async (name) => {
    const quotedName = `"${name.replaceAll('"', '""')}"`;
    const before = await locked.checksum();
    const found = await arranged(`SELECT range AS ${quotedName}, 'x' AS ${quotedName} FROM range(3)`, { order, conditions: [{ column: 0, kind: 'between', from: '1', to: null }] });
    expect(found.names[0]).toBe(name);
    expect(found.rows).toEqual([[2, 'x'], [1, 'x']]);
    expect(await locked.checksum()).toBe(before);
  });

  it.each(["' OR '1'='1", '$1', '$yuxin__1', "x') OR true --", '\u0000', '%', '_'])('whatever is looked for: %j', async (value) => {
    const before = await locked.checksum();
    expect((await arranged("SELECT 'abc' AS a", { conditions: [{ column: 0, kind: 'contains', text: value }] })).rows).toEqual([]);
    expect((await arranged("SELECT 'abc' AS a", { conditions: [{ column: 0, kind: 'among', values: [value] }] })).rows).toEqual([]);
    expect(await locked.checksum()).toBe(before);
  });

  it('and refused as it would be without', async () => {
    expect(await refusal('SELECT * FROM secret', { order })).toMatchObject({ code: 'QUERY_REFUSED' });
    expect(await refusal('SELECT 1) AS x, (SELECT * FROM secret', { order })).toMatchObject({ code: 'QUERY_FAILED' });
    expect(await refusal('SELECT 1 AS a; SELECT * FROM secret', { order })).toMatchObject({ code: 'QUERY_REFUSED' });
    expect(await refusal('SELECT 1 AS a /*', { order })).toMatchObject({ code: 'QUERY_FAILED' });
  });
});
