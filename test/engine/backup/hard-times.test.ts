/** Places and clocks that are not as they should be: each is told, none costs anything. */
import { chmodSync, existsSync, mkdirSync, readdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { writeFailure } from '../../../electron/engine/backup/write-failure';
import { failureOf } from '../../../electron/engine/failures';
import { errorOf, newDesk, newEngine, PASSPHRASE, type TestDesk } from '../support/engine';

afterEach(() => {
  vi.useRealTimers();
});

async function deskWithData(): Promise<TestDesk> {
  const desk = await newDesk({ backUpOnClose: true });
  await desk.import(desk.write('名录.csv', '学校名称,学校标识码,学校类别,在校生数,县区\n曹县第一中学,3137000001,初中,1200,曹县\n'));
  return desk;
}

describe('hard times', () => {
  it('a clock that went back is told on opening, and entries and backups keep their order', async () => {
    const desk = await deskWithData();
    await desk.call('workspace.close', {});
    vi.useFakeTimers({ now: new Date('2020-01-01T00:00:00Z'), toFake: ['Date'] });
    const opened = await desk.call('workspace.open', { path: desk.workspacePath, passphrase: PASSPHRASE });
    expect(opened.notices.join()).toMatch(/时钟比上一次操作记录/);
    await desk.call('settings.set', { setting: 'unit', value: '曹县教育局' });
    const { backup } = await desk.call('workspace.close', {});
    expect(backup !== null && 'made' in backup ? backup.made.notices.join() : '').toMatch(/时钟/);
    vi.useRealTimers();
    const again = await desk.call('workspace.open', { path: desk.workspacePath, passphrase: PASSPHRASE });
    expect(again).toMatchObject({ auditIntact: true, notices: [] });
    const { backups } = await desk.call('backup.list', {});
    expect(backups.map(({ number, madeAt }) => [number, madeAt.slice(0, 4) === '2020'])).toEqual([[2, true], [1, false]]);
  });

  it('a stick that was pulled out while its workspace is open is told, and nothing is made where it was', async () => {
    const desk = await newDesk();
    await desk.call('workspace.close', {});
    const stick = join(desk.folder, 'U盘');
    mkdirSync(stick);
    const path = join(stick, '数据.yuxin');
    renameSync(desk.workspacePath, path);
    await desk.call('workspace.open', { path, passphrase: PASSPHRASE });
    renameSync(stick, `${stick}-已拔出`);
    const error = errorOf(await desk.engine.call('backup.make', {}));
    expect(['CANNOT_WRITE', 'FILE_NOT_FOUND']).toContain(error.code);
    expect(error.message).toMatch(/U 盘|可以写入/);
    expect((await desk.call('workspace.close', {})).open).toBe(false);
    expect(errorOf(await desk.engine.call('workspace.open', { path, passphrase: PASSPHRASE })).message).toContain('U盘');
    expect(existsSync(stick)).toBe(false);
    renameSync(`${stick}-已拔出`, stick);
    expect((await desk.call('workspace.open', { path, passphrase: PASSPHRASE })).auditIntact).toBe(true);
  });

  // Nothing is read-only to the administrator of a computer, so there the message alone can be looked at.
  it('a folder that is read-only', async () => {
    const desk = await deskWithData();
    await desk.call('workspace.close', { backup: false });
    chmodSync(desk.folder, 0o555);
    try {
      if (process.getuid?.() === 0 || process.platform === 'win32') {
        const error = Object.assign(new Error('EROFS: read-only file system'), { code: 'EROFS' });
        expect(writeFailure(error, desk.folder).error).toMatchObject({ code: 'CANNOT_WRITE', message: expect.stringContaining('只读') as string });
      } else {
        const error = errorOf(await newEngine().call('workspace.create', { path: join(desk.folder, '新.yuxin'), passphrase: PASSPHRASE }));
        expect(error).toMatchObject({ code: 'CANNOT_WRITE' });
        expect(error.message).toContain('权限');
      }
    } finally {
      chmodSync(desk.folder, 0o755);
    }
    expect(readdirSync(desk.folder)).toContain('测试.yuxin');
  });

  it('a full disk is never taken for a damaged file', () => {
    const original = 'FATAL Error: Failed: database has been invalidated because of a previous fatal error. Original error: Could not write file "x": No space left on device';
    expect(failureOf(new Error(original))).toMatchObject({ code: 'DISK_FULL' });
    expect(failureOf(new Error('IO Error: Corrupt database file: computed checksum 1 does not match stored checksum 2 in block at location 3'))).toMatchObject({ code: 'WORKSPACE_DAMAGED' });
  });
});
