/** Words of Node and of DuckDB about a disk, a quota or a file that can take no more. */
export function isDiskFull(error: unknown): boolean {
  return /ENOSPC|EFBIG|EDQUOT|no space left|file too large|quota exceeded/i.test(error instanceof Error ? error.message : String(error));
}
