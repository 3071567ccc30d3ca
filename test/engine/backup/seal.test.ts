/** What goes wrong while a file is encrypted is no damage of a backup: it is told as what it is. */
import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type * as Age from 'age-encryption';
import { afterEach, expect, it, vi } from 'vitest';

afterEach(() => {
  vi.doUnmock('age-encryption');
  vi.resetModules();
});

it('tells a fault of encryption apart from a damaged backup', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'yuxin-seal-'));
  const [source, sealed, opened] = ['数据.yuxin', '数据.yuxin.age', '打开.yuxin'].map((name) => join(folder, name)) as [string, string, string];
  writeFileSync(source, '数据');
  vi.resetModules();
  vi.doMock('age-encryption', async (original) => {
    const age = await original<typeof Age>();
    class Failing extends age.Encrypter {
      override encrypt(): Promise<never> {
        return Promise.reject(new Error('no source of random numbers'));
      }
    }
    return { ...age, Encrypter: Failing };
  });
  const { backupIdentity } = await import('../../../electron/engine/backup/backup-key');
  const { sealFile, unsealFile } = await import('../../../electron/engine/backup/seal');
  const identity = backupIdentity(randomBytes(32));
  await expect(sealFile(source, sealed, { identity, wrappedKeys: '' }, {})).rejects.toThrow('no source of random numbers');
  expect(existsSync(sealed)).toBe(false);
  await expect(unsealFile(source, opened, identity, {})).rejects.toMatchObject({ error: { code: 'BACKUP_DAMAGED' } });
  rmSync(folder, { recursive: true });
});
