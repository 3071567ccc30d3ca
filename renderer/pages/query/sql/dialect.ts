/** DuckDB's SQL for the editor, as far as queries may use it. */
import { SQLDialect } from '@codemirror/lang-sql';

export const duckdbDialect = SQLDialect.define({
  keywords:
    'all and anti any array as asc asof between both by case cast collate columns count cross cube current desc describe distinct else end escape except exclude exists filter first following for from full glob group grouping having if ilike in inner intersect interval into is join lambda last lateral leading left like limit materialized natural not null nulls offset on or order outer over partition positional preceding qualify range replace right rollup row rows sample select semi sets similar some table tablesample then trailing try_cast unbounded union unnest using values when where window with within',
  builtin: 'current_date true false',
  types: 'bigint boolean date decimal double float hugeint integer interval real smallint text time timestamp tinyint ubigint uinteger usmallint utinyint varchar',
  doubleDollarQuotedStrings: true,
  operatorChars: '*+-%<>!=&|~^/@',
  caseInsensitiveIdentifiers: true,
});
