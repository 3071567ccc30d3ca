import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { describe, expect, it } from 'vitest';
import { errorOf, newDesk, newEngine, PASSPHRASE, temporaryFolder, valueOf } from '../support/engine';

function digest(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex');
}

/** A closed workspace. */
async function closedWorkspace(): Promise<string> {
  const desk = await newDesk();
  await desk.call('workspace.close', {});
  return desk.workspacePath;
}

describe('a workspace', () => {
  it('opens again with its passphrase', async () => {
    const path = await closedWorkspace();
    const status = valueOf(await newEngine().call('workspace.open', { path, passphrase: PASSPHRASE }));
    expect(status).toMatchObject({ open: true, name: '测试', auditIntact: true });
  });

  it('refuses a wrong passphrase and leaves the file as it was', async () => {
    const path = await closedWorkspace();
    const before = digest(path);
    const error = errorOf(await newEngine().call('workspace.open', { path, passphrase: `${PASSPHRASE}!` }));
    expect(error.code).toBe('WRONG_PASSPHRASE');
    expect(error.message).toContain('口令不正确');
    expect(digest(path)).toBe(before);
  });

  it.each([
    ['a text file', Buffer.from('这不是工作区'.repeat(100))],
    ['an empty file', Buffer.alloc(0)],
    ['random bytes', Buffer.from(Array.from({ length: 5000 }, (_, index) => (index * 7919) % 251))],
  ])('refuses %s and leaves it as it was', async (_, content) => {
    const path = join(temporaryFolder(), 'foreign.yuxin');
    writeFileSync(path, content);
    expect(errorOf(await newEngine().call('workspace.open', { path, passphrase: PASSPHRASE })).code).toBe('NOT_A_WORKSPACE');
    expect(readFileSync(path).equals(content)).toBe(true);
  });

  it('refuses a DuckDB database that is no workspace', async () => {
    const path = join(temporaryFolder(), 'other.db');
    const instance = await DuckDBInstance.create(path);
    const connection = await instance.connect();
    await connection.run('CREATE TABLE something AS SELECT 1 AS x');
    connection.closeSync();
    instance.closeSync();
    const before = digest(path);
    expect(errorOf(await newEngine().call('workspace.open', { path, passphrase: PASSPHRASE })).code).toBe('NOT_A_WORKSPACE');
    expect(digest(path)).toBe(before);
  });

  it('refuses a workspace of a newer version and leaves it as it was', async () => {
    const path = await closedWorkspace();
    const instance = await DuckDBInstance.create(path);
    const connection = await instance.connect();
    await connection.run("UPDATE meta SET value = '999' WHERE key = 'schemaVersion'");
    connection.closeSync();
    instance.closeSync();
    const before = digest(path);
    const error = errorOf(await newEngine().call('workspace.open', { path, passphrase: PASSPHRASE }));
    expect(error.code).toBe('WORKSPACE_NEWER');
    expect(error.message).toContain('升级');
    expect(digest(path)).toBe(before);
  });

  it('says so when its file was cut short', async () => {
    const path = await closedWorkspace();
    writeFileSync(path, readFileSync(path).subarray(0, 9000));
    expect(errorOf(await newEngine().call('workspace.open', { path, passphrase: PASSPHRASE })).code).toBe('WORKSPACE_DAMAGED');
  });

  it('is locked against a second process', async () => {
    const path = await closedWorkspace();
    const api = createRequire(import.meta.url).resolve('@duckdb/node-api');
    const holder = spawn(process.execPath, ['-e', `require(${JSON.stringify(api)}).DuckDBInstance.create(${JSON.stringify(path)}).then((i) => { globalThis.i = i; console.log('held'); setInterval(() => {}, 1000); })`]);
    try {
      await once(holder.stdout, 'data');
      const error = errorOf(await newEngine().call('workspace.open', { path, passphrase: PASSPHRASE }));
      expect(error.code).toBe('WORKSPACE_LOCKED');
      expect(error.message).toContain('另一个程序');
    } finally {
      holder.kill('SIGKILL');
      await once(holder, 'exit');
    }
    expect(valueOf(await newEngine().call('workspace.open', { path, passphrase: PASSPHRASE })).open).toBe(true);
  });

  it('is locked against a second engine of the same process', async () => {
    const desk = await newDesk();
    expect(errorOf(await newEngine().call('workspace.open', { path: desk.workspacePath, passphrase: PASSPHRASE })).code).toBe('WORKSPACE_LOCKED');
  });

  it('is not made over an existing file, nor with a short passphrase', async () => {
    const desk = await newDesk();
    const engine = newEngine();
    expect(errorOf(await engine.call('workspace.create', { path: desk.workspacePath, passphrase: PASSPHRASE })).code).toBe('WORKSPACE_EXISTS');
    expect(errorOf(await engine.call('workspace.create', { path: join(desk.folder, 'x.yuxin'), passphrase: '1234567' })).code).toBe('WEAK_PASSPHRASE');
    expect(errorOf(await engine.call('workspace.open', { path: join(desk.folder, 'nowhere.yuxin'), passphrase: PASSPHRASE })).code).toBe('WORKSPACE_NOT_FOUND');
  });

  it('backs up to a copy that opens with the same passphrase and holds the same rows', async () => {
    const desk = await newDesk();
    const file = desk.write('名录.csv', '学校名称,学校标识码,学校类别,在校生数,县区\n曹县第一中学,3137000001,初中,1200,曹县\n');
    await desk.import(file);
    const copy = join(desk.folder, '备份', '..', '备份.yuxin');
    expect((await desk.call('workspace.backup', { path: copy })).bytes).toBeGreaterThan(0);
    expect(errorOf(await desk.engine.call('workspace.backup', { path: copy })).code).toBe('WORKSPACE_EXISTS');
    const other = newEngine();
    valueOf(await other.call('workspace.open', { path: copy, passphrase: PASSPHRASE }));
    expect(valueOf(await other.call('data.summary', {})).schoolYears[0]?.schools).toBe(1);
    // The source still works and is still locked.
    expect((await desk.call('data.summary', {})).batches).toBe(1);
  });

  it('notices an audit entry that was changed by other means', async () => {
    const path = await closedWorkspace();
    const tampered = join(temporaryFolder(), 'tampered.yuxin');
    copyFileSync(path, tampered);
    const instance = await DuckDBInstance.create(tampered);
    const connection = await instance.connect();
    await connection.run("UPDATE audit SET operator = 'somebody else'");
    connection.closeSync();
    instance.closeSync();
    expect(valueOf(await newEngine().call('workspace.open', { path: tampered, passphrase: PASSPHRASE })).auditIntact).toBe(false);
  });

  it('answers requests without an open workspace with what to do', async () => {
    const error = errorOf(await newEngine().call('data.summary', {}));
    expect(error).toMatchObject({ code: 'NO_WORKSPACE' });
    expect(error.message).toContain('新建或打开');
  });

  it('refuses malformed requests without running them', async () => {
    const engine = newEngine();
    expect(errorOf(await engine.call('workspace.open', { path: 3 } as never)).code).toBe('BAD_REQUEST');
    expect(errorOf(await engine.call('nothing.here' as never, {} as never)).code).toBe('BAD_REQUEST');
    expect(errorOf(await engine.call('toString' as never, {} as never)).code).toBe('BAD_REQUEST');
  });
});
