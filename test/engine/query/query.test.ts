import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { tableFromIPC } from 'apache-arrow';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runQuery } from '../../../electron/engine/query/run';
import { openLockedDown } from '../../../electron/engine/workspace/duckdb';
import { EngineFailure } from '../../../shared/contract';

const folder = mkdtempSync(join(tmpdir(), 'yuxin-query-'));
const views = ['schools', 'cells'];
let instance: DuckDBInstance;
let connection: DuckDBConnection;

beforeAll(async () => {
  instance = await openLockedDown(join(folder, 'data.db'), { memoryLimitMb: 256, threads: 2 });
  const setup = await instance.connect();
  await setup.run("CREATE TABLE secret AS SELECT range AS pseudonym, '3' AS riskLevel FROM range(10)");
  await setup.run("CREATE TABLE meta AS SELECT 'key' AS key, 'wrapped' AS value");
  await setup.run('CREATE SEQUENCE counter');
  await setup.run("CREATE TABLE base AS SELECT range AS id, 'S' || range AS school, CASE range % 2 WHEN 0 THEN '371721' ELSE '371722' END AS county, range * 10 AS students, DATE '2025-09-01' + range::INTEGER AS opened FROM range(50)");
  await setup.run('CREATE VIEW schools AS SELECT * FROM base');
  await setup.run('CREATE VIEW cells AS SELECT county, count(*) AS n FROM base GROUP BY county');
  setup.closeSync();
  connection = await instance.connect();
});

afterAll(() => {
  connection.closeSync();
  instance.closeSync();
  rmSync(folder, { recursive: true, force: true });
});

async function run(sql: string, rowLimit = 1000): Promise<{ rows: Record<string, unknown>[]; truncated: boolean }> {
  const result = await runQuery(connection, sql, { views, rowLimit, timeoutMs: 20_000 });
  const rows = tableFromIPC(result.rows).toArray().map((row: { toJSON(): Record<string, unknown> }) => row.toJSON());
  expect(rows.length).toBe(result.rowCount);
  return { rows, truncated: result.truncated };
}

async function refusal(sql: string, options: { timeoutMs?: number; signal?: AbortSignal } = {}): Promise<EngineFailure> {
  const error: unknown = await runQuery(connection, sql, { views, rowLimit: 1000, timeoutMs: 20_000, ...options }).catch((thrown: unknown) => thrown);
  if (!(error instanceof EngineFailure)) throw new Error(`not refused: ${sql}`);
  return error;
}

