/** Backups on closing, before a migration and on a wish: whole, encrypted, checked, numbered, and few enough. */
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { EngineError } from '../../../shared/contract';
import { errorOf, newDesk, newEngine, PASSPHRASE, type TestDesk, valueOf } from '../support/engine';
import { makeOlder, OLDER_VERSION } from '../support/older-workspace';

const SCHOOLS = '学校名称,学校标识码,学校类别,在校生数,县区\n';

async function deskWithData(): Promise<TestDesk> {
  const desk = await newDesk({ backUpOnClose: true });
  await importSchool(desk, 1);
  return desk;
}

async function importSchool(desk: TestDesk, number: number): Promise<void> {
  await desk.import(desk.write(`名录${number}.csv`, `${SCHOOLS}曹县第${number}中学,313700000${number},初中,1200,曹县\n`));
}

const close = (desk: TestDesk) => desk.call('workspace.close', {});
const open = (desk: TestDesk) => desk.call('workspace.open', { path: desk.workspacePath, passphrase: PASSPHRASE });

async function madeOnClosing(desk: TestDesk) {
  const { backup } = await close(desk);
  if (backup === null || !('made' in backup)) throw new Error(`no backup: ${JSON.stringify(backup)}`);
  return backup.made;
}

/** What lies in a folder, folders below it too. */
const filesIn = (folder: string): string[] => readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();

