/** One piece of work on a workspace, in a process that is going to be killed. Says when it begins and when it has been told that it is done. */
import { createEngine } from '../../../electron/engine/engine';
import { protectHere } from '../../../electron/engine/privacy/suppression/protector';
import { inlinePool } from '../../../electron/engine/ingest/workers/inline-pool';
import type { ClosedWorkspace, EngineError, Method, RequestOf, ResultOf } from '../../../shared/contract';
import type { ChildReport, ChildTask } from './work';

const engine = createEngine({
  memoryLimitMb: 256,
  threads: 1,
  ingestPool: inlinePool,
  makeRota: () => {
    throw new Error('no rota here');
  },
  protector: protectHere(),
  backUpOnClose: true,
});

function say(report: ChildReport): void {
  process.send?.(report);
}

class Refused extends Error {
  constructor(readonly error: EngineError) {
    super(`${error.code}: ${error.message} ${JSON.stringify(error.details)}`);
  }
}

async function call<M extends Method>(method: M, request: RequestOf<M>): Promise<ResultOf<M>> {
  const outcome = await engine.call(method, request);
  if (!outcome.ok) throw new Refused(outcome.error);
  return outcome.value;
}

/** @returns what came of a backup on closing */
async function perform({ work, workspace, passphrase, files, backup }: ChildTask): Promise<ClosedWorkspace['backup']> {
  if (work === 'restore') {
    await call('backup.restore', { path: backup, passphrase, target: workspace });
    return null;
  }
  await call('workspace.open', { path: workspace, passphrase });
  if (work === 'import') await call('import.run', { sources: files.map((path) => ({ kind: 'path' as const, path })) });
  if (work === 'report') await call('report.issue', { kind: 'annual' });
  if (work === 'backup') await call('backup.make', {});
  if (work === 'closing') {
    await call('settings.set', { setting: 'unit', value: '曹县教育局' });
    return (await call('workspace.close', {})).backup;
  }
  return null;
}

process.once('message', (task: ChildTask) => {
  say({ kind: 'begun' });
  perform(task).then(
    async (made) => {
      say({ kind: 'done', backup: made });
      await engine.close();
      process.exit(0);
    },
    (error: unknown) => {
      process.stderr.write(`${String(error)}\n`);
      if (!(error instanceof Refused)) process.exit(1);
      // The message goes out before the process ends; what is open ends with it, as when the program is closed over an error.
      process.send?.({ kind: 'refused', error: error.error } satisfies ChildReport, () => process.exit(1));
    },
  );
});
