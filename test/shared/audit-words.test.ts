/** Every entry of the log in Chinese: no braces, no names of fields, no identifiers of the program. */
import { describe, expect, it } from 'vitest';
import { actionLabel, AUDIT_ACTION_IDS, detailWords } from '../../shared/audit';

/** As the engine writes them. */
const WRITTEN: Readonly<Record<string, unknown>> = {
  bytes: 2048, failures: 2, broken: ['操作记录的校验链和封印'], checked: 6, replaced: true, entries: 12, format: 'xlsx', sha256: 'ab'.repeat(32),
  totals: { files: 3, loaded: 2, unchanged: 1, failed: 0, rowsLoaded: 1200, rowsRejected: 3, issues: 4 },
  batches: [{ batch: 4, sha256: 'a' }, { batch: 5, sha256: 'b' }, { batch: 9, sha256: 'c' }],
  rowsRemoved: 12, rowsRestored: 0, layoutKey: '0123456789abcdef', dataset: 'counselors', schoolRef: '371721 曹县第一中学', school: null,
  sql: 'SELECT 1\n  FROM schools', rows: 3, milliseconds: 1234, column: 0, kind: 'sql', name: '各县区学校', renamedFrom: '学校', definition: { sql: 'SELECT 1' },
  report: 'annual', schoolYear: '2025-2026', unit: '菏泽市教育局', id: 'YX-1', parameters: { schoolYear: '2025-2026', unit: '菏泽市教育局' }, files: [{ format: 'xlsx', sha256: 'cd', bytes: 1 }], again: true,
  per: 'school', batch: null, issues: 3, setting: 'minimumValidResults', version: 2, from: '10 人', to: '12 人', note: '公布', scope: 'pupils', number: 'XH-20261130-01', reason: '期限届满', bytesBefore: 4096, bytesAfter: 2048, scale: 'phq9', revision: 1, rescored: 2, account: 'wang',
};

describe('the log in Chinese', () => {
  it.each(AUDIT_ACTION_IDS)('says what %s is', (action) => {
    expect(actionLabel(action)).toMatch(/^[\u4e00-\u9fff]+$/);
    const words = detailWords(action, WRITTEN);
    expect(words).not.toMatch(/[{}[\]]|undefined|null|NaN|true|false|object/);
    expect(words).not.toMatch(/\b(rows|bytes|sha256|milliseconds|batches|schoolRef|minimumValidResults|counselors|annual)\b/);
    // Old entries may have nothing of what is expected.
    expect(detailWords(action, {})).not.toMatch(/undefined|null|NaN/);
  });

  it('tells an import with its batches as ranges', () => {
    expect(detailWords('import.run', WRITTEN)).toBe('文件 3 个：载入 2，重复 1，失败 0；载入 1,200 行，退回 3 行，问题 4 个；批次 4—5、9');
  });

  it('tells a change of a setting from and to', () => {
    expect(detailWords('settings.set', WRITTEN)).toBe('隐私保护人数门槛（内部），第 2 版；原为：10 人；现为：12 人；原因：公布');
  });

  it('says of what it does not know that it does not', () => {
    expect(actionLabel('future.thing')).toBe('其他操作');
    expect(detailWords('future.thing', { secret: 1 })).toBe('由更新版本的程序记录，本版本不能解读');
  });
});
