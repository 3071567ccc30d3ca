/** The generator as the program runs it: bundled to CommonJS with the solver beside it, in a worker thread. */
import { beforeAll, expect, it } from 'vitest';
import { EngineFailure } from '../../../shared/contract';
import { generateRota, type RotaRequest } from '../../../electron/engine/hotline';
import { type RotaMaker, rotaThread } from '../../../electron/engine/hotline/plan/rota-maker';
import { builtWorker } from '../support/built-worker';
import { person, rulesOf } from './support';

let makeRota: RotaMaker;
beforeAll(() => {
  makeRota = rotaThread(builtWorker('rota-worker'));
}, 180_000);

const fortnight: RotaRequest = { rules: rulesOf('2026-10-01', '2026-10-14'), people: Array.from({ length: 40 }, (_, index) => person(`p${index}`)) };

it('leaves the thread of the caller free and gives what it gives there', async () => {
  let ticks = 0;
  const timer = setInterval(() => (ticks += 1), 5);
  const result = await makeRota(fortnight);
  clearInterval(timer);
  expect(result.kind).toBe('rota');
  expect(ticks).toBeGreaterThan(3);
  expect(result).toEqual(await generateRota(fortnight));
});

it('hands over what is wrong with a request', async () => {
  const refused = makeRota({ ...fortnight, rules: rulesOf('2026-10-14', '2026-10-01') });
  await expect(refused).rejects.toSatisfy((error) => error instanceof EngineFailure && error.error.code === 'BAD_REQUEST' && error.message.includes('2026-10-01'));
});

it('is ended by a cancel while the solver works', async () => {
  const month: RotaRequest = { rules: rulesOf('2026-10-01', '2026-10-31', { monthlyMaximum: 4 }), people: Array.from({ length: 200 }, (_, index) => person(`p${index}`, { wishes: [{ kind: 'wanted', date: `2026-10-${String(1 + (index % 28)).padStart(2, '0')}` }] })) };
  const controller = new AbortController();
  const running = makeRota(month, controller.signal);
  setTimeout(() => controller.abort(), 300);
  const startedAt = performance.now();
  await expect(running).rejects.toSatisfy((error) => error instanceof EngineFailure && error.error.code === 'CANCELLED');
  expect(performance.now() - startedAt).toBeLessThan(3000);
  await expect(makeRota(fortnight, controller.signal)).rejects.toSatisfy((error) => error instanceof EngineFailure && error.error.code === 'CANCELLED');
});