describe('closing', () => {
  it('makes an encrypted backup that was opened again, and none when nothing has changed since', async () => {
    const desk = await deskWithData();
    const made = await madeOnClosing(desk);
    expect(made).toMatchObject({ checked: true, notices: [] });
    const bytes = readFileSync(made.path);
    expect(bytes.toString('latin1', 0, 22)).toBe('age-encryption.org/v1\n');
    expect(bytes.includes('DUCK')).toBe(false);
    expect(bytes.includes('曹县')).toBe(false);
    await open(desk);
    await desk.call('workspace.lock', {});
    expect((await close(desk)).backup).toBeNull();
    await open(desk);
    await importSchool(desk, 2);
    // Also behind the lock, where nobody can be asked for a passphrase.
    await desk.call('workspace.lock', {});
    const second = await madeOnClosing(desk);
    const { backups } = await desk.call('backup.list', { workspace: desk.workspacePath });
    expect(backups.map(({ path, number, state, reason, batches, bytes: size }) => ({ path, number, state, reason, batches, size }))).toEqual([
      { path: second.path, number: 2, state: 'good', reason: 'closing', batches: 2, size: second.bytes },
      { path: made.path, number: 1, state: 'good', reason: 'closing', batches: 1, size: made.bytes },
    ]);
  });

  it('tells why it failed and which backup is good, and the next opening says that the last change has none', async () => {
    const desk = await deskWithData();
    const made = await madeOnClosing(desk);
    expect((await open(desk)).notices).toEqual([]);
    await importSchool(desk, 2);
    const obstacle = join(dirname(made.path), '占位.part');
    mkdirSync(obstacle);
    expect((await close(desk)).backup).toMatchObject({ problem: { code: 'CANNOT_WRITE' }, lastGood: made.path });
    rmSync(obstacle, { recursive: true });
    const { notices } = await open(desk);
    expect(notices).toEqual([expect.stringMatching(/^最近的改动还没有备份/)]);
    expect(notices[0]).toContain(made.path);
    await madeOnClosing(desk);
    expect((await open(desk)).notices).toEqual([]);
  });

  it('is heard of where it failed at the end of the engine, with nobody waiting for an answer', async () => {
    const problems: EngineError[] = [];
    const desk = await newDesk({ backUpOnClose: true, onUnbacked: (problem) => void problems.push(problem) });
    await importSchool(desk, 1);
    const made = await madeOnClosing(desk);
    await open(desk);
    await importSchool(desk, 2);
    mkdirSync(join(dirname(made.path), '占位.part'));
    await desk.engine.close();
    expect(problems).toMatchObject([{ code: 'CANNOT_WRITE' }]);
  });

  it('leaves nothing but backups behind', async () => {
    const desk = await deskWithData();
    await madeOnClosing(desk);
    const files = filesIn(desk.folder).filter((name) => !name.endsWith('.csv'));
    expect(files.filter((name) => !/备份/.test(name))).toEqual(['测试.yuxin']);
    expect(files.filter((name) => /备份/.test(name)).map((name) => name.replace(/[0-9a-f]{8}(?=$|\/)/, 'id').replace(/\d{8}-\d{6}/, 'time'))).toEqual(['测试-备份-id', '测试-备份-id/备份清单.json', '测试-备份-id/测试-00001-time.yuxin.age'].sort());
  });

  it('makes none where the settings or the caller say so, nor in a command of the command line', async () => {
    const desk = await deskWithData();
    expect((await desk.call('workspace.close', { backup: false })).backup).toBeNull();
    await open(desk);
    await desk.call('settings.set', { setting: 'backupOnClose', value: false });
    expect((await close(desk)).backup).toBeNull();
    const plain = await newDesk();
    await importSchool(plain, 1);
    expect((await close(plain)).backup).toBeNull();
  });

  it('says that the wanted folder is not there and stores beside the workspace instead, and back in it when it is there again', async () => {
    const desk = await deskWithData();
    const stick = join(desk.folder, 'U盘');
    await desk.call('settings.set', { setting: 'backupFolder', value: stick });
    const made = await madeOnClosing(desk);
    expect(made.path.startsWith(stick)).toBe(false);
    expect(made.notices.join()).toMatch(/找不到备份位置.*U 盘.*改放在工作区旁边/);
    expect(existsSync(stick)).toBe(false);
    mkdirSync(stick);
    await open(desk);
    await importSchool(desk, 2);
    const second = await madeOnClosing(desk);
    expect(second.path.startsWith(stick)).toBe(true);
    expect(second.notices).toEqual([]);
    await open(desk);
    expect((await desk.call('backup.list', {})).backups.map(({ path }) => path)).toEqual([second.path, made.path]);
    rmSync(stick, { recursive: true });
    expect((await desk.call('backup.list', {})).problems.join()).toContain('找不到');
  });

  it('closes all the same when no backup can be made, and says why', async () => {
    const desk = await deskWithData();
    const { folder } = desk;
    await madeOnClosing(desk);
    const [backups = ''] = readdirSync(folder).filter((name) => name.includes('-备份-'));
    rmSync(join(folder, backups), { recursive: true });
    // A file where the folder should be.
    writeFileSync(join(folder, backups), '');
    await open(desk);
    await importSchool(desk, 2);
    const { backup, open: isOpen } = await close(desk);
    expect(isOpen).toBe(false);
    expect(backup).toMatchObject({ problem: { code: 'CANNOT_WRITE' } });
    expect((await open(desk)).open).toBe(true);
  });
});

