#!/usr/bin/env node
/** The command line from a checkout: builds it when needed, then runs it in this process with the same arguments. */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { buildIfStale } from './build-if-stale.mjs';

const program = join(import.meta.dirname, '../dist/electron/cli.cjs');
try {
  await buildIfStale(process.argv[2] === 'serve' ? 'browser' : 'cli');
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(2);
}
process.argv[1] = program;
// Not by import(), which looks through all eight megabytes for the names of exports before it runs them.
createRequire(import.meta.url)(program);
