/** Builds what is older than its sources. Parallel callers wait for the one that builds. */
import { spawnSync } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { writeLicences } from './licences.mjs';

const root = join(import.meta.dirname, '..');
const STAMPS = join(root, 'dist/.built');
const LOCK = join(root, '.cache/build.lock');
const CONFIGURATION = ['vite.config.ts', 'package.json', 'scripts/licences.mjs'];
const NODE_SOURCES = ['shared', 'electron', ...CONFIGURATION];
/** Environment of vite.config.ts -> what it is built from. */
const SOURCES = {
  client: ['shared', 'renderer', ...CONFIGURATION],
  main: NODE_SOURCES,
  preload: NODE_SOURCES,
  engine: NODE_SOURCES,
  ingestWorker: NODE_SOURCES,
  rotaWorker: NODE_SOURCES,
  suppressionWorker: NODE_SOURCES,
  cli: NODE_SOURCES,
};
const COMMAND_LINE = ['cli', 'ingestWorker', 'rotaWorker', 'suppressionWorker'];
const TARGETS = { cli: COMMAND_LINE, browser: ['client', ...COMMAND_LINE], all: Object.keys(SOURCES) };

/** Latest change in ms since 1970. Folders count too: their time moves when a file is removed. */
function newest(path) {
  const found = statSync(path);
  if (!found.isDirectory()) return found.mtimeMs;
  return Math.max(found.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}

function builtAt(environment) {
  try {
    return Number(readFileSync(join(STAMPS, environment), 'utf8'));
  } catch {
    return 0;
  }
}

function staleOnes(environments) {
  // Most environments have the same sources, and every call of the command line looks at them.
  const changed = new Map();
  const changedAt = (path) => {
    if (!changed.has(path)) changed.set(path, newest(join(root, path)));
    return changed.get(path);
  };
  return environments.filter((environment) => Math.max(...SOURCES[environment].map(changedAt)) > builtAt(environment));
}

function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** @returns {boolean} whether this process holds the lock now; a lock whose owner is gone is taken away */
function tryLock() {
  mkdirSync(join(root, '.cache'), { recursive: true });
  try {
    const file = openSync(LOCK, 'wx');
    writeFileSync(file, String(process.pid));
    closeSync(file);
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
  }
  try {
    const owner = Number(readFileSync(LOCK, 'utf8'));
    // An empty file is a lock that is just being written.
    if (owner > 0 && !isRunning(owner)) rmSync(LOCK, { force: true });
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
  }
  return false;
}

function build(environments) {
  const startedAt = Date.now();
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const vite = join(root, 'node_modules/vite/bin/vite.js');
  const env = { ...process.env, YUXIN_BUILD: environments.join(','), npm_package_version: version };
  const { status, stdout, stderr } = spawnSync(process.execPath, [vite, 'build', '--app', '--logLevel', 'error'], { cwd: root, env, encoding: 'utf8' });
  if (status !== 0) throw new Error(`the build failed\n${stdout}${stderr}`);
  writeLicences();
  mkdirSync(STAMPS, { recursive: true });
  // The time before the build: what changes meanwhile is built again.
  for (const environment of environments) writeFileSync(join(STAMPS, environment), String(startedAt));
}

/**
 * Prints nothing. Does nothing where there are no sources (an installed package).
 * @param {'cli' | 'browser' | 'all'} target command line, command line with the page, everything
 * @throws {Error} with the output of a failed build
 */
export async function buildIfStale(target) {
  if (!existsSync(join(root, 'vite.config.ts'))) return;
  const environments = TARGETS[target];
  if (staleOnes(environments).length === 0) return;
  while (!tryLock()) await wait(100);
  try {
    const stale = staleOnes(environments);
    if (stale.length > 0) build(stale);
  } finally {
    rmSync(LOCK, { force: true });
  }
}
