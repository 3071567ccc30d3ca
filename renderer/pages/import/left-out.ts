/** Files that an import left out before it began: they could not be read, or an answer was missing. */
import type { ImportedFile, InspectedFile } from '../../../shared/contract';
import { inspectedKey, isImportable, waitsFor } from './file-list';
import { remark } from './labels';

const UNANSWERED = {
  password: '打开文件需要密码，没有填写，所以没有导入。',
  layout: '表头没有指认，所以没有导入。',
  levels: '等级的含义没有核对，所以没有导入。',
} as const;

function resultOf(file: InspectedFile): ImportedFile {
  const wait = waitsFor(file);
  return {
    path: file.path,
    sha256: file.sha256,
    status: 'failed',
    dataset: null,
    sheet: null,
    schoolYear: null,
    batch: null,
    rowsRead: 0,
    rowsLoaded: 0,
    rowsRejected: 0,
    rowsSkipped: 0,
    rowsReplacing: 0,
    issues: 0,
    message: wait === null ? remark(file) : UNANSWERED[wait],
    error: file.error,
  };
}

/**
 * A result for each file that is not among the results. One that cannot be imported but lies in an archive with others went
 * along with them and has a result already.
 */
export function leftOutResults(inspected: readonly InspectedFile[], results: readonly ImportedFile[]): readonly ImportedFile[] {
  const known = new Set(results.map(inspectedKey));
  return inspected.filter((file) => !isImportable(file) && !known.has(inspectedKey(file))).map(resultOf);
}
