/** Passphrases that change, are forgotten and recovered, keys that are wrapped better, and what stays in memory while the program is locked. */
import { scryptSync, createCipheriv } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { unwrapKey, type WrappedKey } from '../../../electron/engine/workspace/keys';
import { Workspace } from '../../../electron/engine/workspace/workspace';
import { errorOf, newDesk, PASSPHRASE, type TestDesk } from '../support/engine';
import { stored } from '../support/stored';
import { tamper } from '../support/tampered';

const NEXT = '新的口令-2026';
const RESULTS = '学校名称,县区,姓名,性别,年级,班级,身份证号,量表,测评时间,总分,预警等级\n曹县第一中学,曹县,张三,男,7,1,371721201201010017,PHQ-9,2025-10-10,5,1\n';

async function pseudonym(desk: TestDesk): Promise<unknown> {
  const [[value] = []] = await stored(desk, 'SELECT max(pseudonym)::VARCHAR FROM assessment');
  return value;
}

async function open(desk: TestDesk, passphrase: string): Promise<void> {
  await desk.call('workspace.open', { path: desk.workspacePath, passphrase });
}

async function withCode(desk: TestDesk): Promise<string> {
  const { code } = await desk.call('recovery.make', { passphrase: PASSPHRASE });
  expect((await desk.call('recovery.confirm', { code: code.toLowerCase() })).hasRecoveryCode).toBe(true);
  return code;
}

describe('a change of the passphrase', () => {
  it('keeps every pseudonym, so that the same child is met again', async () => {
    const desk = await newDesk();
    await desk.import(desk.write('甲.csv', RESULTS));
    const before = await pseudonym(desk);
    expect(before).toMatch(/^\d{20,}$/);
    await open(desk, PASSPHRASE);
    await desk.call('workspace.changePassphrase', { current: PASSPHRASE, next: NEXT });
    await desk.call('workspace.close', {});
    expect(errorOf(await desk.engine.call('workspace.open', { path: desk.workspacePath, passphrase: PASSPHRASE })).code).toBe('WRONG_PASSPHRASE');
    await open(desk, NEXT);
    const { batches } = await desk.call('import.batches', {});
    await desk.call('import.undo', { batchId: batches[0]!.batch });
    await desk.import(desk.write('甲.csv', RESULTS));
    expect(await pseudonym(desk)).toBe(before);
  });

  it('needs the passphrase in force and a new one of some length', async () => {
    const desk = await newDesk();
    expect(errorOf(await desk.engine.call('workspace.changePassphrase', { current: '不是这个口令', next: NEXT })).code).toBe('WRONG_PASSPHRASE');
    expect(errorOf(await desk.engine.call('workspace.changePassphrase', { current: PASSPHRASE, next: '短' })).code).toBe('WEAK_PASSPHRASE');
    await desk.call('workspace.close', {});
    await open(desk, PASSPHRASE);
  });
});

