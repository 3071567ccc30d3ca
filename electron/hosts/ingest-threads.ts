import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { IngestPool } from '../engine/ingest/workers/pool';
import { threadPool } from '../engine/ingest/workers/thread-pool';

/** Threads for reading files beside the engine's own; more than a few only wait for the one that writes. */
const MOST_THREADS = 4;

/** @param folder where the bundles lie, `ingest-worker.cjs` among them */
export function ingestThreads(folder: string): () => IngestPool {
  return () => threadPool({ script: join(folder, 'ingest-worker.cjs'), size: Math.min(MOST_THREADS, Math.max(2, availableParallelism() - 1)) });
}
