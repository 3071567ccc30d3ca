/** Entry of the thread that makes one rota. */
import { parentPort, workerData } from 'node:worker_threads';
import { failureOf } from './engine/failures';
import { generateRota, type RotaRequest } from './engine/hotline/generate';
import type { RotaAnswer } from './engine/hotline/plan/rota-maker';

if (parentPort === null) throw new Error('rota-worker runs as a worker thread only');
const port = parentPort;
const answer = (message: RotaAnswer): void => port.postMessage(message);
generateRota(workerData as RotaRequest).then(
  (result) => answer({ ok: true, result }),
  (error: unknown) => answer({ ok: false, error: failureOf(error) }),
);
