/**
 * `npm run dev`: builds on every change; a change of the page reloads it, a change of a Node bundle restarts the host.
 * The page is served as in production (no development server), because the content security policy and the
 * request filter would have to be opened for one.
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { _electron as electron } from 'playwright-core';
import { createBuilder } from 'vite';
import { programIn, userRuntime } from './electron-runtime.mjs';

const root = join(import.meta.dirname, '..');
/** Bundles that share a changed source are written one after another; the host restarts once for all of them. */
const QUIET_MS = 500;

async function startElectron(runtime) {
  const app = await electron.launch({ executablePath: programIn(runtime), args: [root, ...process.argv.slice(2)] });
  app.process().stdout.pipe(process.stdout);
  app.process().stderr.pipe(process.stderr);
  const finish = () => process.exit(0);
  app.on('close', finish);
  const page = await app.firstWindow();
  return {
    reload: () => page.reload(),
    stop: () => {
      app.off('close', finish);
      return app.close();
    },
  };
}

async function startBrowserHost() {
  const child = spawn(process.execPath, [join(root, 'dist/electron/cli.cjs'), 'serve', ...process.argv.slice(2)], { stdio: 'inherit' });
  const finish = () => process.exit(0);
  const takeAlong = () => child.kill('SIGINT');
  child.on('exit', finish);
  process.on('exit', takeAlong);
  return {
    reload: async () => console.log('The page has changed: reload it in the browser.'),
    stop: () => {
      child.off('exit', finish);
      process.off('exit', takeAlong);
      return new Promise((resolve) => {
        child.once('exit', resolve);
        child.kill('SIGINT');
      });
    },
  };
}

/** Builds an environment now and on every change. @returns when it has been built once */
async function watchEnvironment(builder, name, onBuilt) {
  const watcher = await builder.build(builder.environments[name]);
  await new Promise((resolve) => {
    watcher.on('event', ({ code, error }) => {
      if (code === 'ERROR') console.error(error);
      if (code === 'END') {
        resolve();
        onBuilt(name);
      }
    });
  });
}

for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(0));
const runtime = userRuntime();
let host = null;
let changed = new Set();
let timer;
let working = Promise.resolve();

async function bringUpToDate() {
  const names = changed;
  changed = new Set();
  if (names.size === 1 && names.has('client')) return host.reload();
  await host.stop();
  host = await (runtime ? startElectron(runtime) : startBrowserHost());
}

function onBuilt(name) {
  // Until the first build of everything is done there is nothing to bring up to date.
  if (host === null) return;
  changed.add(name);
  timer?.close();
  timer = setTimeout(() => {
    working = working.then(bringUpToDate).catch((error) => console.error(error));
  }, QUIET_MS);
}

const builder = await createBuilder({ configFile: join(root, 'vite.config.ts'), logLevel: 'warn', build: { watch: {} } });
for (const name of runtime ? ['client', 'main', 'preload', 'engine'] : ['client', 'cli']) await watchEnvironment(builder, name, onBuilt);
host = await (runtime ? startElectron(runtime) : startBrowserHost());
