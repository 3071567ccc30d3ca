/** The generator as the program runs it: bundled to CommonJS with the solver beside it, in a worker thread. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { build } from 'vite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type RotaRequest, type RotaResult, generateRota } from '../../../electron/engine/hotline';
import { person, rulesOf } from './support';

const root = join(import.meta.dirname, '../../..');
let folder = '';

beforeAll(async () => {
  mkdirSync(join(root, '.cache'), { recursive: true });
  // Inside the project, so that the solver is found where packages are.
  folder = mkdtempSync(join(root, '.cache/hotline-worker-'));
  const entry = join(folder, 'entry.ts');
  writeFileSync(
    entry,
    `import { parentPort, workerData } from 'node:worker_threads';
     import { generateRota } from ${JSON.stringify(join(root, 'electron/engine/hotline'))};
     void generateRota(workerData).then((result) => parentPort.postMessage(result));`,
  );
  await build({
    configFile: false,
    root: folder,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: true,
      outDir: join(folder, 'bundle'),
      target: 'node18',
      rolldownOptions: { input: { worker: entry }, external: ['highs', ...builtinModules, ...builtinModules.map((name) => `node:${name}`)], output: { format: 'cjs', entryFileNames: '[name].cjs' } },
    },
  });
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('leaves the thread of the caller free and gives what it gives there', async () => {
  const request: RotaRequest = { rules: rulesOf('2026-10-01', '2026-10-14'), people: Array.from({ length: 40 }, (_, index) => person(`p${index}`)) };
  let ticks = 0;
  const timer = setInterval(() => (ticks += 1), 5);
  const result = await new Promise<RotaResult>((resolve, reject) => {
    const worker = new Worker(join(folder, 'bundle/worker.cjs'), { workerData: request });
    worker.on('message', resolve);
    worker.on('error', reject);
  });
  clearInterval(timer);
  expect(result.kind).toBe('rota');
  expect(ticks).toBeGreaterThan(3);
  expect(result).toEqual(await generateRota(request));
});
