/** Starting Electron until a window can be used, told from outside by its debugging port in the same way for every program. */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WebSocket } from 'ws';
import { useDisplay } from '../../e2e/support/display';

const LOOK_EVERY_MS = 10;

/** Bundled code knows the scripts by the folder that benchmarks run in. */
export function electronProgram(): string {
  const code = "const runtime = await import('./scripts/electron-runtime.mjs'); process.stdout.write(runtime.programIn(runtime.testRuntime()));";
  return execFileSync(process.execPath, ['--input-type=module', '-e', code], { encoding: 'utf8' });
}

async function debuggingAddress(stderr: NodeJS.ReadableStream): Promise<string> {
  let text = '';
  for await (const chunk of stderr) {
    text += String(chunk);
    const found = /DevTools listening on ws:\/\/(127\.0\.0\.1:\d+)\//.exec(text)?.[1];
    if (found !== undefined) return found;
  }
  throw new Error(`no debugging port: ${text.slice(-500)}`);
}

async function pageSocket(address: string): Promise<string> {
  for (;;) {
    const targets = (await (await fetch(`http://${address}/json/list`)).json()) as readonly { readonly type: string; readonly webSocketDebuggerUrl: string }[];
    const page = targets.find(({ type }) => type === 'page');
    if (page !== undefined) return page.webSocketDebuggerUrl;
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
}

async function waitInPage(socketUrl: string, selector: string): Promise<void> {
  const socket = new WebSocket(socketUrl);
  await once(socket, 'open');
  const expression = `new Promise((resolve) => { const look = () => (document.querySelector(${JSON.stringify(selector)}) ? requestAnimationFrame(() => resolve(true)) : setTimeout(look, ${LOOK_EVERY_MS})); look(); })`;
  for (let id = 1; ; id++) {
    socket.send(JSON.stringify({ id, method: 'Runtime.evaluate', params: { expression, awaitPromise: true, returnByValue: true } }));
    const [data] = (await once(socket, 'message')) as [Buffer];
    const answer = JSON.parse(data.toString()) as { readonly result?: { readonly result?: { readonly value?: unknown } } };
    // A page that is exchanged for its first document forgets what it was asked.
    if (answer.result?.result?.value === true) break;
  }
  socket.close();
}

/** @returns milliseconds from the start of the process to the first frame with what `selector` names */
export async function startMs(program: string, folder: string, selector: string): Promise<number> {
  const profile = mkdtempSync(join(tmpdir(), 'yuxin-start-'));
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const display = await useDisplay();
  const started = performance.now();
  const child = spawn(program, [folder, ...sandbox, '--remote-debugging-port=0', `--user-data-dir=${join(profile, 'profile')}`, '--home', join(profile, 'home')], { env: { ...process.env, DISPLAY: display }, stdio: ['ignore', 'ignore', 'pipe'] });
  try {
    const address = await debuggingAddress(child.stderr);
    child.stderr.resume();
    await waitInPage(await pageSocket(address), selector);
    return performance.now() - started;
  } finally {
    child.kill();
    await once(child, 'exit');
    rmSync(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  }
}
