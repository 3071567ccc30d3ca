/** `npm run build`: everything that is older than its sources. */
import { buildIfStale } from './build-if-stale.mjs';

try {
  await buildIfStale('all');
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
