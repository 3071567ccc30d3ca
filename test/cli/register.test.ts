/** `yuxin register`, of the bureau and of a school: from a pair of keys to the names on the school's own computer. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { read, utils } from 'xlsx';

const folder = mkdtempSync(join(tmpdir(), 'yuxin-register-'));
const access = ['--workspace', join(folder, '县区.yuxin'), '--passphrase-file', join(folder, '口令.txt')];

function yuxin(...args: readonly string[]): { readonly status: number | null; readonly out: string; readonly error: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [resolve(import.meta.dirname, '../../scripts/yuxin.mjs'), ...args], { cwd: folder });
  return { status, out: stdout.toString(), error: stderr.toString() };
}

beforeAll(() => {
  writeFileSync(join(folder, '口令.txt'), '命令行-测试口令\n');
  writeFileSync(join(folder, '名录.csv'), '县区,学校名称,学校标识码,学校类别,在校生数\n曹县,第一中学,3137000001,初中,1200\n曹县,第二中学,3137000002,初中,900\n');
  writeFileSync(join(folder, '测评.csv'), '学校名称,县区,姓名,学号,性别,年级,班级,测评时间,总分,量表,预警等级\n第一中学,曹县,欧阳甲子,S001,男,七年级,3班,2025-10-16,40,MHT,一级\n第一中学,曹县,司徒乙丑,S002,女,七年级,3班,2025-10-16,30,MHT,正常\n');
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('hands a school its names and its list, which the school opens without a workspace', () => {
  const made = yuxin('register', 'keygen', '--out', '密钥.txt');
  const publicKey = /age1[0-9a-z]{58}/.exec(made.out)?.[0] ?? '';
  expect([made.status, publicKey.length]).toEqual([0, 62]);
  expect(statSync(join(folder, '密钥.txt')).mode & 0o077).toBe(0);
  expect(yuxin('register', 'keygen', '--out', '密钥.txt')).toMatchObject({ status: 2, error: expect.stringContaining('没有覆盖') as string });

  expect(yuxin('import', '名录.csv', '--school-year', '2025-2026', ...access).status).toBe(0);
  expect(yuxin('register', ...access).out).toContain('没有录入任何学校的公钥');
  expect(yuxin('register', 'key', '第一中学', '--public-key', 'age1nonsense', ...access)).toMatchObject({ status: 2, error: expect.stringContaining('公钥不对') as string });
  writeFileSync(join(folder, '公钥.csv'), `学校,公钥\n第一中学,${publicKey}\n没有的学校,${publicKey}\n`);
  const listed = yuxin('register', 'keys', '公钥.csv', ...access);
  expect([listed.status, listed.out]).toEqual([1, expect.stringMatching(/没有的学校[^]*录入 1 个公钥，更换 0 个，未变 0 个，未录入 1 行/)]);
  expect(yuxin('import', '测评.csv', '--school-year', '2025-2026', ...access).status).toBe(0);
  expect(JSON.parse(yuxin('register', 'list', '--json', ...access).out)).toMatchObject([{ school: '3137000001', batches: 1, entries: 2 }]);

  expect(yuxin('register', 'hand-over', '--out', '交接', '--list', ...access)).toMatchObject({ status: 2, error: expect.stringContaining('须写明原因') as string });
  expect(yuxin('register', 'hand-over', '--out', '交接', '--list', '--reason', '核对跟进情况', ...access)).toMatchObject({ status: 0, out: expect.stringContaining('写入 1 份') as string });
  const [run] = readdirSync(join(folder, '交接'));
  const file = join('交接', run ?? '', '第一中学-2025-2026学年名册.age');
  expect(readFileSync(join(folder, file)).includes('欧阳甲子')).toBe(false);

  const opened = yuxin('register', 'open', file, '--identity', '密钥.txt', '--out', '名册.xlsx');
  expect([opened.status, opened.out]).toEqual([0, expect.stringContaining('2 名学生，其中需要跟进 1 名')]);
  const workbook = read(readFileSync(join(folder, '名册.xlsx')));
  expect(utils.sheet_to_json<string[]>(workbook.Sheets['需要跟进的学生']!, { header: 1 })[1]?.slice(1)).toEqual(['危机（一级）', '2025-10-16', '欧阳甲子', '男', '七年级', '3班', 'S001']);
  expect(statSync(join(folder, '名册.xlsx')).mode & 0o077).toBe(0);
  expect(yuxin('register', 'open', file, '--identity', '密钥.txt').out).toMatch(/司徒乙丑/);
  expect((JSON.parse(yuxin('register', 'open', file, '--identity', '密钥.txt', '--json').out) as { pupils: unknown[] }).pupils).toHaveLength(2);
  yuxin('register', 'open', file, '--identity', '密钥.txt', '--out', '名册.csv');
  expect(readFileSync(join(folder, '名册.csv'), 'utf8').split('\r\n')[0]).toBe('\ufeff假名编号,姓名,性别,年级,班级,学号或学籍号,预警等级,测评日期');

  yuxin('register', 'keygen', '--out', '别的密钥.txt');
  expect(yuxin('register', 'open', file, '--identity', '别的密钥.txt')).toMatchObject({ status: 2, out: '', error: expect.stringContaining('这个密钥打不开') as string });
  expect(yuxin('register', 'open', file, '--identity', '口令.txt')).toMatchObject({ status: 2, error: expect.stringContaining('里没有密钥') as string });
  expect(yuxin('register', 'remove-key', '第一中学', ...access).out).toContain('没有录入任何学校的公钥');
}, 300_000);
