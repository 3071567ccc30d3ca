#!/usr/bin/env node
/** The command line from a checkout: builds it when needed, then runs it in this process with the same arguments. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildIfStale } from './build-if-stale.mjs';

const program = join(import.meta.dirname, '../dist/electron/cli.cjs');
try {
  await buildIfStale(process.argv[2] === 'serve' ? 'browser' : 'cli');
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(2);
}
process.argv[1] = program;
await import(pathToFileURL(program).href);
