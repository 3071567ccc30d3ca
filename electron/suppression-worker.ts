/** Entry of the thread that works out what has to be hidden besides small groups. */
import { parentPort } from 'node:worker_threads';
import { failureOf } from './engine/failures';
import { type Problem, protect } from './engine/privacy/suppression/protect';
import type { ProtectAnswer } from './engine/privacy/suppression/protect-thread';
import { solver } from './engine/privacy/suppression/solver';

if (parentPort === null) throw new Error('suppression-worker runs as a worker thread only');
const port = parentPort;
const answer = (message: ProtectAnswer): void => port.postMessage(message);
port.on('message', (problem: Problem) => {
  solver()
    .then((highs) => answer({ ok: true, protection: protect(highs, problem) }))
    .catch((error: unknown) => answer({ ok: false, error: failureOf(error) }));
});
