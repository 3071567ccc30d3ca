/**
 * `npm run dev`: builds on every change; a change of the page reloads it, a change of a Node bundle restarts the host.
 * The page is served as in production (no development server), because the content security policy and the
 * request filter would have to be opened for one.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, watch } from 'node:fs';
import { join } from 'node:path';
import { _electron as electron } from 'playwright-core';
import { buildIfStale } from './build-if-stale.mjs';
import { programIn, userRuntime } from './electron-runtime.mjs';

const root = join(import.meta.dirname, '..');
const QUIET_MS = 400;

/** @returns {Promise<{reload(): Promise<void>, stop(): Promise<void>}>} */
async function startElectron(runtime, onClosed) {
  const app = await electron.launch({ executablePath: programIn(runtime), args: [root, ...process.argv.slice(2)] });
  app.process().stdout.pipe(process.stdout);
  app.process().stderr.pipe(process.stderr);
  app.on('close', onClosed);
  const page = await app.firstWindow();
  return {
    reload: async () => void (await page.reload()),
    stop: () => {
      app.off('close', onClosed);
      return app.close();
    },
  };
}

async function startBrowserHost(onClosed) {
  const child = spawn(process.execPath, [join(root, 'dist/electron/cli.cjs'), 'serve', ...process.argv.slice(2)], { stdio: 'inherit' });
  child.on('exit', onClosed);
  return {
    reload: async () => console.log('The page has changed: reload it in the browser.'),
    stop: () => {
      child.off('exit', onClosed);
      return new Promise((resolve) => child.on('exit', resolve).kill());
    },
  };
}

/** Calls `action` once when a folder has been quiet for a while after changes; never twice at the same time. */
function whenChanged(folder, action) {
  let timer;
  let running = Promise.resolve();
  watch(folder, { recursive: true }, () => {
    timer ??= setTimeout(() => {}, 0);
    timer.close();
    timer = setTimeout(() => {
      running = running.then(action).catch((error) => console.error(error));
    }, QUIET_MS);
  });
}

await buildIfStale('all');
const runtime = userRuntime();
const finish = () => process.exit(0);
const start = () => (runtime ? startElectron(runtime, finish) : startBrowserHost(finish));
let host = await start();

const folders = { page: join(root, 'dist/renderer'), node: join(root, 'dist/electron') };
for (const folder of Object.values(folders)) mkdirSync(folder, { recursive: true });
spawn(process.execPath, [join(root, 'node_modules/vite/bin/vite.js'), 'build', '--app', '--watch', '--logLevel', 'warn'], { cwd: root, stdio: 'inherit' });
whenChanged(folders.page, () => host.reload());
whenChanged(folders.node, async () => {
  await host.stop();
  host = await start();
});
