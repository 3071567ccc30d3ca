/** `yuxin report school-feedback` in a process of its own. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'yuxin-cli-feedback-'));
const access = ['--workspace', join(folder, '县区.yuxin'), '--passphrase-file', join(folder, 'passphrase.txt')];

function yuxin(...args: readonly string[]): { readonly status: number | null; readonly out: string; readonly error: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'scripts/yuxin.mjs'), ...args, ...access], { cwd: folder, encoding: 'utf8' });
  return { status, out: stdout, error: stderr };
}

beforeAll(() => {
  writeFileSync(join(folder, 'passphrase.txt'), '命令行-测试口令\n');
  writeFileSync(join(folder, '名录.csv'), '县区,学校名称,学校标识码,学校类别,在校生数\n曹县,第一中学,3137000001,初中,1200\n曹县,实验小学,2137000002,小学,800\n单县,实验小学,2137000003,小学,900\n');
  writeFileSync(join(folder, '台账.csv'), '县区,学校名称,姓名,专兼职\n曹县,第一中学,李静,专职\n曹县,实验小学,王强,兼职\n');
  expect(yuxin('import', '名录.csv', '台账.csv', '--school-year', '2025-2026').status).toBe(0);
}, 180_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('writes a page for every school, tells machines in documented keys, goes on with what is there, and makes it again', () => {
  const asked = ['report', 'school-feedback', '--out', '反馈', '--due-by', '2026-09-10', '--issued-on', '2026-07-15', '--json'];
  const first = yuxin(...asked);
  expect([first.status, first.error]).toEqual([0, '']);
  const made = JSON.parse(first.out) as { readonly id: string; readonly folder: string };
  expect(made).toMatchObject({ cancelled: false, planned: 3, written: 3, present: 0, skipped: [], folder: join(folder, '反馈', `2025-2026学年学校反馈单（${made.id}）`) });
  expect(readdirSync(made.folder).sort()).toEqual(['一览表.xlsx', '单县', '曹县']);
  expect(readdirSync(join(made.folder, '曹县')).sort()).toEqual(['实验小学-反馈单.docx', '第一中学-反馈单.docx']);
  expect(JSON.parse(yuxin(...asked).out)).toMatchObject({ id: made.id, written: 0, present: 3 });

  const again = yuxin('report', 'again', made.id, '--out', '再出');
  expect([again.status, again.out]).toEqual([0, expect.stringContaining('应出 3 份，写入 3 份')]);
  const verified = yuxin('verify', join(folder, '再出', `2025-2026学年学校反馈单（${made.id}）`, '单县', '实验小学-反馈单.docx'));
  expect([verified.status, verified.out]).toEqual([0, expect.stringContaining(made.id)]);
}, 120_000);

it('takes one county, refuses a day that is none, and says where a file of other content was in the way', () => {
  const one = yuxin('report', 'school-feedback', '--out', '曹县反馈', '--county', '371721');
  expect([one.status, one.out]).toEqual([0, expect.stringContaining('应出 2 份')]);
  expect(yuxin('report', 'school-feedback', '--out', '反馈', '--due-by', '九月').status).toBe(2);
  const [name = ''] = readdirSync(join(folder, '曹县反馈'));
  writeFileSync(join(folder, '曹县反馈', name, '曹县', '实验小学-反馈单.docx'), '别的');
  const taken = yuxin('report', 'school-feedback', '--out', '曹县反馈', '--county', '371721');
  expect([taken.status, taken.out]).toEqual([1, expect.stringContaining('没有覆盖')]);
}, 120_000);
