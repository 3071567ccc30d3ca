/** Patterns as the program works them out: bundled to CommonJS with the solver beside it, in a thread, while the engine answers. */
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createEngine } from '../../../../electron/engine/engine';
import { generateRota } from '../../../../electron/engine/hotline';
import { inlinePool } from '../../../../electron/engine/ingest/workers/inline-pool';
import { readers } from '../../../../electron/engine/privacy/suppression/attackers';
import type { Problem } from '../../../../electron/engine/privacy/suppression/protect';
import { protectThread } from '../../../../electron/engine/privacy/suppression/protect-thread';
import { type Protector, protectHere } from '../../../../electron/engine/privacy/suppression/protector';
import { latticeOf } from '../../../../electron/engine/privacy/suppression/table-lattice';
import { tableId, tableOf, tablesAbove } from '../../../../electron/engine/privacy/suppression/tables';
import { EngineFailure } from '../../../../shared/contract';
import { builtWorker } from '../../support/built-worker';
import { PASSPHRASE, TestDesk, temporaryFolder, valueOf } from '../../support/engine';
import { randomOf } from '../../support/random';
import { randomTable } from '../../../system/support/random-tables';
import { importSample } from '../sample-desk';

const MINIMUM = 10;
const DIMENSIONS = ['county', 'stage', 'gender'];
let script: string;
let inThread: Protector;
beforeAll(() => {
  script = builtWorker('suppression-worker');
  inThread = protectThread(script);
}, 180_000);
afterAll(() => inThread.close());

/** Many small groups; the solver has about a second of work. */
function problem(counties: number): Problem {
  const { groups } = randomTable(randomOf(counties), counties);
  const tables = new Map(tablesAbove(DIMENSIONS).map((own) => [tableId(own), tableOf(groups, own)]));
  const lattice = latticeOf({ dimensions: DIMENSIONS, tables, decided: new Map(), elsewhere: new Map(), sensitive: [1, 2, 3], minimum: MINIMUM, rounding: null });
  return { set: lattice.set, attackers: readers(lattice, MINIMUM), effort: { rounds: 3, nodes: 50, seconds: 20 } };
}

const failsWith = (code: string) => (error: unknown) => error instanceof EngineFailure && error.error.code === code;

it('gives what the caller’s own thread gives, and leaves that free', async () => {
  const asked = problem(6);
  let ticks = 0;
  const timer = setInterval(() => (ticks += 1), 5);
  const found = await inThread.protect(asked);
  clearInterval(timer);
  expect(ticks).toBeGreaterThan(3);
  expect(found.hidden).toContain(true);
  expect(found).toEqual(await protectHere().protect(asked));
});

it('is ended by a cancel or by the clock while the solver works, and begins anew', async () => {
  const controller = new AbortController();
  const running = inThread.protect(problem(14), controller.signal);
  setTimeout(() => controller.abort(), 100);
  await expect(running).rejects.toSatisfy(failsWith('CANCELLED'));
  await expect(inThread.protect(problem(3), controller.signal)).rejects.toSatisfy(failsWith('CANCELLED'));
  await expect(inThread.protect(problem(3))).resolves.toHaveProperty('outOfReach');
  const impatient = protectThread(script, 50);
  await expect(impatient.protect(problem(14))).rejects.toSatisfy(failsWith('INTERNAL'));
  await impatient.close();
});

it('lets other questions be answered and hides the same', async () => {
  const folder = temporaryFolder();
  const engine = createEngine({ memoryLimitMb: 512, threads: 2, ingestPool: inlinePool, makeRota: generateRota, protector: inThread });
  try {
    const desk = new TestDesk(engine, folder, join(folder, '测试.yuxin'));
    await desk.call('workspace.create', { path: desk.workspacePath, passphrase: PASSPHRASE });
    await importSample(desk, 5);
    const order: string[] = [];
    const ask = (signal?: AbortSignal) => engine.call('indicator.query', { indicators: ['validResults'], by: ['county', 'stage'], where: {}, schoolYear: '2025-2026' }, signal === undefined ? {} : { signal });
    const controller = new AbortController();
    const given = ask(controller.signal).then((outcome) => (order.push('given up'), outcome));
    const slow = ask().then((outcome) => (order.push('figures'), outcome));
    // Counted by then, so that what is waited for is the pattern.
    await desk.figures({ indicators: ['schoolCount'], by: ['county'], where: {}, schoolYear: '2025-2026' });
    order.push('schools');
    controller.abort();
    expect(await given).toMatchObject({ ok: false, error: { code: 'CANCELLED' } });
    const answer = valueOf(await slow);
    expect(order).toEqual(['schools', 'given up', 'figures']);
    expect(answer.privacyNote).toContain('推算');
  } finally {
    await engine.close();
  }
});
