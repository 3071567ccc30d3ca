/** A backup opens with the age program of everybody, years after ours is gone: with the exported key alone. */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { newDesk, newEngine, PASSPHRASE, valueOf } from '../engine/support/engine';

it('the age program decrypts a backup with the exported key, to a workspace that opens', async () => {
  const desk = await newDesk();
  await desk.import(desk.write('名录.csv', '学校名称,学校标识码,学校类别,在校生数,县区\n曹县第一中学,3137000001,初中,1200,曹县\n'));
  const { path } = await desk.call('backup.make', {});
  const { bytes } = await desk.call('backup.identity', { passphrase: PASSPHRASE });
  const key = join(desk.folder, '密钥.txt');
  writeFileSync(key, bytes);
  const out = join(desk.folder, '解开.yuxin');
  execFileSync('age', ['-d', '-i', key, '-o', out, path]);
  const engine = newEngine();
  expect(valueOf(await engine.call('workspace.open', { path: out, passphrase: PASSPHRASE }))).toMatchObject({ open: true, auditIntact: true });
  expect(valueOf(await engine.call('data.summary', {})).batches).toBe(1);
});
