/** Entry of the threads that read files. */
import { parentPort } from 'node:worker_threads';
import { serveIngestWorker } from './engine/ingest/workers/worker-main';

if (parentPort === null) throw new Error('ingest-worker runs as a worker thread only');
serveIngestWorker(parentPort);
