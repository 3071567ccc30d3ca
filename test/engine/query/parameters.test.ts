/** Values are bound: whatever they hold, it is no SQL. What stays refused with a parameter in it. */
import { tableFromIPC } from 'apache-arrow';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkQuery } from '../../../electron/engine/query/guard';
import { asWritten } from '../../../electron/engine/query/position';
import { runQuery } from '../../../electron/engine/query/run';
import { EngineFailure } from '../../../shared/contract';
import type { BoundParameter, ParameterType } from '../../../shared/query-parameters';
import { createLockedInstance, type LockedInstance, VIEWS } from './support/locked-instance';

let locked: LockedInstance;
beforeAll(async () => {
  locked = await createLockedInstance();
});
afterAll(() => locked.close());

const parameter = (name: string, value: string, type: ParameterType = 'text', choices: string[] = []): BoundParameter => ({ name, type, label: '', choices, defaultValue: '', value });

async function run(sql: string, ...parameters: readonly BoundParameter[]): Promise<Record<string, unknown>[]> {
  const { rows } = await runQuery(locked.connection, sql, { views: VIEWS, parameters, rowLimit: 1000, timeoutMs: 20_000 });
  return tableFromIPC(rows).toArray().map((row: { toJSON(): Record<string, unknown> }) => row.toJSON());
}

async function failure(sql: string, ...parameters: readonly BoundParameter[]): Promise<EngineFailure['error']> {
  const thrown: unknown = await run(sql, ...parameters).catch((error: unknown) => error);
  if (!(thrown instanceof EngineFailure)) throw new Error(`did not fail: ${sql}`);
  return thrown.error;
}

describe('a parameter', () => {
  it.each(['text', 'number', 'date', 'schoolYear', 'county', 'choice'] as const)('of the type %s is bound as such', async (type) => {
    const value = { text: '曹县', number: '2.5', date: '2025-09-03', schoolYear: '2025-2026', county: '371721', choice: '甲' }[type];
    const expected = { text: 'VARCHAR', number: 'DOUBLE', date: 'DATE', schoolYear: 'VARCHAR', county: 'VARCHAR', choice: 'VARCHAR' }[type];
    const [row] = await run('SELECT typeof(:值) AS type, CAST(:值 AS VARCHAR) AS value', parameter('值', value, type, ['甲', '乙']));
    expect(row).toEqual({ type: expected, value });
  });

  it('narrows rows as plain code over them does', async () => {
    // Of 50 schools with 0, 10 … 490 pupils, every other one is in 371721, from id 0 on.
    const expected = Array.from({ length: 50 }, (_, id) => id).filter((id) => id % 2 === 0 && id * 10 >= 200 && id < 40);
    const found = await run(
      "SELECT id FROM schools WHERE county = :county AND students >= :最少 AND opened < :before ORDER BY id -- :county",
      parameter('county', '371721', 'county'), parameter('最少', '200', 'number'), parameter('before', '2025-10-11', 'date'),
    );
    expect(found.map((row) => Number(row['id']))).toEqual(expected);
  });

  it('may stand after LIMIT, in a cast, in a list and more than once', async () => {
    expect(await run('SELECT id FROM schools ORDER BY id LIMIT :n OFFSET :n', parameter('n', '3', 'number'))).toEqual([{ id: 3n }, { id: 4n }, { id: 5n }]);
    expect(await run("SELECT CAST(:d AS DATE) = DATE '2025-09-01' AS same, [:a, :a] AS list, :a AS own", parameter('d', '2025-09-01'), parameter('a', 'x'))).toMatchObject([{ same: true, own: 'x' }]);
  });

  it('is not seen where a colon means something else', async () => {
    const one = parameter('x', 'VALUE');
    const [row] = await run(`SELECT ':x' AS a, "schools".school[1:2] AS b, 5::VARCHAR AS c, {'k':1}.k AS d, E'it\\'s :x' AS e, $$:x$$ AS f, $t$:x$t$ AS g /* :x */ FROM schools WHERE id = 0 -- :x`, one);
    expect(row).toEqual({ a: ':x', b: 'S0', c: '5', d: 1, e: "it's :x", f: ':x', g: ':x' });
  });

  it.each([
    "' OR '1'='1", "371721'; DROP TABLE base; --", '$1', ':county', '"secret"', '\0', '\\', "'); SELECT * FROM secret --", 'secret', '/*', '𠅤', "x' UNION SELECT pseudonym FROM secret --", 'read_text(\'/etc/passwd\')', '{{7*7}}', '%', 'a'.repeat(1000),
  ])('is a value and nothing else: %s', async (hostile) => {
    const before = await locked.checksum();
    expect(await run('SELECT id FROM schools WHERE county = :county', parameter('county', hostile))).toEqual([]);
    if (!hostile.includes('\0')) expect(await run('SELECT :v AS v', parameter('v', hostile))).toEqual([{ v: hostile }]);
    expect(await locked.checksum()).toBe(before);
  });

  it.each([
    ['number', '1; DROP TABLE base'], ['number', ''], ['number', 'NaN'], ['number', 'Infinity'], ['number', '1e999'], ['number', '0x10'], ['number', '1_000'], ['number', ' 1'],
    ['date', '2025-13-01'], ['date', "2025-09-01'"], ['date', 'today'], ['date', ''], ['schoolYear', '2025-2027'], ['schoolYear', '2025'], ['county', '999999'], ['county', "371721' --"], ['county', '曹县'], ['choice', '丙'], ['choice', ''],
  ] as const)('of the type %s refuses %s', async (type, value) => {
    expect(await failure('SELECT :v', parameter('v', value, type, ['甲', '乙']))).toMatchObject({ code: 'BAD_REQUEST', message: expect.stringContaining('参数“v”应') as string });
  });
});

