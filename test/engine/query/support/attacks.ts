/** Texts that must be refused before anything of them is bound. `{csv}` stands for a file that is really there. */
const otherTables = [
  'SELECT * FROM secret', 'SELECT * FROM main.secret', 'SELECT * FROM meta', 'SELECT * FROM base', 'SELECT * FROM undocumented', 'SELECT * FROM "data".main.base', 'SELECT * FROM data.schools',
  'SELECT * FROM "SECRET"', 'TABLE secret', 'FROM secret SELECT pseudonym', 'FROM/**/secret', 'SELECT * FROM -- schools\n secret', 'SELECT * FROM "secret" AS schools', 'SELECT schools.* FROM secret schools',
  'SELECT (SELECT max(pseudonym) FROM secret)', 'SELECT * FROM schools WHERE id IN (SELECT pseudonym FROM secret)', 'SELECT * FROM schools WHERE id = ANY (SELECT pseudonym FROM secret)', 'SELECT * FROM schools JOIN secret ON true',
  'SELECT * FROM schools NATURAL JOIN secret', 'SELECT * FROM schools POSITIONAL JOIN secret', 'SELECT * FROM schools ASOF JOIN secret ON id >= pseudonym', 'SELECT * FROM schools ANTI JOIN secret ON id = pseudonym',
  'SELECT * FROM schools, LATERAL (SELECT * FROM secret)', 'SELECT * FROM schools s, (SELECT * FROM secret WHERE pseudonym = s.id)', 'SELECT 1 UNION ALL SELECT pseudonym FROM secret', 'SELECT id FROM schools UNION BY NAME FROM secret',
  'VALUES ((SELECT max(pseudonym) FROM secret))', 'SELECT ARRAY(SELECT pseudonym FROM secret)', 'SELECT [x FOR x IN (SELECT list(pseudonym) FROM secret)]', 'SELECT {\'a\': (SELECT max(pseudonym) FROM secret)}',
  'SELECT max(x) FROM (SELECT max(pseudonym) OVER () AS x FROM SECRET)', 'SELECT list_transform([1], lambda v: v + (SELECT count(*) FROM secret))', 'SELECT sum(students) FILTER (WHERE EXISTS (SELECT 1 FROM secret)) FROM schools',
  'SELECT * FROM schools ORDER BY (SELECT count(*) FROM secret)', 'SELECT * FROM schools LIMIT (SELECT count(*) FROM secret)', 'SELECT * FROM schools OFFSET (SELECT count(*) FROM secret)', 'SELECT * FROM schools GROUP BY ALL HAVING (SELECT count(*) FROM secret) > 1',
  'SELECT * REPLACE ((SELECT count(*) FROM secret) AS id) FROM schools', 'SELECT DISTINCT ON ((SELECT 1 FROM secret)) * FROM schools', 'SELECT sum(id) OVER (ORDER BY (SELECT 1 FROM secret)) FROM schools', 'SELECT * FROM schools QUALIFY (SELECT true FROM secret)',
  'SELECT CASE WHEN true THEN (SELECT 1 FROM secret) END', 'SELECT string_agg(school ORDER BY (SELECT 1 FROM secret)) FROM schools', 'SELECT * FROM range((SELECT count(*) FROM secret))', 'SELECT * FROM unnest((SELECT list(pseudonym) FROM secret))',
  'DESCRIBE secret', 'DESCRIBE SELECT * FROM secret', 'SELECT * FROM (DESCRIBE secret)', 'SELECT * FROM schools AT (VERSION => (SELECT 1 FROM secret))',
];

const shadowing = [
  'WITH x AS (SELECT * FROM secret) SELECT * FROM x', 'WITH secret AS (SELECT * FROM secret) SELECT * FROM secret', 'SELECT * FROM secret, (WITH secret AS (SELECT 1) SELECT * FROM secret)', 'WITH schools AS (SELECT * FROM secret) SELECT * FROM schools',
  'WITH meta AS (SELECT 1) SELECT * FROM meta', 'WITH "Secret" AS (SELECT 1) SELECT * FROM SECRET', 'SELECT (WITH base AS (SELECT 1 AS a) SELECT a FROM base), (SELECT count(*) FROM base)', 'WITH schools AS (SELECT 1) FROM schools',
  'WITH a AS (WITH secret AS (SELECT 1) FROM secret) SELECT * FROM a, secret', 'WITH a AS MATERIALIZED (FROM secret) FROM a', 'WITH "names.csv" AS (SELECT 1) FROM "names.csv"', 'WITH "{csv}" AS (SELECT 1) SELECT * FROM (FROM "{csv}")',
  'WITH duckdb_tables AS (SELECT 1) FROM duckdb_tables', 'WITH RECURSIVE r AS (SELECT 1 AS x UNION ALL SELECT x + 1 FROM r) SELECT * FROM r', 'WITH RECURSIVE r(x) USING KEY (x) AS (SELECT 1 UNION SELECT x FROM r) FROM r',
];

