/** Where a mistake is, held against where the words were put. `«…»` marks the place in the text. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runQuery } from '../../../electron/engine/query/run';
import { EngineFailure } from '../../../shared/contract';
import type { BoundParameter } from '../../../shared/query-parameters';
import { createLockedInstance, type LockedInstance, VIEWS } from './support/locked-instance';

let locked: LockedInstance;
beforeAll(async () => {
  locked = await createLockedInstance();
});
afterAll(() => locked.close());

/** A parameter becomes longer before it runs; places stay those of what was written. */
const parameters: readonly BoundParameter[] = [{ name: '县区', type: 'county', label: '', choices: [], defaultValue: '', value: '371721' }];
const long = '汉'.repeat(60);

it.each([
  ['an unknown column', 'SELECT «schol» FROM schools'],
  ['one after Chinese text', "SELECT '汉字，“标点”', «schol» FROM schools"],
  ['one after a character of two units', "SELECT '𠅤𠅤', «schol» FROM schools"],
  ['one on a later line', "-- 说明\nSELECT '汉字' AS 文字,\n\n  «schol»\nFROM schools"],
  ['one on a line of Windows', 'SELECT id,\r\n  «schol»\r\nFROM schools'],
  ['one in the middle of a very long line', `SELECT '${long}', «schol», '${long}' FROM schools`],
  ['one at the end of a very long line', `SELECT '${long}' AS x, '${'a'.repeat(100)}', «schol»\nFROM schools`],
  ['one of an alias', 'SELECT s.id, «s.schol» FROM schools s'],
  ['a function on a wrong type', 'SELECT id, «sum»(school) FROM schools'],
  ['a column that is not grouped', 'SELECT county, «students» FROM schools GROUP BY county'],
  ['an ambiguous column', 'SELECT\n  «id» FROM schools a, schools b'],
  ['a value that cannot be converted', "SELECT '汉', school«::INTEGER» FROM schools"],
  ['a syntax error', 'SELECT *\nFORM «schools»'],
  ['an unknown table', "SELECT '汉字' FROM schools, «school_list»"],
  ['a refused function', "SELECT '汉字',\n  «getenv»('HOME')"],
  ['a refused function inside another', "SELECT upper(«getenv»('HOME'))"],
  ['a table that no query may name', 'SELECT * FROM schools WHERE id IN (SELECT pseudonym FROM «secret»)'],
  ['one after a parameter', 'SELECT :县区, id, :县区 AS b, «schol» FROM schools WHERE county = :县区'],
  ['one on the line after a parameter', 'SELECT :县区,\n  «schol» FROM schools'],
  ['a refused function after a parameter', "SELECT :县区, «getenv»('HOME')"],
  ['a syntax error after a parameter', 'SELECT * FORM «schools» WHERE county = :县区'],
  ['a syntax error behind a parameter', 'SELECT id FROM schools WHERE county = :县区 «ODER» BY id'],
  ['a parameter without a value', 'SELECT :县区, «:学校»'],
])('is told of %s', async (_what, marked) => {
  const before = [...marked.slice(0, marked.indexOf('«'))].join('').split('\n');
  const sql = marked.replace(/[«»]/g, '');
  const thrown: unknown = await runQuery(locked.connection, sql, { views: VIEWS, parameters, rowLimit: 10, timeoutMs: 20_000 }).catch((error: unknown) => error);
  if (!(thrown instanceof EngineFailure)) throw new Error(`did not fail: ${sql}`);
  expect({ line: thrown.error.details?.['line'], column: thrown.error.details?.['column'] }, thrown.error.message).toEqual({ line: before.length, column: [...(before.at(-1) ?? '')].length + 1 });
});