describe('with a parameter it stays refused', () => {
  it.each([
    'SELECT $v', 'SELECT $V', 'SELECT CAST($v AS DATE)', 'SELECT CAST($v AS VARCHAR[])', 'SELECT upper($v)', 'SELECT $other', 'SELECT ?', 'SELECT $1', 'SELECT :v, ?', 'SELECT :v, $other', 'SELECT * FROM secret WHERE pseudonym = :v', 'SELECT * FROM query_table(:v)', 'SELECT * FROM query(:v)', 'SELECT * FROM read_csv(:v)', 'SELECT * FROM read_text(:v)', 'SELECT * FROM glob(:v)',
    'SELECT getenv(:v)', 'SELECT current_setting(:v)', 'SELECT nextval(:v)', 'SELECT * FROM pragma_table_info(:v)', 'SELECT list_aggregate([1], :v)', 'SELECT json_execute_serialized_sql(:v)', 'SELECT :v; DROP TABLE base', 'PREPARE p AS SELECT :v', 'EXECUTE p(:v)', 'SET VARIABLE q = :v',
    'INSERT INTO base SELECT :v', 'ATTACH :v', 'COPY base TO :v', 'CALL enable_logging(:v)', 'SELECT format(:v, 1)', 'SELECT printf(:v, 1)', "SELECT printf('%' || :v, 1)", 'SELECT range(:v)', 'SELECT unnest(range(1, :v))', 'SELECT generate_series(:v)', 'SELECT lpad(school, :v, school) FROM schools', 'SELECT repeat(school, :v) FROM schools',
    'SELECT CAST(:v AS INTEGER[1000][1000])', 'FROM schools USING SAMPLE :v', 'EXPLAIN SELECT :v', 'PIVOT schools ON county IN (:v) USING sum(students)', 'SELECT list_transform([1], lambda x: range(:v))', 'SELECT current_user = :v', 'WITH secret AS (SELECT :v) FROM secret', 'SELECT (SELECT max(pseudonym) FROM secret WHERE :v = :v)',
  ])('%s', async (sql) => {
    const error = await failure(sql, parameter('v', '5'));
    expect(['QUERY_REFUSED', 'QUERY_FAILED']).toContain(error.code);
    if (error.code === 'QUERY_FAILED') expect(error.message).toMatch(/语句写法有误/);
  });

  it('is refused by the check itself, before anything is bound, in every form but a cast to its own type', async () => {
    const check = (sql: string): Promise<void> => checkQuery(locked.connection, asWritten(sql), VIEWS, new Map([['v', 'VARCHAR']]));
    await check('SELECT CAST($v AS VARCHAR), upper(($v::VARCHAR))');
    for (const sql of ['SELECT $v', 'SELECT ?', 'SELECT ?1', 'SELECT $1', 'SELECT CAST(? AS VARCHAR)', 'SELECT CAST($V AS VARCHAR)', 'SELECT CAST($w AS VARCHAR)', 'SELECT CAST($v AS DATE)', 'SELECT CAST($v AS VARCHAR[])', 'SELECT CAST(upper($v) AS VARCHAR)', 'SELECT $v::BIGINT::VARCHAR']) {
      await expect(check(sql), sql).rejects.toMatchObject({ error: { code: 'QUERY_REFUSED' } });
    }
    await expect(checkQuery(locked.connection, asWritten('SELECT CAST($v AS VARCHAR)'), VIEWS)).rejects.toMatchObject({ error: { code: 'QUERY_REFUSED' } });
  });

  it('says which parameter has no value', async () => {
    expect(await failure('SELECT id FROM schools WHERE county = :县区')).toMatchObject({ code: 'QUERY_FAILED', message: '没有给出参数“县区”的类型和值。请先填写参数。', details: { line: 1, column: 39 } });
  });
});
