/** The log as people meet it: read, filtered, taken out under a signature, checked. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { tableFromIPC } from 'apache-arrow';
import { strFromU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { RequestOf } from '../../../shared/contract';
import { errorOf, newDesk, newEngine, PASSPHRASE, temporaryFolder, type TestDesk, valueOf } from '../support/engine';
import { fillLog } from '../support/long-log';

async function workedBy(operator?: string): Promise<TestDesk> {
  const folder = temporaryFolder();
  const desk = await newDesk();
  await desk.call('workspace.close', {});
  await desk.call('workspace.create', { path: join(folder, '另一个.yuxin'), passphrase: PASSPHRASE, ...(operator === undefined ? {} : { operator }) });
  await desk.call('settings.set', { setting: 'minimumValidResults', value: 12, note: '对外公布' });
  await desk.call('query.run', { sql: 'SELECT count(*) AS 学校数 FROM schools' });
  return desk;
}

async function listed(desk: TestDesk, filter: RequestOf<'audit.list'> = {}): Promise<Record<string, unknown>[]> {
  const { rows } = await desk.call('audit.list', filter);
  return tableFromIPC(rows).toArray().map((row: { toJSON(): Record<string, unknown> }) => row.toJSON());
}

describe('who works', () => {
  it('is the name chosen on opening, with the account of the system beside it', async () => {
    const desk = await workedBy('王芳');
    expect((await desk.call('workspace.status', {})).operator).toBe('王芳');
    const [latest] = await listed(desk);
    expect(latest).toMatchObject({ operator: '王芳' });
    expect(latest?.['account']).not.toBe('王芳');
    expect(latest?.['account']).not.toBe('');
    expect((await desk.call('settings.get', {})).settings.minimumValidResults.changedBy).toBe('王芳');
  });

  it('is the account of the system when nobody is named', async () => {
    const desk = await workedBy();
    const [latest] = await listed(desk);
    expect(latest?.['operator']).toBe(latest?.['account']);
  });

  it('is another after another has opened it', async () => {
    const desk = await workedBy('王芳');
    const { path } = await desk.call('workspace.status', {});
    await desk.call('workspace.close', {});
    await desk.call('workspace.open', { path: path ?? '', passphrase: PASSPHRASE, operator: '李建国' });
    await desk.call('settings.set', { setting: 'minimumValidResults', value: 15 });
    expect((await listed(desk)).map(({ operator }) => operator)).toEqual(['李建国', '李建国', '王芳', '王芳', '王芳']);
    expect((await desk.call('audit.list', {})).operators).toEqual(['李建国', '王芳']);
  });
});

describe('the list', () => {
  it('reaches to the last day there may be, and is not asked beyond', async () => {
    const desk = await workedBy('王芳');
    expect(await listed(desk, { from: '1900-01-01', to: '2199-12-31' })).toHaveLength(3);
    for (const to of ['9999-12-31', '0001-01-01']) {
      const error = errorOf(await desk.engine.call('audit.list', { to }));
      expect(error.code).toBe('BAD_REQUEST');
      expect(JSON.stringify(error)).toContain('日期应在 1900 年至 2199 年之间');
    }
  });

  it('is in Chinese, the latest first', async () => {
    const desk = await workedBy('王芳');
    expect(await listed(desk)).toMatchObject([
      { entry: 3, action: '执行查询', details: expect.stringContaining('SELECT count(*)') as string },
      { entry: 2, action: '改动设置', details: expect.stringContaining('原为：10 人；现为：12 人；原因：对外公布') as string },
      { entry: 1, action: '新建工作区', details: '' },
    ]);
  });

  it('is filtered by day, person, action and words', async () => {
    const desk = await workedBy('王芳');
    const now = new Date();
    const two = (value: number) => String(value).padStart(2, '0');
    const today = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
    expect(await listed(desk, { from: today, to: today })).toHaveLength(3);
    expect(await listed(desk, { to: '2020-01-01' })).toHaveLength(0);
    expect(await listed(desk, { operator: '别人' })).toHaveLength(0);
    expect((await listed(desk, { actions: ['settings.set', 'workspace.create'] })).map(({ entry }) => entry)).toEqual([2, 1]);
    expect((await listed(desk, { text: '公布' })).map(({ entry }) => entry)).toEqual([2]);
    expect((await listed(desk, { text: 'select COUNT' })).map(({ entry }) => entry)).toEqual([3]);
  });
});

describe('a log of a hundred thousand entries', () => {
  it('is checked on opening, listed, searched and exported in seconds', { timeout: 120_000 }, async () => {
    const desk = await workedBy('王芳');
    const { path } = await desk.call('workspace.status', {});
    await desk.call('workspace.close', {});
    const instance = await DuckDBInstance.create(path ?? '');
    const connection = await instance.connect();
    const [[last, hash] = []] = (await connection.runAndReadAll('SELECT entry, hash FROM audit ORDER BY entry DESC LIMIT 1')).getRows();
    await fillLog(connection, 100_000, Number(last) + 1, String(hash));
    connection.closeSync();
    instance.closeSync();
    const timed = async <T>(work: Promise<T>): Promise<readonly [T, number]> => {
      const started = performance.now();
      return [await work, performance.now() - started];
    };
    const [{ auditIntact }, toOpen] = await timed(desk.call('workspace.open', { path: path ?? '', passphrase: PASSPHRASE }));
    const [{ total }, toList] = await timed(desk.call('audit.list', {}));
    const [{ total: found }, toSearch] = await timed(desk.call('audit.list', { text: 'students > 4711 group' }));
    const [{ bytes }, toExport] = await timed(desk.call('audit.export', { format: 'xlsx' }));
    expect(auditIntact).toBe(true);
    expect(total).toBe(100_004);
    expect(found).toBe(1);
    expect(bytes.byteLength).toBeGreaterThan(1_000_000);
    // On a quiet machine some 1.3, 0.8, 0.8 and 2 s.
    for (const milliseconds of [toOpen, toList, toSearch]) expect(milliseconds).toBeLessThan(10_000);
    expect(toExport).toBeLessThan(40_000);
    process.stderr.write(`log of 100,000: open ${toOpen.toFixed(0)} ms, list ${toList.toFixed(0)} ms, search ${toSearch.toFixed(0)} ms, export ${toExport.toFixed(0)} ms\n`);
  });
});

describe('an export', () => {
  async function exported(desk: TestDesk, format: 'xlsx' | 'csv'): Promise<string> {
    const { fileName, bytes } = await desk.call('audit.export', { format });
    expect(fileName).toMatch(/^操作记录-\d{4}-\d\d-\d\d\.zip$/);
    return desk.write(fileName, bytes);
  }
  const stateOf = async (desk: TestDesk, path: string) => desk.call('audit.verifyFile', { file: { kind: 'path', path } });

  it.each(['xlsx', 'csv'] as const)('as %s carries a signature that this workspace, and anybody, can check', async (format) => {
    const desk = await workedBy('王芳');
    const path = await exported(desk, format);
    const { fingerprint } = await desk.call('audit.list', {});
    expect(fingerprint).toMatch(/^([0-9a-f]{4} ){3}[0-9a-f]{4}$/);
    expect(await stateOf(desk, path)).toMatchObject({ state: 'unchanged', operator: '王芳', fingerprint, ofThisWorkspace: true });
    const anybody = newEngine();
    expect(valueOf(await anybody.call('audit.verifyFile', { file: { kind: 'path', path } }))).toMatchObject({ state: 'unchanged', fingerprint, ofThisWorkspace: null });
    const other = await newDesk();
    expect(await stateOf(other, path)).toMatchObject({ state: 'unchanged', ofThisWorkspace: false });
    expect((await listed(desk))[0]).toMatchObject({ action: '导出操作记录' });
  });

  it('has the words of the page in it', async () => {
    const desk = await workedBy('王芳');
    const parts = unzipSync((await desk.call('audit.export', { format: 'csv' })).bytes);
    const csv = strFromU8(parts[Object.keys(parts).find((name) => name.endsWith('.csv'))!]!);
    expect(csv).toContain('序号,时间,操作人,本机账户,操作,内容,本条校验值');
    expect(csv).toContain('隐私保护人数门槛（内部），第 1 版');
    expect(csv.trimEnd().split('\r\n')).toHaveLength(4);
  });

  it.each([
    ['the entries', (parts: Record<string, Uint8Array>, table: string) => ({ ...parts, [table]: Buffer.from(strFromU8(parts[table]!).replace('王芳', '张三')) })],
    ['who signed', (parts: Record<string, Uint8Array>) => ({ ...parts, '签名.json': Buffer.from(strFromU8(parts['签名.json']!).replace('"operator": "王芳"', '"operator": "张三"')) })],
  ])('is known to be changed when somebody changed %s', async (_, change) => {
    const desk = await workedBy('王芳');
    const parts = unzipSync((await desk.call('audit.export', { format: 'csv' })).bytes);
    const table = Object.keys(parts).find((name) => name.endsWith('.csv'))!;
    const path = desk.write('changed.zip', zipSync(change(parts, table)));
    expect(await stateOf(desk, path)).toMatchObject({ state: 'changed', ofThisWorkspace: null });
  });

  it('is told from files that nobody signed', async () => {
    const desk = await workedBy();
    expect(await stateOf(desk, desk.write('a.zip', zipSync({ 'a.csv': Buffer.from('1') })))).toMatchObject({ state: 'unsigned' });
    writeFileSync(join(desk.folder, 'b.xlsx'), 'x');
    expect(await stateOf(desk, join(desk.folder, 'b.xlsx'))).toMatchObject({ state: 'unsigned', fileName: null });
  });

  it('keeps its key when the passphrase is changed', async () => {
    const desk = await workedBy('王芳');
    const path = await exported(desk, 'csv');
    await desk.call('workspace.changePassphrase', { current: PASSPHRASE, next: '新的口令-2026' });
    expect(await stateOf(desk, path)).toMatchObject({ ofThisWorkspace: true });
  });
});
