/**
 * Functions that a user's query may call. An allow-list: whatever reads settings, files, the catalogue, secrets,
 * sequences, variables or logs, or builds SQL from text, is simply not on it.
 */
const lists = {
  operators: '+ - * / // % ^ ** || ~~ !~~ ~~* !~~* ~~~ & | << >> ! @ not',
  aggregates:
    'count count_star count_if sum sum_no_overflow avg mean min max median mode quantile quantile_cont quantile_disc stddev stddev_pop stddev_samp variance var_pop var_samp skewness kurtosis corr covar_pop covar_samp regr_slope regr_intercept regr_r2 approx_count_distinct bool_and bool_or first last any_value arg_min arg_max min_by max_by string_agg group_concat listagg list array_agg histogram',
  windows: 'row_number rank dense_rank percent_rank cume_dist ntile lag lead first_value last_value nth_value',
  numbers: 'abs ceil ceiling floor round trunc sign sqrt cbrt exp ln log log2 log10 power pow mod greatest least isnan isinf isfinite even pi degrees radians add subtract multiply divide',
  texts:
    'length len strlen lower upper lcase ucase trim ltrim rtrim substring substr left right reverse replace translate concat concat_ws contains starts_with prefix ends_with suffix position strpos instr split_part string_split str_split regexp_matches regexp_full_match regexp_replace regexp_extract like_escape ilike_escape not_like_escape format printf nfc_normalize ascii chr unicode md5 hash levenshtein jaccard jaro_similarity jaro_winkler_similarity',
  dates:
    'year month day quarter week weekday dayofweek isodow dayofyear hour minute second date_part datepart date_trunc datetrunc date_diff datediff date_sub datesub date_add dateadd age last_day monthname dayname strftime strptime try_strptime make_date make_timestamp epoch epoch_ms today current_date now current_timestamp get_current_timestamp to_days to_months to_years to_hours to_minutes to_seconds',
  conditions: 'coalesce ifnull nullif if isnull',
  nested: 'list_value list_contains list_has list_position list_sort list_distinct list_sum list_avg list_min list_max list_transform list_filter list_aggregate array_length struct_pack struct_extract row map_extract element_at array_extract array_slice unnest list_slice',
} as const;

export const ALLOWED_FUNCTIONS: ReadonlySet<string> = new Set(Object.values(lists).flatMap((names) => names.split(' ')));

/** Functions that may stand in FROM. */
export const ALLOWED_TABLE_FUNCTIONS: ReadonlySet<string> = new Set(['range', 'generate_series', 'unnest']);
