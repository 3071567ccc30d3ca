import { pbkdf2 } from 'node:crypto';
import { tableFromIPC } from 'apache-arrow';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runQuery } from '../../../electron/engine/query/run';
import { EngineFailure } from '../../../shared/contract';
import { createLockedInstance, type LockedInstance, VIEWS } from './support/locked-instance';

let locked: LockedInstance;
beforeAll(async () => {
  locked = await createLockedInstance();
});
afterAll(() => locked.close());

async function run(sql: string, rowLimit = 1000): Promise<{ rows: Record<string, unknown>[]; truncated: boolean }> {
  const result = await runQuery(locked.connection, sql, { views: VIEWS, rowLimit, timeoutMs: 20_000 });
  const rows = tableFromIPC(result.rows).toArray().map((row: { toJSON(): Record<string, unknown> }) => row.toJSON());
  expect(rows.length).toBe(result.rowCount);
  return { rows, truncated: result.truncated };
}

async function failure(sql: string, options: { timeoutMs?: number; signal?: AbortSignal } = {}): Promise<EngineFailure['error']> {
  const thrown: unknown = await runQuery(locked.connection, sql, { views: VIEWS, rowLimit: 1000, timeoutMs: 20_000, ...options }).catch((error: unknown) => error);
  if (!(thrown instanceof EngineFailure)) throw new Error(`did not fail: ${sql}`);
  return thrown.error;
}

describe('a result', () => {
  it('has right values and types, nulls and rare characters included', async () => {
    const { rows } = await run("SELECT 1::INTEGER AS i, NULL::INTEGER AS n, 2.5::DOUBLE AS d, true AS b, '䶮𠅤' AS t, 12345678901234567890::HUGEINT AS h, 1.25::DECIMAL(6,2) AS c");
    expect(rows[0]).toMatchObject({ i: 1, n: null, d: 2.5, b: true, t: '䶮𠅤', h: '12345678901234567890', c: 1.25 });
  });

  it('keeps its columns when it is empty', async () => {
    const { rows } = await runQuery(locked.connection, 'SELECT school, students FROM schools WHERE false', { views: VIEWS, rowLimit: 10, timeoutMs: 5000 });
    expect(tableFromIPC(rows).schema.fields.map((field) => field.name)).toEqual(['school', 'students']);
  });

  it('stops at the row limit and says so', async () => {
    const { rows, truncated } = await run('SELECT range AS x FROM range(1000000000)', 5000);
    expect(rows.length).toBe(5000);
    expect(truncated).toBe(true);
    expect(rows[4999]).toEqual({ x: 4999n });
    expect((await run('FROM schools', 50)).truncated).toBe(false);
  });

  it('lists the columns of a view', async () => {
    const { rows } = await run('DESCRIBE schools');
    expect(rows.map((row) => row['column_name'])).toEqual(['id', 'school', 'county', 'students', 'opened']);
  });
});

