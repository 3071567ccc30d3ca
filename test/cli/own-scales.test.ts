/** `yuxin scale list | blank | add | remove` in processes of their own. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'yuxin-scales-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function yuxin(...args: readonly string[]): { readonly status: number | null; readonly out: string; readonly error: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'scripts/yuxin.mjs'), ...args, '--workspace', 'w.yuxin'], { cwd: folder, encoding: 'utf8', env: { ...process.env, YUXIN_PASSPHRASE: '菏泽-test-passphrase' } });
  return { status, out: stdout, error: stderr };
}

const definition = { id: 'HZ-REST', label: '作息状况小问卷', items: 5, coding: { minimum: 0, maximum: 2 }, reverse: [2], licence: '本局自编', source: '本局，2025' };
const write = (name: string, changes: object): string => {
  writeFileSync(join(folder, name), JSON.stringify({ ...definition, ...changes }));
  return name;
};

beforeAll(() => {
  writeFileSync(join(folder, '答卷.csv'), ['2025-2026学年作息状况小问卷逐题作答', '学校名称,姓名,学号,年级,题1,题2,题3,题4,题5', '曹县一中,赵一,S1,八年级,0,2,1,0,2', '曹县一中,赵二,S2,八年级,2,0,2,2,2'].join('\r\n'));
  expect(yuxin('import', '答卷.csv').status).toBe(0);
});

it('checks, keeps, lists and takes a scale out of use', () => {
  const checked = yuxin('scale', 'add', write('甲.json', {}), '--check');
  expect([checked.status, checked.out]).toEqual([0, expect.stringMatching(/自检通过[^]*每题都选 0 +总分 +2[^]*每题都选 2 +总分 +8/)]);
  expect(yuxin('scale', 'list').out).not.toContain('HZ-REST');
  expect(yuxin('scale', 'add', '甲.json').out).toContain('已保存作息状况小问卷（HZ-REST）第 1 版，重新记分 1 份作答表');
  expect(yuxin('scale', 'list').out).toMatch(/HZ-REST +作息状况小问卷 +5 +本局，第 1 版 +未核对/);
  expect(yuxin('scale', 'list').out).toMatch(/SDQ +长处和困难问卷 +25 +内置 +不含记分键/);
  expect(yuxin('scale', 'remove', 'HZ-REST')).toMatchObject({ status: 0, out: expect.stringContaining('重新处理 1 份作答表') as string });
  expect(yuxin('scale', 'remove', 'HZ-REST').status).toBe(2);
});

it('prints every finding of an unsound definition, and refuses it', () => {
  const { status, out } = yuxin('scale', 'add', write('错.json', { reverse: [2, 2, 6] }));
  expect([status, out]).toEqual([2, expect.stringMatching(/自检发现 2 处问题[^]*1\. 反向题：题号 6 不在 1–5 之内。[^]*2\. 反向题：题号 2 重复。/)]);
});

it('writes a blank definition, never over one that is there', () => {
  expect(yuxin('scale', 'blank', '--out', '空白.xlsx').status).toBe(0);
  expect(readFileSync(join(folder, '空白.xlsx')).subarray(0, 2).toString()).toBe('PK');
  expect(yuxin('scale', 'blank', '--out', '空白.xlsx')).toMatchObject({ status: 2, error: expect.stringContaining('已经存在') as string });
});
