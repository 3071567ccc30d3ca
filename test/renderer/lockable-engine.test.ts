import { expect, it } from 'vitest';
import { LockableEngine } from '../../renderer/lock/lockable-engine';
import { failure, success, type EngineApi, type Method, type Outcome } from '../../shared/contract';

/** An engine that is locked until it is unlocked, and counts what it was asked. */
function lockedEngine() {
  const asked: Method[] = [];
  let locked = false;
  const status = (): Outcome<unknown> => success({ open: true, locked, path: '/a.yuxin', name: 'a', auditIntact: true, auditProblem: null, operator: '王芳', hasRecoveryCode: true });
  const engine = {
    call: async (method: Method) => {
      asked.push(method);
      if (method === 'workspace.lock' || method === 'workspace.unlock') {
        locked = method === 'workspace.lock';
        return status();
      }
      return locked ? failure('LOCKED', '已锁定') : success({ batches: [] });
    },
    close: () => Promise.resolve(),
  } as EngineApi;
  return { engine, asked };
}

it('keeps questions waiting while locked and asks them again when it is open', async () => {
  const { engine, asked } = lockedEngine();
  const lockable = new LockableEngine(engine);
  const seen: boolean[] = [];
  lockable.subscribe(() => seen.push(lockable.locked));
  await lockable.call('workspace.lock', {});
  let answered = false;
  const waiting = lockable.call('import.batches', {}).then((outcome) => {
    answered = true;
    return outcome;
  });
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(answered).toBe(false);
  await lockable.call('workspace.unlock', { passphrase: '口令' });
  expect(await waiting).toEqual(success({ batches: [] }));
  expect(asked.filter((method) => method === 'import.batches')).toHaveLength(2);
  expect(seen).toEqual([true, false]);
});

it('lets a question that is given up go, locked or not', async () => {
  const { engine } = lockedEngine();
  const lockable = new LockableEngine(engine);
  await lockable.call('workspace.lock', {});
  const controller = new AbortController();
  const waiting = lockable.call('import.batches', {}, { signal: controller.signal });
  setTimeout(() => controller.abort(), 10);
  expect(await waiting).toMatchObject({ ok: false, error: { code: 'CANCELLED' } });
});
