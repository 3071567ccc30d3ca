import { expect, it } from 'vitest';
import { Turns } from '../../../electron/engine/privacy/turns';

const never = new AbortController().signal;

/** Work that goes on until it is stopped or let go. */
function work(turns: Turns): { readonly run: () => Promise<string>; readonly letGo: () => void } {
  let letGo = (): void => undefined;
  const run = (): Promise<string> =>
    new Promise((resolve) => {
      const { current } = turns;
      letGo = () => resolve('finished');
      if (current?.aborted === true) resolve('stopped');
      current?.addEventListener('abort', () => resolve('stopped'));
    });
  return { run, letGo: () => letGo() };
}

it('finishes what was given up where nobody else waits', async () => {
  const turns = new Turns();
  const asker = new AbortController();
  const { run, letGo } = work(turns);
  const done = turns.wait(asker.signal, never).take(run);
  asker.abort();
  letGo();
  await expect(done).resolves.toBe('finished');
});

it('stops what was given up as soon as others wait, whichever comes first', async () => {
  for (const first of ['given up', 'another waits']) {
    const turns = new Turns();
    const asker = new AbortController();
    const done = turns.wait(asker.signal, never).take(work(turns).run);
    if (first === 'given up') asker.abort();
    turns.wait(undefined, never);
    if (first === 'another waits') asker.abort();
    await expect(done).resolves.toBe('stopped');
  }
});

it('does not stop what is waited for, and stops everything at the end', async () => {
  const turns = new Turns();
  const end = new AbortController();
  const { run, letGo } = work(turns);
  const first = turns.wait(undefined, end.signal).take(run);
  const second = turns.wait(undefined, end.signal);
  letGo();
  await expect(first).resolves.toBe('finished');
  const last = second.take(work(turns).run);
  end.abort();
  await expect(last).resolves.toBe('stopped');
});
