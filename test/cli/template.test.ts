/** `yuxin template` in a process of its own. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { read } from 'xlsx';
import { DATASETS } from '../../shared/datasets';

const root = resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'yuxin-template-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function yuxin(...args: readonly string[]): { readonly status: number | null; readonly out: string; readonly error: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'scripts/yuxin.mjs'), ...args], { cwd: folder, encoding: 'utf8' });
  return { status, out: stdout, error: stderr };
}

describe('template', () => {
  it('lists the forms when none is named', () => {
    const { status, out } = yuxin('template');
    expect(status).toBe(0);
    for (const { id, label } of DATASETS) expect(out).toMatch(new RegExp(`${id}\\s+.*${label}`));
  });

  it('writes a form by id or by its Chinese name, without a workspace', () => {
    expect(yuxin('template', 'schools', '--out', '名录.xlsx').status).toBe(0);
    const named = yuxin('template', '心理测评结果', '--out', '测评.xlsx');
    expect([named.status, named.out]).toEqual([0, expect.stringContaining('心理测评结果')]);
    expect(read(readFileSync(join(folder, '名录.xlsx'))).SheetNames).toEqual(['学校名录', '填写说明']);
    expect(read(readFileSync(join(folder, '测评.xlsx'))).SheetNames).toEqual(['心理测评结果', '填写说明']);
  });

  it('does not overwrite a form that somebody has filled in, unless told to', () => {
    const path = join(folder, '填好的.xlsx');
    writeFileSync(path, 'filled in');
    const refused = yuxin('template', 'schools', '--out', path);
    expect([refused.status, refused.error, readFileSync(path, 'utf8')]).toEqual([2, expect.stringContaining('--force'), 'filled in']);
    expect(yuxin('template', 'schools', '--out', path, '--force').status).toBe(0);
    expect(readFileSync(path).subarray(0, 2).toString()).toBe('PK');
  });

  it('says what there is when the name is unknown, and what is missing', () => {
    const unknown = yuxin('template', '成绩单', '--out', 'x.xlsx');
    expect([unknown.status, unknown.error]).toEqual([2, expect.stringContaining('counselors（心理健康教师台账）')]);
    const nowhere = yuxin('template', 'schools', '--out', join(folder, '没有这个文件夹', 'x.xlsx'));
    expect([nowhere.status, nowhere.error]).toEqual([2, expect.stringContaining('请检查文件夹是否存在')]);
    expect(yuxin('template', 'schools').status).toBe(2);
  });
});
