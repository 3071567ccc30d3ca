/** Restoring: never over what is there, never without the passphrase, never something that is not whole. */
import { copyFileSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { errorOf, newDesk, newEngine, PASSPHRASE, type TestDesk, valueOf } from '../support/engine';

const row = (number: number): string => `学校名称,学校标识码,学校类别,在校生数,县区\n曹县第${number}中学,313700000${number},初中,1200,曹县\n`;

/** A desk with one batch in the backup and a second one made since. */
async function deskWithBackup(): Promise<{ readonly desk: TestDesk; readonly backup: string }> {
  const desk = await newDesk();
  await desk.import(desk.write('甲.csv', row(1)));
  const { path } = await desk.call('backup.make', {});
  await desk.import(desk.write('乙.csv', row(2)));
  return { desk, backup: path };
}

const batches = async (desk: TestDesk): Promise<number> => (await desk.call('data.summary', {})).batches;

describe('restoring a backup', () => {
  it('over the open workspace keeps what stood there under another name and opens the restored one', async () => {
    const { desk, backup } = await deskWithBackup();
    const restored = await desk.call('backup.restore', { path: backup, passphrase: PASSPHRASE, target: desk.workspacePath });
    expect(restored.checked).toMatchObject({ batches: 1, auditIntact: true });
    expect(restored.status).toMatchObject({ open: true, auditIntact: true, path: desk.workspacePath });
    expect(await batches(desk)).toBe(1);
    expect(restored.keptAside).toMatch(/测试（恢复前 \d{8}-\d{6}）\.yuxin$/);
    const other = newEngine();
    valueOf(await other.call('workspace.open', { path: restored.keptAside ?? '', passphrase: PASSPHRASE }));
    expect(valueOf(await other.call('data.summary', {})).batches).toBe(2);
    // The log of the restored one goes on, and says what was done.
    await desk.import(desk.write('丙.csv', row(3)));
    await desk.call('workspace.close', {});
    expect(await desk.call('workspace.open', { path: desk.workspacePath, passphrase: PASSPHRASE })).toMatchObject({ auditIntact: true });
    expect(readdirSync(desk.folder).filter((name) => /\.(restoring|restored|checking|backup|wal)/.test(name) && !name.endsWith('.yuxin.wal'))).toEqual([]);
  });

  it('works where the workspace itself is lost, with the passphrase and the one file alone', async () => {
    const { desk, backup } = await deskWithBackup();
    await desk.call('workspace.close', {});
    const place = join(desk.folder, '另一台电脑');
    mkdirSync(place);
    const copy = join(place, 'x.yuxin.age');
    copyFileSync(backup, copy);
    rmSync(desk.workspacePath);
    const engine = newEngine();
    const target = join(place, '找回.yuxin');
    expect(valueOf(await engine.call('backup.restore', { path: copy, passphrase: PASSPHRASE, target }))).toMatchObject({ keptAside: null, path: target });
    expect(valueOf(await engine.call('data.summary', {})).batches).toBe(1);
  });

  it('changes nothing with a wrong passphrase, a damaged backup or a file that is none, and says which', async () => {
    const { desk, backup } = await deskWithBackup();
    const restore = async (path: string, passphrase = PASSPHRASE) => errorOf(await desk.engine.call('backup.restore', { path, passphrase, target: desk.workspacePath }));
    expect(await restore(backup, '不是这个口令')).toMatchObject({ code: 'WRONG_PASSPHRASE' });
    expect((await restore(backup, '不是这个口令')).message).toContain('做备份当时');
    const whole = readFileSync(backup);
    const cut = join(desk.folder, 'cut.yuxin.age');
    writeFileSync(cut, whole.subarray(0, whole.length >> 1));
    expect(await restore(cut)).toMatchObject({ code: 'BACKUP_DAMAGED' });
    expect(await restore(desk.write('x.yuxin.age', 'nothing'))).toMatchObject({ code: 'NOT_A_BACKUP' });
    expect(await restore(join(desk.folder, 'nowhere.yuxin.age'))).toMatchObject({ code: 'FILE_NOT_FOUND' });
    expect(await batches(desk)).toBe(2);
    expect(readdirSync(desk.folder).filter((name) => /恢复前|restor/.test(name))).toEqual([]);
  });

  it('that was broken off with the old file already aside is finished on the next opening', async () => {
    const { desk } = await deskWithBackup();
    await desk.call('workspace.close', {});
    renameSync(desk.workspacePath, `${desk.workspacePath}.restored`);
    expect((await desk.call('workspace.open', { path: desk.workspacePath, passphrase: PASSPHRASE })).open).toBe(true);
    expect(await batches(desk)).toBe(2);
  });

  it('replaces a file that is too damaged to open', async () => {
    const { desk, backup } = await deskWithBackup();
    await desk.call('workspace.close', {});
    writeFileSync(desk.workspacePath, readFileSync(desk.workspacePath).subarray(0, 9000));
    expect(errorOf(await desk.engine.call('workspace.open', { path: desk.workspacePath, passphrase: PASSPHRASE })).code).toBe('WORKSPACE_DAMAGED');
    const { backups } = await desk.call('backup.list', { workspace: desk.workspacePath });
    expect(backups.map(({ path, state }) => [path, state])).toEqual([[backup, 'good']]);
    await desk.call('backup.restore', { path: backup, passphrase: PASSPHRASE, target: desk.workspacePath });
    expect(await batches(desk)).toBe(1);
  });
});
