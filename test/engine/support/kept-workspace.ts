/** A new, closed workspace, made once a run: a copy of it costs a third of making one. */
import { copyFileSync, existsSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { inject } from 'vitest';
import { Workspace } from '../../../electron/engine/workspace/workspace';
import '../../support/kept-derivations';

export const PASSPHRASE = '菏泽-test-passphrase';
const LIMITS = { memoryLimitMb: 512, threads: 1 };

async function keptWorkspace(): Promise<string> {
  const kept = join(inject('runFolder'), 'new.yuxin');
  if (!existsSync(kept)) {
    // Other test files may be making it as well; whose is there last makes no difference.
    const own = join(inject('runFolder'), `new-${process.pid}.yuxin`);
    await (await Workspace.create(own, PASSPHRASE, LIMITS)).close();
    renameSync(own, kept);
  }
  return kept;
}

/** Of no entry in its log yet, so that its first is that of its opening. */
export async function copyNewWorkspace(to: string): Promise<void> {
  copyFileSync(await keptWorkspace(), to);
}
