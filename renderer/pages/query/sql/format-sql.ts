import { formatDialect, duckdb } from 'sql-formatter';

/** @returns null where the text is too broken to be laid out anew */
export function formatSql(sql: string): string | null {
  try {
    return formatDialect(sql, { dialect: duckdb, keywordCase: 'upper', tabWidth: 2, paramTypes: { custom: [{ regex: String.raw`:[\p{L}_][\p{L}\p{N}_]*` }] } });
  } catch {
    return null;
  }
}
