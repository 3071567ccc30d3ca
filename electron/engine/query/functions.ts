/**
 * What a user's query may call, and what it may convert to. Allow-lists: whatever reads settings, files, the
 * catalogue, secrets, sequences, variables or logs, or builds SQL from text, is simply not on them. Neither is
 * what makes very large values from small ones (repeat, lpad, bar …), nor what calls a function by its name in
 * a text (list_aggregate).
 */
const lists = {
  operators: '+ - * / // % ^ ** | & << >> ~ || ~~ !~~ ~~* !~~* ~~~ ^@ @ && <@ @>',
  aggregates:
    'count count_star count_if countif sum sum_no_overflow kahan_sum fsum favg avg mean min max median mode mad quantile quantile_cont quantile_disc stddev stddev_pop stddev_samp sem variance var_pop var_samp skewness kurtosis entropy corr covar_pop covar_samp regr_slope regr_intercept regr_r2 regr_count regr_avgx regr_avgy approx_count_distinct approx_quantile bool_and bool_or bit_and bit_or first last any_value arbitrary arg_min arg_max argmin argmax min_by max_by product geomean geometric_mean weighted_avg wavg string_agg group_concat listagg list array_agg histogram',
  windows: 'row_number rank dense_rank rank_dense percent_rank cume_dist ntile lag lead first_value last_value nth_value fill',
  numbers: 'abs ceil ceiling floor round round_even trunc sign sqrt cbrt exp ln log log2 log10 power pow mod fmod fdiv even pi degrees radians sin cos tan asin acos atan atan2 cot gcd lcm greatest least isnan isinf isfinite add subtract multiply divide',
  texts:
    'length len strlen char_length character_length lower upper lcase ucase trim ltrim rtrim substring substr left right reverse replace translate concat concat_ws contains starts_with prefix ends_with suffix position strpos instr split_part string_split split str_split string_to_array string_split_regex str_split_regex regexp_split_to_array regexp_matches regexp_full_match regexp_replace regexp_extract regexp_extract_all regexp_escape like_escape ilike_escape not_like_escape not_ilike_escape format printf nfc_normalize strip_accents ascii ord chr unicode md5 hash levenshtein damerau_levenshtein hamming jaccard jaro_similarity jaro_winkler_similarity array_to_string',
  dates:
    'year month day dayofmonth quarter week weekofyear weekday dayofweek isodow isoyear yearweek dayofyear hour minute second date_part datepart date_trunc datetrunc date_diff datediff date_sub datesub date_add age last_day days_in_month monthname dayname strftime strptime try_strptime make_date make_time make_timestamp epoch epoch_ms time_bucket timezone today current_date now get_current_timestamp to_days to_weeks to_months to_quarters to_years to_hours to_minutes to_seconds',
  conditions: 'nullif constant_or_null typeof',
  nested:
    'list_value list_pack array_value list_contains list_has array_contains array_has list_has_any list_has_all list_position list_sort list_reverse_sort list_reverse list_distinct list_unique list_count list_sum list_avg list_min list_max list_median list_first list_last list_any_value list_transform list_apply list_filter list_extract list_element list_slice list_concat list_append list_zip flatten array_length array_extract array_slice struct_pack struct_extract row map map_extract map_keys map_values map_contains element_at cardinality unnest',
} as const;

export const ALLOWED_FUNCTIONS: ReadonlySet<string> = new Set(Object.values(lists).flatMap((names) => names.split(' ')));

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