describe('a long query', () => {
  const endless = 'SELECT count(*) FROM range(100000) a, range(100000) b, range(1000) c WHERE (a.range * b.range + c.range) % 7 = 3';
  const endlessRows = 'SELECT a.range FROM range(100000) a, range(100000) b, range(1000) c WHERE (a.range * b.range + c.range) % 1000000007 = 3';

  it.each([endless, endlessRows])('ends at the time limit with a message: %s', async (sql) => {
    const started = performance.now();
    expect(await failure(sql, { timeoutMs: 300 })).toMatchObject({ code: 'QUERY_FAILED', message: '查询超过 1 秒没有完成，已停止。请加上筛选条件或先汇总。', details: { timeoutMs: 300 } });
    expect(performance.now() - started).toBeLessThan(5000);
    expect((await run('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
  });

  it.each([0, 1, 2, 5, 20, 200])('ends when cancelled after %i ms, and the connection goes on working', async (delay) => {
    const controller = new AbortController();
    setTimeout(() => controller.abort(), delay);
    const started = performance.now();
    expect((await failure(endless, { signal: controller.signal })).code).toBe('CANCELLED');
    expect(performance.now() - started).toBeLessThan(5000);
    expect((await run('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
  });

  it('ends when cancelled while it waits its turn, too', async () => {
    // Work that keeps Node's own threads busy: each step of a query then waits in their queue for a while.
    let busy = true;
    const occupy = (): void => void (busy && pbkdf2('x', 'y', 20_000, 32, 'sha256', occupy));
    for (let job = 0; job < 8; job++) occupy();
    try {
      for (let delay = 10; delay <= 300; delay += 10) {
        const controller = new AbortController();
        setTimeout(() => controller.abort(), delay);
        const started = performance.now();
        expect((await failure(endless, { signal: controller.signal, timeoutMs: 15_000 })).code).toBe('CANCELLED');
        expect(performance.now() - started).toBeLessThan(10_000);
      }
    } finally {
      busy = false;
    }
  });

  it('does not begin when it was cancelled before', async () => {
    expect((await failure('SELECT * FROM secret', { signal: AbortSignal.abort() })).code).toBe('CANCELLED');
  });

  it('is not disturbed by a cancellation that comes after its end', async () => {
    const controller = new AbortController();
    await runQuery(locked.connection, 'FROM schools', { views: VIEWS, rowLimit: 10, timeoutMs: 5000, signal: controller.signal });
    controller.abort();
    expect((await run('FROM schools')).rows.length).toBe(50);
  });
});

describe('mistakes are explained', () => {
  it.each([
    ['SELECT schol FROM schools', '没有名为“schol”的列。您要写的是不是：school'],
    ['SELECT s.schol FROM schools s', '表“s”没有名为“schol”的列'],
    ['SELECT school.id FROM schools s', '“school”不是表或别名，不能写“school.id”'],
    ['SELECT x.id FROM schools s', 'FROM 里没有名为“x”的表或别名'],
    ['SELECT * FROM school_list', '没有名为“school_list”的表。可以查询的表：schools、cells。'],
    ['SELECT (WITH a AS (SELECT 1 AS x) SELECT x FROM a) FROM a', '没有名为“a”的表，或 WITH 里的名称在这里用不到'],
    ['WITH a AS (SELECT * FROM a) FROM a', 'WITH 里的“a”引用了自己'],
    ['SELECT id FROM schools a, schools b', '几个表都有名为“id”的列。请写明是哪个表的：a.id、b.id。'],
    ['SELECT county, students FROM schools GROUP BY county', '列“students”既没有汇总也没有写进 GROUP BY'],
    ['SELECT county FROM schools WHERE count(*) > 1', '请改用 HAVING'],
    ['SELECT county FROM schools WHERE row_number() OVER () > 1', '请改用 QUALIFY'],
    ['SELECT max(count(*)) FROM schools', '汇总函数里不能再写汇总函数'],
    ['SELECT sum(school) FROM schools', '“sum”不能用于这些类型的值'],
    ["SELECT year('abc')", '“year”不能用于这些类型的值'],
    ['SELECT row_number() FROM schools', '窗口函数要写 OVER'],
    ['SELECT id FROM schools UNION SELECT id, school FROM schools', '两边的列数不同'],
    ['SELECT (SELECT id FROM schools)', '用作一个值的子查询得到了多行'],
    ['SELECT school::INTEGER FROM schools', '“S0”不能转换成 INT32'],
    ["SELECT DATE '2025-13-01'", '有的值不能转换'],
    ["SELECT strptime(school, '%Y') FROM schools", '“S0”不符合所写的日期格式'],
    ['SELECT 9223372036854775807 + id FROM schools', '超出了数的范围'],
    ['SELECT list(a.range) FROM range(100000000) a', '内存超过上限'],
    ['SELECT * FORM schools', '第 1 行第 15 个字，“schools”附近'],
    ["SELECT '学校' AS 学校,\n  '𠅤' + + FROM schools", '第 2 行第 11 个字，“FROM”附近'],
    ["SELECT '没有写完", '语句写法有误'],
    ['SELECT (1', '语句没有写完'],
    ['SELECT * FROM schools WHERE', '语句没有写完'],
    [`SELECT ${'('.repeat(20_000)}1${')'.repeat(20_000)}`, '嵌套得太深'],
  ])('%s', async (sql, message) => {
    const error = await failure(sql);
    expect(error.message).toContain(message);
    if (error.code === 'QUERY_FAILED') expect(String(error.details?.['original']).length).toBeGreaterThan(10);
  });
});
