import { describe, expect, it } from 'vitest';
import { leftOutResults } from '../../renderer/pages/import/left-out';
import { DAMAGED, failed, inspected, LOCKED, REPORT, table } from './support/import-examples';

describe('files that an import left out', () => {
  it('are named with the reason, as a result each, before what was imported', () => {
    const doubtful = inspected('表1.xlsx', { tables: [table({ needsConfirmation: true })] });
    const results = leftOutResults([inspected('名录.xlsx'), DAMAGED, LOCKED, doubtful], REPORT.files);
    expect(results.map(({ path, status, message, rowsRead }) => [path, status, message, rowsRead])).toEqual([
      ['坏.xlsx', 'failed', '文件已损坏，请重新导出。', 0],
      ['加密.xlsx', 'failed', '打开文件需要密码，没有填写，所以没有导入。', 0],
      ['表1.xlsx', 'failed', '表头没有指认，所以没有导入。', 0],
    ]);
  });

  it('are counted once when they went along in an archive', () => {
    const packed = failed('上报.zip/回执.xls', 'UNSUPPORTED_FORMAT', '这是 PDF 文件。');
    const [first] = REPORT.files;
    if (first === undefined) throw new Error('the example is empty');
    const entry = { ...first, path: packed.path, sha256: packed.sha256, status: 'failed' as const };
    expect(leftOutResults([packed], [entry])).toEqual([]);
    expect(leftOutResults([packed], REPORT.files)).toHaveLength(1);
  });
});
