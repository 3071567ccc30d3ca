/** `npm start`: the program in Electron, or in a browser of this computer where Electron cannot be had or cannot run. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { buildIfStale } from './build-if-stale.mjs';
import { downloadUserRuntime, programIn, userRuntime } from './electron-runtime.mjs';

const root = join(import.meta.dirname, '..');
const DOWNLOAD_TIMEOUT_MS = 60_000;
/** An Electron that ends with an error this soon never showed its window: libraries or a display are missing. */
const FAILED_START_MS = 5_000;

const programArguments = process.argv.slice(2);

function runElectron(folder) {
  const isRoot = process.platform === 'linux' && process.getuid() === 0;
  const env = { ...process.env };
  // Set by some editors' terminals; it would make Electron a plain Node.
  delete env.ELECTRON_RUN_AS_NODE;
  const startedAt = Date.now();
  return new Promise((resolve) => {
    const child = spawn(programIn(folder), [root, ...programArguments, ...(isRoot ? ['--no-sandbox'] : [])], { stdio: 'inherit', env });
    const end = (code) => resolve({ code, failedAtStart: code !== 0 && Date.now() - startedAt < FAILED_START_MS });
    child.on('error', () => end(1));
    for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
    child.on('exit', (code, signal) => (signal ? resolve({ code: 1, failedAtStart: false }) : end(code)));
  });
}

async function runBrowserHost(reason) {
  console.log(`${reason}，改在浏览器中打开同一程序。`);
  process.argv.splice(2, Infinity, 'serve', ...programArguments);
  await import('./yuxin.mjs');
}

const hasDisplay = process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
const runtime = userRuntime() ?? (hasDisplay ? downloadUserRuntime(DOWNLOAD_TIMEOUT_MS) : null);
if (runtime === null) {
  await runBrowserHost('无法取得 Electron 的程序文件');
} else if (!hasDisplay) {
  await runBrowserHost('这台机器没有图形界面，Electron 无法显示窗口');
} else {
  await buildIfStale('all');
  const { code, failedAtStart } = await runElectron(runtime);
  if (failedAtStart) await runBrowserHost('Electron 在这台机器上无法启动');
  else process.exitCode = code;
}
