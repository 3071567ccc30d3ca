/** The lock of the program, enforced by the engine: what a page could be made to ask, whoever sits before it. */
import { describe, expect, it } from 'vitest';
import { waitAfter } from '../../../electron/engine/lock';
import type { Method } from '../../../shared/contract';
import { requestSchemas } from '../../../shared/contract/requests';
import { errorOf, newDesk, newEngine, PASSPHRASE, valueOf } from '../support/engine';
import { stored } from '../support/stored';

const ANSWERED = ['app.info', 'workspace.status', 'workspace.lock', 'workspace.unlock', 'workspace.close'];

describe('a locked program', () => {
  it('refuses every request but unlocking, closing and what tells nothing of the data', async () => {
    const desk = await newDesk();
    expect(await desk.call('workspace.lock', {})).toMatchObject({ open: true, locked: true });
    const methods = (Object.keys(requestSchemas) as Method[]).filter((method) => !ANSWERED.includes(method));
    expect(methods.length).toBeGreaterThan(50);
    for (const method of methods) {
      expect(errorOf(await desk.engine.call(method, {})).code, method).toBe('LOCKED');
    }
    expect(await desk.call('workspace.status', {})).toMatchObject({ open: true, locked: true });
  });

  it('opens to its passphrase alone, and then answers as before', async () => {
    const desk = await newDesk();
    await desk.import(desk.write('学校.csv', '学校名称,县区,学段,学年\n牡丹区第一小学,牡丹区,小学,2025-2026\n'));
    const before = await desk.call('data.summary', {});
    await desk.call('workspace.lock', {});
    const refused = errorOf(await desk.engine.call('workspace.unlock', { passphrase: `${PASSPHRASE}?` }));
    expect(refused.code).toBe('WRONG_PASSPHRASE');
    expect(errorOf(await desk.engine.call('data.summary', {})).code).toBe('LOCKED');
    expect(await desk.call('workspace.unlock', { passphrase: PASSPHRASE })).toMatchObject({ open: true, locked: false });
    expect(await desk.call('data.summary', {})).toEqual(before);
  });

  it('lets an import that was under way go on to its end', async () => {
    const desk = await newDesk();
    const path = desk.write('学校.csv', `学校名称,县区,学段,学年\n${Array.from({ length: 3000 }, (_, row) => `牡丹区第${row}小学,牡丹区,小学,2025-2026`).join('\n')}\n`);
    const importing = desk.engine.call('import.run', { sources: [{ kind: 'path', path }] });
    await desk.call('workspace.lock', {});
    expect(errorOf(await desk.engine.call('import.batches', {})).code).toBe('LOCKED');
    expect(valueOf(await importing).totals.rowsLoaded).toBe(3000);
    await desk.call('workspace.unlock', { passphrase: PASSPHRASE });
    expect((await desk.call('import.batches', {})).batches).toHaveLength(1);
  });

  it('makes who guesses wait longer and longer, however many guesses are sent at once', async () => {
    const desk = await newDesk();
    await desk.call('workspace.lock', {});
    const started = Date.now();
    const guesses = await Promise.all(['一个猜测', '两个猜测', '三个猜测'].map((passphrase) => desk.engine.call('workspace.unlock', { passphrase })));
    expect(guesses.map((guess) => errorOf(guess).code)).toEqual(['WRONG_PASSPHRASE', 'WRONG_PASSPHRASE', 'WRONG_PASSPHRASE']);
    expect(Date.now() - started).toBeGreaterThanOrEqual(waitAfter(1) + waitAfter(2) - 20);
    expect([1, 2, 3, 4, 10, 1000].map(waitAfter)).toEqual([500, 1000, 2000, 4000, 30_000, 30_000]);
    expect(waitAfter(0)).toBe(0);
  });

  it('logs when it was locked and unlocked, with the wrong passphrases before, and waits with that for an import under way', async () => {
    const desk = await newDesk();
    const path = desk.write('学校.csv', `学校名称,县区,学段,学年\n${Array.from({ length: 3000 }, (_, row) => `牡丹区第${row}小学,牡丹区,小学,2025-2026`).join('\n')}\n`);
    const importing = desk.engine.call('import.run', { sources: [{ kind: 'path', path }] });
    await desk.call('workspace.lock', {});
    // Locked already: nothing happens, nothing is written.
    await desk.call('workspace.lock', {});
    for (const guess of ['一个猜测', '两个猜测']) errorOf(await desk.engine.call('workspace.unlock', { passphrase: guess }));
    await desk.call('workspace.unlock', { passphrase: PASSPHRASE });
    expect(valueOf(await importing).totals.rowsLoaded).toBe(3000);
    await desk.call('workspace.lock', {});
    await desk.call('workspace.unlock', { passphrase: PASSPHRASE });
    await desk.call('workspace.close', {});
    // The chain is checked on opening.
    expect(await desk.call('workspace.open', { path: desk.workspacePath, passphrase: PASSPHRASE })).toMatchObject({ auditIntact: true });
    expect(await stored(desk, "SELECT action, details FROM audit WHERE action LIKE 'workspace.%ock%' ORDER BY entry")).toEqual([
      ['workspace.lock', '{}'],
      ['workspace.unlockRefused', '{"failures":1}'],
      ['workspace.unlockRefused', '{"failures":2}'],
      ['workspace.unlock', '{"failures":2}'],
      ['workspace.lock', '{}'],
      ['workspace.unlock', '{"failures":0}'],
    ]);
    // When it happened, not when it was written: the attempts were made while the import ran.
    expect(await stored(desk, "SELECT count(*)::VARCHAR FROM audit WHERE action = 'workspace.unlockRefused' AND recordedAt < (SELECT recordedAt FROM audit WHERE action = 'workspace.unlock' ORDER BY entry LIMIT 1)")).toEqual([['2']]);
  });

  it('may be closed, and the file then asks for its passphrase as always', async () => {
    const desk = await newDesk();
    await desk.call('workspace.lock', {});
    expect(await desk.call('workspace.close', {})).toMatchObject({ open: false, locked: false });
    expect(errorOf(await desk.engine.call('workspace.open', { path: desk.workspacePath, passphrase: '不是这个口令' })).code).toBe('WRONG_PASSPHRASE');
    expect(await desk.call('workspace.open', { path: desk.workspacePath, passphrase: PASSPHRASE })).toMatchObject({ open: true, locked: false });
  });

  it('cannot be one without a workspace', async () => {
    expect(errorOf(await newEngine().call('workspace.lock', {})).code).toBe('NO_WORKSPACE');
  });
});