describe('a query', () => {
  it.each([
    'SELECT 1',
    'FROM schools',
    'SELECT * FROM schools WHERE county = \'371721\' ORDER BY students DESC LIMIT 5',
    'select county, count(*), sum(students), avg(students) from schools group by county having count(*) > 3 order by 1',
    'SELECT s.school, c.n FROM schools s JOIN cells c USING (county) LEFT JOIN schools t ON t.id = s.id + 1',
    'WITH grosse AS (SELECT * FROM schools WHERE students > 100), two AS (FROM grosse) SELECT count(*) FROM two',
    'SELECT *, row_number() OVER (PARTITION BY county ORDER BY students DESC) AS place FROM schools QUALIFY place <= 3',
    'SELECT county, sum(students) FILTER (WHERE students > 100) FROM schools GROUP BY ALL',
    'SELECT CASE WHEN students > 100 THEN \'大\' ELSE \'小\' END AS 规模, count(*) FROM schools GROUP BY 1',
    'SELECT county FROM schools UNION ALL SELECT county FROM cells EXCEPT SELECT \'x\'',
    'SELECT * EXCLUDE (id) REPLACE (students + 1 AS students) FROM schools',
    'SELECT upper(school), substr(school, 1, 2), school LIKE \'S1%\', regexp_matches(school, \'^S\\d\'), length(school) FROM schools;',
    'SELECT round(avg(students), 1), median(students), quantile_cont(students, 0.9), stddev(students) FROM schools',
    'SELECT (SELECT max(students) FROM schools) - students FROM schools WHERE EXISTS (SELECT 1 FROM cells) AND county IN (SELECT county FROM cells)',
    'SELECT year(opened), strftime(opened, \'%Y年%m月\'), date_trunc(\'month\', opened) FROM schools',
    'SELECT range FROM range(3)',
    'SELECT DISTINCT ON (county) * FROM schools',
    'SELECT CAST(students AS DECIMAL(10,2)), students::VARCHAR, coalesce(NULL, 1), nullif(1, 1) FROM schools -- 注释',
    'SELECT string_agg(school, \'、\' ORDER BY school) FROM schools',
    'SELECT county, count(*) FROM schools GROUP BY ROLLUP (county)',
    'SELECT \'read_csv(secret)\' AS text, \'DROP TABLE base; SELECT\' AS other',
  ])('may be: %s', async (sql) => {
    expect((await run(sql)).rows.length).toBeGreaterThan(0);
  });

  it('returns right values and types, nulls and rare characters included', async () => {
    const { rows } = await run("SELECT 1::INTEGER AS i, NULL::INTEGER AS n, 2.5::DOUBLE AS d, true AS b, '䶮𠅤' AS t, 12345678901234567890::HUGEINT AS h, 1.25::DECIMAL(6,2) AS c");
    expect(rows[0]).toMatchObject({ i: 1, n: null, d: 2.5, b: true, t: '䶮𠅤', h: '12345678901234567890', c: 1.25 });
  });

  it('keeps the columns of an empty result', async () => {
    const { rows } = await runQuery(connection, 'SELECT school, students FROM schools WHERE false', { views, rowLimit: 10, timeoutMs: 5000 });
    expect(tableFromIPC(rows).schema.fields.map((field) => field.name)).toEqual(['school', 'students']);
  });

  it('stops at the row limit and says so', async () => {
    const { rows, truncated } = await run('SELECT range AS x FROM range(100000)', 5000);
    expect(rows.length).toBe(5000);
    expect(truncated).toBe(true);
    expect(rows[4999]).toEqual({ x: 4999n });
  });
});

