/** What a page that was taken over would send. */
import type { Random } from './random';

const SQL = [
  "'; DROP TABLE school; --",
  "x' OR 1=1 --",
  "SELECT * FROM read_csv('{secret}')",
  "SELECT * FROM read_text('{secret}')",
  "SELECT * FROM '{secret}'",
  "SELECT * FROM glob('{folder}/*')",
  "ATTACH '{folder}/other.duckdb' AS other",
  "COPY (SELECT 1) TO '{folder}/stolen.csv'",
  "COPY school TO '{folder}/stolen.parquet'",
  "EXPORT DATABASE '{folder}/all'",
  'PRAGMA database_list',
  'PRAGMA enable_profiling',
  "SET enable_external_access = true",
  "SELECT * FROM duckdb_settings()",
  "SELECT * FROM duckdb_secrets()",
  'SELECT * FROM information_schema.tables',
  'SELECT * FROM sqlite_master',
  'SELECT * FROM assessment',
  'SELECT * FROM main.assessment',
  "SELECT getenv('HOME')",
  "SELECT current_setting('memory_limit')",
  'SELECT 1; DELETE FROM school',
  'INSTALL httpfs; LOAD httpfs',
  "CALL enable_logging(storage='file')",
  "SELECT enable_logging('x')",
  "SELECT nextval('x'), checkpoint()",
  'WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t) SELECT count(*) FROM (SELECT * FROM t LIMIT 1000)',
  `SELECT ${'('.repeat(600)}1${')'.repeat(600)}`,
  'SELECT /* 张三',
  'SELECT $1, ?, :x',
  'SELECT 1e999999, -9223372036854775809, 1/0, 0/0',
  "SELECT CAST('a' AS INTEGER)",
  '--',
  ';',
];

const PATHS = [
  '{secret}',
  '{folder}',
  '{folder}/new.yuxin',
  '{home}/../canary/secret.csv',
  '{home}/../../../../../../../../etc/passwd',
  '{home}/x\0/../../canary/secret.csv',
  '/etc/passwd',
  '/proc/self/environ',
  '/proc/self/mem',
  '/dev/zero',
  '/dev/stdin',
  '../../../../etc/shadow',
  'file://{secret}',
  'app://bundle/../electron/main.cjs',
  'C:\\Windows\\System32\\config\\SAM',
  '\\\\server\\share\\x.xlsx',
  '\\\\.\\pipe\\x',
  'CON',
  '.',
  '~',
  '*',
];

const TEXTS = [
  '',
  ' ',
  '\0',
  '\ud800',
  '\u202e\u0627',
  '\ufeff',
  'ﷺ'.repeat(400),
  'x'.repeat(5000),
  '\n'.repeat(300),
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  '{{正文}}',
  '${7*7}',
  '=HYPERLINK("x","y")',
  '<img src=x onerror=alert(1)>',
  '%2e%2e%2f',
  '%s%n%d',
  '0x7fffffff',
  'NaN',
  'null',
  '2025-2027',
  '2025-02-30',
  '9999-12-31',
  '(((((((((((((((((((a+)+)+)+)+)+)+)+)+)+)+)+)+)+)+)+)+)+)+)$',
];

const NUMBERS = [0, -0, -1, 0.5, 1e-300, 1e308, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 2 ** 31, 2 ** 32, 2 ** 53, -(2 ** 53), 2 ** 63, 255, 65_536, 1_000_000];

/** Names that reach an object's prototype where somebody copies carelessly. */
export const PROTOTYPE_KEYS = ['__proto__', 'constructor', 'prototype', 'toString', 'valueOf', 'then'] as const;

/** Where the texts' places lie: a folder that nobody chose with a file in it, and the default folder. */
export interface Places {
  readonly home: string;
  readonly folder: string;
  readonly secret: string;
}

export function hostileText(random: Random, places: Places): string {
  const text = random.pick(random.pick([SQL, PATHS, TEXTS]));
  return text.replaceAll(/\{(home|folder|secret)\}/g, (_, name: keyof Places) => places[name]);
}

function nested(random: Random, depth: number): unknown {
  let value: unknown = random.pick([null, 1, 'x', []]);
  for (let level = 0; level < depth; level++) value = random.chance(0.5) ? [value] : { and: value };
  return value;
}

function withPrototypeKeys(random: Random): unknown {
  // By JSON, because a literal would set the prototype instead of making a field of that name.
  return JSON.parse(`{${PROTOTYPE_KEYS.map((key) => `"${key}":${random.pick(['{"isAdmin":true}', '1', '"x"', 'null'])}`).join(',')}}`);
}

export function hostileValue(random: Random, places: Places): unknown {
  switch (random.below(10)) {
    case 0:
    case 1:
    case 2:
      return hostileText(random, places);
    case 3:
      return random.pick(NUMBERS);
    case 4:
      return random.pick([null, undefined, true, false]);
    case 5:
      return withPrototypeKeys(random);
    case 6:
      return nested(random, random.pick([3, 40, 400]));
    case 7:
      return Array.from({ length: random.pick([0, 1, 300]) }, () => hostileText(random, places));
    case 8:
      return Uint8Array.from({ length: random.pick([0, 4, 3000]) }, () => random.below(256));
    default:
      return { kind: 'path', path: hostileText(random, places), root: hostileText(random, places) };
  }
}