describe('backups over time', () => {
  it('keep their order by number when the clock goes back, and say that it did', async () => {
    const desk = await deskWithData();
    const first = await madeOnClosing(desk);
    const list = join(first.path, '..', '备份清单.json');
    const future = readFileSync(list, 'utf8').replaceAll(/"madeAt": "\d{4}/g, '"madeAt": "2099');
    writeFileSync(list, future);
    await open(desk);
    await importSchool(desk, 2);
    const second = await madeOnClosing(desk);
    expect(second.notices.join()).toContain('时钟');
    const { backups } = await desk.call('backup.list', { workspace: desk.workspacePath });
    expect(backups.map(({ number }) => number)).toEqual([2, 1]);
  });

  it('are only as many as the settings keep, and the newest never goes', async () => {
    const desk = await deskWithData();
    for (const setting of ['backupsDaily', 'backupsWeekly'] as const) await desk.call('settings.set', { setting, value: 0 });
    await desk.call('settings.set', { setting: 'backupsRecent', value: 2 });
    for (let turn = 2; turn <= 5; turn++) {
      await importSchool(desk, turn);
      await desk.call('backup.make', {});
    }
    const { backups } = await desk.call('backup.list', {});
    expect(backups.map(({ number, reason }) => [number, reason])).toEqual([[4, 'asked'], [3, 'asked']]);
  });

  it('are found and numbered on without the list beside them', async () => {
    const desk = await deskWithData();
    const first = await madeOnClosing(desk);
    rmSync(join(first.path, '..', '备份清单.json'));
    expect((await desk.call('backup.list', { workspace: desk.workspacePath })).backups).toMatchObject([{ number: 1, workspace: '测试', state: 'unchecked', reason: null }]);
    await open(desk);
    const second = await madeOnClosing(desk);
    expect((await desk.call('backup.list', { workspace: desk.workspacePath })).backups.map(({ path }) => path)).toEqual([second.path, first.path]);
  });

  it('that were cut short or overwritten are shown as damaged, and checking says so', async () => {
    const desk = await deskWithData();
    const { path } = await desk.call('backup.make', {});
    expect(await desk.call('backup.check', { path })).toMatchObject({ batches: 1, auditIntact: true });
    const whole = readFileSync(path);
    writeFileSync(path, whole.subarray(0, whole.length - 1000));
    expect((await desk.call('backup.list', {})).backups[0]?.state).toBe('damaged');
    expect(errorOf(await desk.engine.call('backup.check', { path })).code).toBe('BACKUP_DAMAGED');
    const changed = Buffer.from(whole);
    changed[whole.length >> 1] = (changed[whole.length >> 1] ?? 0) ^ 1;
    writeFileSync(path, changed);
    expect(errorOf(await desk.engine.call('backup.check', { path })).code).toBe('BACKUP_DAMAGED');
    writeFileSync(path, '这不是备份');
    expect(errorOf(await desk.engine.call('backup.check', { path, passphrase: PASSPHRASE })).code).toBe('NOT_A_BACKUP');
  });
});

/** Puts the same workspace of the version before in its place. */
async function becomeOlder(path: string): Promise<void> {
  await makeOlder(path, `${path}.older`);
  renameSync(`${path}.older`, path);
}

describe('before a migration', () => {
  it('the file as it was is backed up, whatever the host', async () => {
    const desk = await newDesk();
    await importSchool(desk, 1);
    await close(desk);
    await becomeOlder(desk.workspacePath);
    const { notices } = await open(desk);
    expect(notices.join()).toContain('升级前已备份');
    const [backup] = (await desk.call('backup.list', {})).backups;
    expect(backup).toMatchObject({ reason: 'migration', state: 'good', batches: 1 });
    expect(await desk.call('backup.check', { path: backup?.path ?? '' })).toMatchObject({ schemaVersion: OLDER_VERSION });
  });

  it('and without one nothing is migrated', async () => {
    const desk = await newDesk();
    await importSchool(desk, 1);
    await desk.call('backup.make', {});
    await close(desk);
    await becomeOlder(desk.workspacePath);
    const [backups = ''] = readdirSync(desk.folder).filter((name) => name.includes('-备份-'));
    rmSync(join(desk.folder, backups), { recursive: true });
    writeFileSync(join(desk.folder, backups), '');
    const before = readFileSync(desk.workspacePath);
    const error = errorOf(await newEngine().call('workspace.open', { path: desk.workspacePath, passphrase: PASSPHRASE }));
    expect(error.message).toMatch(/升级前必须备份.*没有升级/);
    expect(readFileSync(desk.workspacePath).equals(before)).toBe(true);
    rmSync(join(desk.folder, backups));
    expect(valueOf(await newEngine().call('workspace.open', { path: desk.workspacePath, passphrase: PASSPHRASE })).open).toBe(true);
  });
});
