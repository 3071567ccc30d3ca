/** `yuxin inspect` and `yuxin template` need no workspace: a support desk runs them on any file. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import officeCrypto from 'officecrypto-tool';
import { afterAll, describe, expect, it } from 'vitest';
import * as XLSX from 'xlsx';
import { makeZip } from '../engine/read/zip-writer';
import { gb18030 } from '../engine/support/gb18030';

const root = resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'yuxin-inspect-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function yuxin(...args: readonly string[]): { status: number | null; out: string; error: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'scripts/yuxin.mjs'), ...args], { cwd: folder });
  return { status, out: stdout.toString(), error: stderr.toString() };
}

function file(name: string, bytes: Uint8Array | string): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

function workbook(bookType: XLSX.BookType): Buffer {
  const sheet = XLSX.utils.aoa_to_sheet([['姓名', '号码', '分'], ['张三', '371721201509010018', 38.5]]);
  sheet['!merges'] = [XLSX.utils.decode_range('A3:B3')];
  sheet['C3'] = { t: 'n', v: 45_946, z: 'yyyy-mm-dd' };
  sheet['!ref'] = 'A1:C3';
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(book, sheet, '表');
  return XLSX.write(book, { type: 'buffer', bookType }) as Buffer;
}

describe('inspect', () => {
  it.each(['xlsx', 'biff8', 'xlsb'] as const)('prints the cells of an %s as they are', (bookType) => {
    const { status, out } = yuxin('inspect', file(`a.${bookType}`, workbook(bookType)), '--json');
    expect(status).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      format: bookType === 'biff8' ? 'xls' : bookType,
      sheets: [{ name: '表', state: 'visible', merges: ['A3:B3'], cells: { A2: ['s', '张三'], B2: ['s', '371721201509010018'], C2: ['n', 38.5], C3: ['d', 45_946] } }],
    });
  });

  it('tells a text file’s encoding and delimiter, and an archive’s members', () => {
    expect(JSON.parse(yuxin('inspect', file('a.csv', gb18030('姓名\t分\n张三\t5\n')), '--json').out)).toMatchObject({ format: 'csv', encoding: 'gb18030', delimiter: '\t' });
    expect(JSON.parse(yuxin('inspect', file('a.zip', makeZip([{ name: '曹县/a.csv', content: 'a,b\n1,2\n' }])), '--json').out)).toEqual({ format: 'zip', members: ['曹县/a.csv'] });
  });

  it('prints the refusal, typed, with exit code 1', () => {
    const refused = yuxin('inspect', file('a.xls', '%PDF-1.7\n'), '--json');
    expect(refused.status).toBe(1);
    expect(JSON.parse(refused.out)).toMatchObject({ error: { code: 'UNSUPPORTED_FORMAT', details: { kind: 'pdf' } } });
    const secret = file('b.xlsx', officeCrypto.encrypt(workbook('xlsx'), { password: '曹县' }));
    expect(JSON.parse(yuxin('inspect', secret, '--json').out)).toMatchObject({ error: { code: 'ENCRYPTED_WORKBOOK' } });
    expect(yuxin('inspect', secret, '--password', '曹县').out).toContain('工作表 1 张');
    expect(yuxin('inspect').status).toBe(2);
  });
});

describe('template', () => {
  it('lists the datasets, writes one, and overwrites nothing unasked', () => {
    expect(yuxin('template').out).toContain('心理健康教师台账');
    const out = join(folder, '模板.xlsx');
    expect(yuxin('template', '心理健康教师台账', '--out', out).status).toBe(0);
    expect(XLSX.read(readFileSync(out)).SheetNames).toEqual(['心理健康教师台账', '填写说明']);
    expect(yuxin('template', 'counselors', '--out', out).error).toContain('已经存在');
    expect(yuxin('template', 'counselors', '--out', out, '--force').status).toBe(0);
    expect(yuxin('template', '不存在', '--out', join(folder, 'x.xlsx')).status).toBe(2);
    expect(existsSync(join(folder, 'x.xlsx'))).toBe(false);
  });
});