const notSelect = [
  'INSERT INTO base VALUES (1)', 'UPDATE base SET students = 0', 'DELETE FROM base', 'TRUNCATE base', 'MERGE INTO base USING (SELECT 1 AS a) s ON base.id = s.a WHEN MATCHED THEN DELETE', 'DROP TABLE base', 'DROP VIEW schools', 'CREATE TABLE x AS SELECT 1',
  'CREATE VIEW v AS SELECT 1', 'CREATE OR REPLACE VIEW schools AS FROM secret', 'CREATE MACRO upper(x) AS (SELECT max(pseudonym) FROM secret)', 'CREATE TEMP MACRO schools() AS TABLE FROM secret', 'CREATE TYPE t AS ENUM (SELECT value FROM meta)', 'ALTER TABLE base ADD COLUMN z INTEGER',
  'ALTER TABLE secret RENAME TO cells2', 'COMMENT ON TABLE base IS \'x\'', 'CREATE TEMP TABLE t AS SELECT * FROM base', 'SELECT 1; SELECT 2', 'SELECT 1; DROP TABLE base', 'DROP TABLE base; SELECT 1', 'SELECT 1;;;SELECT 2;', 'SELECT 1 -- x\n; SELECT 2',
  'COPY base TO \'/tmp/out.csv\'', 'COPY (SELECT 1) TO \'x.csv\'', 'COPY base FROM \'{csv}\'', 'COPY FROM DATABASE data TO memory', 'EXPORT DATABASE \'/tmp/x\'', 'IMPORT DATABASE \'/tmp/x\'', 'ATTACH \'/tmp/other.db\'', 'ATTACH \':memory:\' AS m', 'DETACH data', 'USE memory',
  'INSTALL httpfs', 'LOAD httpfs', 'UPDATE EXTENSIONS', 'SET threads = 1', 'SET search_path = \'pg_catalog\'', 'SET VARIABLE q = 1', 'RESET threads', 'PRAGMA version', 'PRAGMA table_info(\'base\')', 'PRAGMA enable_profiling', 'CALL pragma_version()', 'CALL checkpoint()',
  'CHECKPOINT', 'FORCE CHECKPOINT', 'VACUUM', 'ANALYZE', 'BEGIN', 'COMMIT', 'PREPARE p AS SELECT 1', 'EXECUTE p', 'DEALLOCATE p', 'EXPLAIN SELECT 1', 'EXPLAIN ANALYZE DELETE FROM base', 'EXPLAIN (FORMAT json) SELECT * FROM secret', 'CREATE SECRET s (TYPE s3)', 'DROP SECRET s',
  'SHOW TABLES', 'SHOW ALL TABLES', 'SHOW DATABASES', 'DESCRIBE', 'SUMMARIZE base', 'SUMMARIZE schools', 'SELECT * FROM (SHOW TABLES)', 'SELECT * FROM (SUMMARIZE secret)', 'PIVOT base ON county USING sum(students)', 'PIVOT schools ON county IN (\'371721\') USING sum(students)',
  'UNPIVOT secret ON pseudonym INTO NAME n VALUE v', 'SELECT * FROM (PIVOT secret ON riskLevel IN (\'3\'))', 'SELECT ?', 'SELECT $1', 'SELECT $a', '', '   ', '-- nothing', '/* SELECT 1 */', ';',
];

const catalogue = [
  'SELECT * FROM duckdb_tables()', 'SELECT * FROM duckdb_settings()', 'SELECT * FROM duckdb_tables', 'SELECT * FROM sqlite_master', 'SELECT * FROM sqlite_schema', 'SELECT * FROM information_schema.tables', 'SELECT * FROM information_schema.schools', 'SELECT * FROM pg_catalog.pg_tables',
  'SELECT * FROM pg_tables', 'SELECT * FROM system.information_schema.columns', 'SELECT * FROM temp.schools', 'SELECT * FROM system.main.schools', 'SELECT * FROM pragma_table_info(\'base\')', 'SELECT * FROM pragma_show(\'base\')', 'SELECT * FROM seq_scan(\'secret\')', 'FROM summary((FROM secret))',
  'SELECT current_user', 'SELECT CURRENT_CATALOG', 'SELECT current_schema', 'SELECT "session_user"', 'SELECT user', 'SELECT current_schemas(true)', 'SELECT current_setting(\'memory_limit\')', 'SELECT (\'memory_limit\').current_setting()', 'SELECT getenv(\'HOME\')', 'SELECT getvariable(\'q\')', 'SELECT version()',
  'SELECT current_query()', 'SELECT txid_current()', 'SELECT pg_get_viewdef(1)', 'SELECT nextval(\'counter\')', 'SELECT currval(\'counter\')', 'SELECT alias(id), stats(id) FROM schools', 'SELECT list_aggregate([1], \'bitstring_agg\')', 'SELECT system.main.upper(\'x\')', 'SELECT pg_catalog.upper(\'x\')', 'SELECT secret.upper(\'x\') OVER ()',
  'SELECT \'secret\'::regclass', 'SELECT 1::main.mood', 'SELECT \'a\'::ENUM(\'a\')', 'SELECT \'{}\'::JSON', 'SELECT setseed(0.5)',
];