describe('a recovery code', () => {
  it('opens the workspace when the passphrase is forgotten, under a new one', async () => {
    const desk = await newDesk();
    await desk.import(desk.write('甲.csv', RESULTS));
    const code = await withCode(desk);
    await desk.call('workspace.close', {});
    const status = await desk.call('workspace.recover', { path: desk.workspacePath, code: ` ${code.replaceAll('-', ' ')}`, passphrase: NEXT });
    expect(status).toMatchObject({ open: true, hasRecoveryCode: true, auditIntact: true });
    expect((await desk.call('data.summary', {})).batches).toBe(1);
    await desk.call('workspace.close', {});
    expect(errorOf(await desk.engine.call('workspace.open', { path: desk.workspacePath, passphrase: PASSPHRASE })).code).toBe('WRONG_PASSPHRASE');
    await open(desk, NEXT);
  });

  it('is in force only when it was confirmed, and ends the one before', async () => {
    const desk = await newDesk();
    expect((await desk.call('workspace.status', {})).hasRecoveryCode).toBe(false);
    const { code: unconfirmed } = await desk.call('recovery.make', { passphrase: PASSPHRASE });
    const first = await withCode(desk);
    const second = await withCode(desk);
    await desk.call('workspace.close', {});
    for (const code of [unconfirmed, first]) expect(errorOf(await desk.engine.call('workspace.recover', { path: desk.workspacePath, code, passphrase: NEXT })).message).toContain('不是这个工作区的');
    await desk.call('workspace.recover', { path: desk.workspacePath, code: second, passphrase: NEXT });
  });

  it('is made for nobody without the passphrase, and not confirmed by another code', async () => {
    const desk = await newDesk();
    expect(errorOf(await desk.engine.call('recovery.make', { passphrase: '不是这个口令' })).code).toBe('WRONG_PASSPHRASE');
    expect(errorOf(await desk.engine.call('recovery.confirm', { code: 'A' })).message).toContain('还没有生成');
    const { code } = await desk.call('recovery.make', { passphrase: PASSPHRASE });
    const { code: other } = await (await newDesk()).call('recovery.make', { passphrase: PASSPHRASE });
    expect(errorOf(await desk.engine.call('recovery.confirm', { code: other })).message).toContain('不是刚才生成');
    expect(errorOf(await desk.engine.call('recovery.confirm', { code: code.slice(0, -1) })).message).toContain('34 个字符');
  });

  it('is not there in workspaces of before, which say so', async () => {
    const desk = await newDesk();
    await desk.call('workspace.close', {});
    expect(errorOf(await desk.engine.call('workspace.recover', { path: desk.workspacePath, code: '00000-00001-00002-00003-00004-00005-00006', passphrase: NEXT })).message).toMatch(/恢复码的第/);
    const { code } = await (await newDesk()).call('recovery.make', { passphrase: PASSPHRASE });
    expect(errorOf(await desk.engine.call('workspace.recover', { path: desk.workspacePath, code, passphrase: NEXT })).message).toContain('没有设置过恢复码');
  });

  it('stands nowhere in the file', async () => {
    const desk = await newDesk();
    const code = await withCode(desk);
    const values = await stored(desk, "SELECT value FROM meta UNION ALL SELECT details FROM audit");
    for (const part of [code, ...code.split('-')]) expect(values.some(([value]) => String(value).includes(part))).toBe(false);
  });
});

describe('the key', () => {
  it('is wrapped anew on opening when more work is asked of a guesser now', async () => {
    const desk = await newDesk();
    const [[kept] = []] = await stored(desk, "SELECT value FROM meta WHERE key = 'key'");
    const strong = JSON.parse(String(kept)) as WrappedKey;
    const key = (await unwrapKey(PASSPHRASE, strong))!;
    const [salt, nonce] = [Buffer.alloc(16, 1), Buffer.alloc(12, 2)];
    const cipher = createCipheriv('aes-256-gcm', scryptSync(PASSPHRASE.normalize('NFKC'), salt, 32, { N: 1024, r: 8, p: 1 }), nonce);
    const wrapped = Buffer.concat([cipher.update(key), cipher.final()]);
    const weak = { kdf: 'scrypt', cost: 1024, blockSize: 8, parallelization: 1, salt: salt.toString('base64'), nonce: nonce.toString('base64'), wrapped: wrapped.toString('base64'), tag: cipher.getAuthTag().toString('base64') };
    await tamper(desk, `UPDATE meta SET value = '${JSON.stringify(weak)}' WHERE key = 'key'`);
    await open(desk, PASSPHRASE);
    const [[after] = []] = await stored(desk, "SELECT value FROM meta WHERE key = 'key'");
    const again = JSON.parse(String(after)) as WrappedKey;
    expect(again.cost).toBe(strong.cost);
    expect(await unwrapKey(PASSPHRASE, again)).toEqual(key);
  });

  it('is wiped while the program is locked, and back after the passphrase', async () => {
    const desk = await newDesk();
    await desk.call('workspace.close', {});
    const workspace = await Workspace.open(desk.workspacePath, PASSPHRASE, { memoryLimitMb: 512, threads: 1 });
    const key = workspace.pseudonymKey;
    const before = Buffer.from(key);
    workspace.forgetKey();
    expect(key.every((byte) => byte === 0)).toBe(true);
    expect(() => workspace.pseudonymKey).toThrow(/锁定/);
    expect(await workspace.unlock('不是这个口令')).toBe(false);
    expect(() => workspace.pseudonymKey).toThrow(/锁定/);
    expect(await workspace.unlock(PASSPHRASE)).toBe(true);
    expect(workspace.pseudonymKey).toEqual(before);
    await workspace.close();
  });

  it('is there again for an import after the lock', async () => {
    const desk = await newDesk();
    await desk.call('workspace.lock', {});
    await desk.call('workspace.unlock', { passphrase: PASSPHRASE });
    expect((await desk.import(desk.write('甲.csv', RESULTS))).totals.rowsLoaded).toBe(1);
  });
});
