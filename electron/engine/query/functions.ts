/**
 * What a user's query may call, and what it may convert to. Allow-lists: whatever reads settings, files, the
 * catalogue, secrets, sequences, variables or logs, or builds SQL from text, is simply not on them. Neither is
 * what makes very large values from small ones (repeat, lpad, bar …), nor what calls a function by its name in
 * a text (list_aggregate).
 */
import { FUNCTION_GROUPS } from './function-catalogue';

const OPERATORS = '+ - * / // % ^ ** | & << >> ~ || ~~ !~~ ~~* !~~* ~~~ ^@ @ && <@ @>';

export const ALLOWED_FUNCTIONS: ReadonlySet<string> = new Set([OPERATORS, ...FUNCTION_GROUPS.flatMap(({ functions }) => Object.keys(functions))].flatMap((names) => names.split(' ')));

/** Functions that may stand in FROM. There, series are made piece by piece; in an expression, at once. */
export const ALLOWED_TABLE_FUNCTIONS: ReadonlySet<string> = new Set(['range', 'generate_series', 'unnest']);

/** In an expression these are allowed with constant bounds of at most MOST_SERIES_BOUND. */
export const SERIES_FUNCTIONS: ReadonlySet<string> = new Set(['range', 'generate_series']);
export const MOST_SERIES_BOUND = 1000;

/** Their first argument must be a constant text without computed widths or widths of four digits: a value gets as long as they say. */
export const PATTERN_FUNCTIONS: ReadonlySet<string> = new Set(['format', 'printf']);
export const MODEST_PATTERN = /^(?!.*\{[^}]*(?:\d{4}|\{))(?!.*%[^%a-z]*(?:\d{4}|\*))/is;

/** Names that DuckDB takes for the session's own state when no column has them. */
export const SESSION_NAMES: ReadonlySet<string> = new Set(['current_catalog', 'current_database', 'current_schema', 'current_role', 'current_user', 'session_user', 'user']);

/** Arrays of fixed size are not among them: INTEGER[100000][100000] is a value of 40 GB. */
export const ALLOWED_CAST_TYPES: ReadonlySet<string> = new Set([
  'BOOLEAN', 'TINYINT', 'SMALLINT', 'INTEGER', 'BIGINT', 'HUGEINT', 'UTINYINT', 'USMALLINT', 'UINTEGER', 'UBIGINT', 'UHUGEINT', 'FLOAT', 'DOUBLE', 'DECIMAL',
  'VARCHAR', 'DATE', 'TIME', 'TIMESTAMP', 'TIMESTAMP_S', 'TIMESTAMP_MS', 'TIMESTAMP WITH TIME ZONE', 'INTERVAL', 'LIST',
]);