const outside = [
  'SELECT * FROM read_csv(\'{csv}\')', 'SELECT * FROM read_text(\'/etc/passwd\')', 'SELECT * FROM read_blob(\'/etc/passwd\')', 'SELECT * FROM read_parquet([\'a\', \'b\'])', 'SELECT * FROM glob(\'*\')', 'SELECT * FROM sniff_csv(\'{csv}\')', 'SELECT * FROM \'{csv}\'', 'SELECT * FROM "{csv}"', 'FROM \'{csv}\' SELECT name',
  'FROM \'x.parquet\'', 'SELECT * FROM schools, \'{csv}\'', 'SELECT * FROM \'https://127.0.0.1:1/x.csv\'', 'SELECT * FROM parquet_metadata(\'/etc/x\')', 'SELECT * FROM read_duckdb(\'/tmp/x.db\')', 'SELECT * FROM query(\'SELECT * FROM secret\')', 'SELECT * FROM query_table(\'secret\')', 'SELECT * FROM query_table([\'schools\', \'secret\'])',
  'SELECT * FROM enable_logging()', 'CALL enable_logging(storage=\'file\')', 'SELECT * FROM enable_logging(storage=\'file\', storage_path=\'/tmp/x\')', 'SELECT write_log(\'x\')', 'SELECT checkpoint()', 'SELECT * FROM checkpoint()', 'SELECT * FROM force_checkpoint()', 'SELECT * FROM duckdb_secrets()', 'SELECT * FROM which_secret(\'s3://x\', \'s3\')',
  'SELECT * FROM json_execute_serialized_sql(\'{}\')', 'SELECT json_serialize_sql(\'SELECT 1\')', 'SELECT json_serialize_plan(\'SELECT * FROM secret\')', 'SELECT sql_auto_complete(\'s\')', 'SELECT * FROM sql_auto_complete(\'s\')', 'SELECT * FROM arrow_scan(1, 2, 3)', 'SELECT error(\'x\')', 'SELECT sleep_ms(10)', 'SELECT add_parquet_key(\'a\', \'b\')',
];

const lookalikes = [
  'SELECT * FROM ｓｃｈｏｏｌｓ', 'SELECT * FROM "ſchools"', 'SELECT * FROM "schools "', 'SELECT * FROM "schoo\u200bls"', 'SELECT * FROM "main.schools"', 'SELECT * FROM "schools"".""secret"', 'SELECT * FROM "schools\u202e"', 'SELECT reаd_text(\'/etc/passwd\')', 'SELECT "read_text"(\'/etc/passwd\')', 'SELECT "UPPER "(\'x\')', 'SELECT read_text\u200b(\'/etc/passwd\')',
];

export const attacks: readonly string[] = [...otherTables, ...shadowing, ...notSelect, ...catalogue, ...outside, ...lookalikes];

/** Small texts of very large values: DuckDB would compute them while it only prepares. */
export const bombs: readonly string[] = [
  'SELECT repeat(\'x\', 2000000000)', 'SELECT lpad(\'x\', 2000000000, \'y\')', 'SELECT rpad(school, 2000000000, \'y\') FROM schools', 'SELECT bar(1, 0, 1, 2000000000)', 'SELECT range(300000000)', 'SELECT len(generate_series(1, 300000000))', 'SELECT unnest(range(students * 1000000)) FROM schools',
  'SELECT * FROM unnest(range(0, 300000000))', 'SELECT range(-300000000, 0)', 'SELECT range(100 * 10000000)', 'SELECT range(CAST(\'300000000\' AS INTEGER))', 'SELECT format(\'{:>2000000000}\', 1)', 'SELECT format(\'{:{}}\', \'x\', 2000000000)', 'SELECT printf(\'%2000000000d\', 1)', 'SELECT printf(\'%*d\', 2000000000, 1)',
  'SELECT printf(\'%-0\' || \'2000000000d\', 1)', 'SELECT format(school, 1) FROM schools', 'SELECT NULL::INTEGER[100000][100000]', 'SELECT CAST(NULL AS STRUCT(a INTEGER[100000]))', 'SELECT NULL::INTEGER[100000][]', 'SELECT array_resize([1], 2000000000)', 'SELECT list_resize([1], 2000000000)', 'SELECT bitstring(\'1\', 2000000000)', 'SELECT printf(\'%1$*2$d\', 1, 2000000000)', 'SELECT list_transform(range(1000), lambda x: list_transform(range(1000), lambda y: x + y))', 'SELECT list_transform(range(1000), lambda x: range(1000))', 'SELECT [[x + y FOR y IN range(1000)] FOR x IN range(1000)]',
];
