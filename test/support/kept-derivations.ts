/**
 * Every passphrase that tests open workspaces with is put through scrypt at the program's own cost, and most of it a thousand times over with the
 * same salt, since they open copies of one workspace. Equal arguments give equal keys, so each key is computed once a run.
 */
import crypto, { type ScryptOptions } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';
import { inject } from 'vitest';

type Derived = (error: Error | null, key: Buffer) => void;

const derive = crypto.scrypt;

function fileOf(secret: string, salt: Buffer, length: number, options: ScryptOptions): string {
  const all = JSON.stringify([secret, salt.toString('hex'), length, options.N, options.r, options.p]);
  return join(inject('runFolder'), `${crypto.createHash('sha256').update(all).digest('hex')}.key`);
}

function kept(file: string): Buffer | null {
  try {
    return readFileSync(file);
  } catch {
    return null;
  }
}

crypto.scrypt = ((secret: string, salt: Buffer, length: number, options: ScryptOptions, done: Derived) => {
  const file = fileOf(secret, salt, length, options);
  const known = kept(file);
  if (known !== null) {
    setImmediate(done, null, known);
    return;
  }
  derive(secret, salt, length, options, (error, key) => {
    if (error === null) {
      // Under its name when it is whole: another test file may look for it just now.
      const own = `${file}.${process.pid}`;
      writeFileSync(own, key);
      renameSync(own, file);
    }
    done(error, key);
  });
}) as typeof crypto.scrypt;
syncBuiltinESMExports();