describe('an attack', () => {
  it.each([
    'SELECT * FROM secret', 'SELECT * FROM main.secret', 'SELECT * FROM meta', 'SELECT * FROM base', 'SELECT * FROM "data".main.base', 'SELECT * FROM data.schools',
    'SELECT (SELECT max(pseudonym) FROM secret)', 'SELECT * FROM schools WHERE id IN (SELECT pseudonym FROM secret)', 'SELECT * FROM schools JOIN secret ON true',
    'SELECT * FROM schools, LATERAL (SELECT * FROM secret)', 'WITH x AS (SELECT * FROM secret) SELECT * FROM x', 'SELECT 1 UNION ALL SELECT pseudonym FROM secret',
    'SELECT * FROM secret, (WITH secret AS (SELECT 1) SELECT * FROM secret)', 'WITH schools AS (SELECT * FROM secret) SELECT * FROM schools', 'WITH meta AS (SELECT 1) SELECT * FROM meta',
    'INSERT INTO base VALUES (1)', 'UPDATE base SET students = 0', 'DELETE FROM base', 'DROP TABLE base', 'CREATE TABLE x AS SELECT 1', 'CREATE VIEW v AS SELECT 1', 'ALTER TABLE base ADD COLUMN z INTEGER',
    'CREATE TEMP TABLE t AS SELECT * FROM base', 'SELECT 1; SELECT 2', 'SELECT 1; DROP TABLE base', 'COPY base TO \'/tmp/out.csv\'', 'COPY (SELECT 1) TO \'x.csv\'', 'EXPORT DATABASE \'/tmp/x\'',
    'ATTACH \'/tmp/other.db\'', 'DETACH data', 'USE memory', 'INSTALL httpfs', 'LOAD httpfs', 'SET threads = 1', 'SET VARIABLE q = 1', 'RESET threads', 'PRAGMA version', 'PRAGMA table_info(\'base\')', 'CALL pragma_version()',
    'CHECKPOINT', 'VACUUM', 'ANALYZE', 'BEGIN', 'PREPARE p AS SELECT 1', 'EXECUTE p', 'EXPLAIN SELECT 1', 'EXPLAIN ANALYZE DELETE FROM base', 'DESCRIBE base', 'SHOW TABLES', 'SUMMARIZE base', 'SELECT * FROM (DESCRIBE base)', 'SELECT * FROM (SHOW TABLES)',
    'SELECT * FROM duckdb_tables()', 'SELECT * FROM duckdb_settings()', 'SELECT * FROM duckdb_tables', 'SELECT * FROM sqlite_master', 'SELECT * FROM information_schema.tables', 'SELECT * FROM pg_catalog.pg_tables', 'SELECT * FROM pragma_table_info(\'base\')',
    'SELECT * FROM read_csv(\'/etc/passwd\')', 'SELECT * FROM read_text(\'/etc/passwd\')', 'SELECT * FROM read_blob(\'/etc/passwd\')', 'SELECT * FROM glob(\'*\')', 'SELECT * FROM \'/etc/passwd\'', 'SELECT * FROM "data.csv"', 'FROM \'x.parquet\'',
    'SELECT nextval(\'counter\')', 'SELECT current_setting(\'memory_limit\')', 'SELECT getenv(\'HOME\')', 'SELECT getvariable(\'q\')', 'SELECT * FROM query(\'SELECT * FROM secret\')', 'SELECT * FROM query_table(\'secret\')',
    'SELECT * FROM enable_logging()', 'CALL enable_logging(storage=\'file\')', 'SELECT write_log(\'x\')', 'SELECT checkpoint()', 'SELECT * FROM checkpoint()', 'SELECT * FROM json_execute_serialized_sql(\'{}\')', 'SELECT json_serialize_sql(\'SELECT 1\')', 'SELECT sql_auto_complete(\'s\')', 'SELECT * FROM sql_auto_complete(\'s\')',
    'SELECT repeat(\'x\', 2000000000)', 'SELECT lpad(\'x\', 2000000000, \'y\')', 'WITH RECURSIVE r AS (SELECT 1 AS x UNION ALL SELECT x + 1 FROM r) SELECT * FROM r', 'PIVOT base ON county USING sum(students)', 'SELECT ?', 'SELECT $1', '', '   ', '-- nothing', 'SELEC 1', 'TABLE secret', 'VALUES ((SELECT max(pseudonym) FROM secret))',
    'SELECT max(x) FROM (SELECT max(pseudonym) OVER () AS x FROM SECRET)', 'SELECT list_transform([1], lambda v: v + (SELECT count(*) FROM secret))', 'SELECT sum(students) FILTER (WHERE EXISTS (SELECT 1 FROM secret)) FROM schools', 'SELECT * FROM schools ORDER BY (SELECT count(*) FROM secret)', 'SELECT * FROM schools LIMIT (SELECT count(*) FROM secret)',
  ])('is refused: %s', async (sql) => {
    const { error } = await refusal(sql);
    expect(['QUERY_REFUSED', 'QUERY_FAILED']).toContain(error.code);
    expect(error.message).toMatch(/[\u4e00-\u9fff]/);
  });

  it('leaves the data as it was', async () => {
    expect((await run('SELECT count(*) AS n, sum(students) AS s FROM schools')).rows).toEqual([{ n: 50n, s: '12250' }]);
  });
});

describe('a long query', () => {
  const endless = 'SELECT count(*) FROM range(100000) a, range(100000) b, range(1000) c WHERE (a.range * b.range + c.range) % 7 = 3';

  it('ends at the time limit with a message', async () => {
    expect((await refusal(endless, { timeoutMs: 300 })).error).toMatchObject({ code: 'QUERY_FAILED', message: expect.stringContaining('已停止') as string });
  });

  it('ends when cancelled, and the connection goes on working', async () => {
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 200);
    expect((await refusal(endless, { signal: controller.signal })).error.code).toBe('CANCELLED');
    expect((await run('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
  });
});

describe('mistakes are explained', () => {
  it.each([
    ['SELECT nonsense FROM schools', '没有名为“nonsense”的列'],
    ['SELECT * FROM school_list', '没有名为“school_list”的表'],
    ['SELECT school::INTEGER FROM schools', '不能转换'],
    ['SELECT * FORM schools', '写法有误'],
    ['SELECT county, students FROM schools GROUP BY county', 'GROUP BY'],
  ])('%s', async (sql, message) => {
    expect((await refusal(sql)).error.message).toContain(message);
  });
});
