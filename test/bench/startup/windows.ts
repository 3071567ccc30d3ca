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

/** Of one question; a page that is exchanged for its first document never answers what it was asked before. */
const ANSWER_WITHIN_MS = 2000;

class PageConsole {
  readonly #socket: WebSocket;
  #lastId = 0;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
  }

  static async open(url: string): Promise<PageConsole> {
    const socket = new WebSocket(url);
    await once(socket, 'open');
    return new PageConsole(socket);
  }

  /** Asks again until the promise that the expression makes has come to true. */
  async until(expression: string): Promise<void> {
    while ((await this.#ask(expression)) !== true);
  }

  close(): void {
    this.#socket.close();
  }

  #ask(expression: string): Promise<unknown> {
    const id = ++this.#lastId;
    return new Promise((resolve) => {
      const finish = (value: unknown) => {
        clearTimeout(timer);
        this.#socket.off('message', hear);
        resolve(value);
      };
      const hear = (data: Buffer) => {
        const answer = JSON.parse(data.toString()) as { readonly id?: number; readonly result?: { readonly result?: { readonly value?: unknown } } };
        if (answer.id === id) finish(answer.result?.result?.value);
      };
      const timer = setTimeout(() => finish(undefined), ANSWER_WITHIN_MS);
      this.#socket.on('message', hear);
      this.#socket.send(JSON.stringify({ id, method: 'Runtime.evaluate', params: { expression, awaitPromise: true, returnByValue: true } }));
    });
  }
}

/** Gives up before the question does, so that an exchanged page costs one look and not a whole wait. */
function drawn(selector: string): string {
  return `new Promise((resolve) => { let looks = 10; const look = () => (document.querySelector(${JSON.stringify(selector)}) ? requestAnimationFrame(() => resolve(true)) : looks-- === 0 ? resolve(false) : setTimeout(look, ${LOOK_EVERY_MS})); look(); })`;
}

/** Asks the engine whether a workspace is open, over a port that is asked for as the page itself does. */
const ENGINE_ANSWERED = `new Promise((resolve) => {
  addEventListener('message', ({ ports: [port] }) => {
    if (port === undefined) return;
    port.onmessage = () => resolve(true);
    port.postMessage({ type: 'call', id: 1, method: 'workspace.status', request: {} });
  });
  yuxinDesktop.requestEngine();
})`;

export interface StartTimes {
  /** Milliseconds from the start of the process to the first frame with what was waited for. */
  readonly drawnMs: number;
  /** To the engine's first answer; NaN where there is no engine. */
  readonly engineMs: number;
}

/** @param hasEngine whether its first answer is waited for, too */
export async function startTimes(program: string, folder: string, selector: string, hasEngine: boolean): Promise<StartTimes> {
  const profile = mkdtempSync(join(tmpdir(), 'yuxin-start-'));
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const display = await useDisplay();
  const started = performance.now();
  const child = spawn(program, [folder, ...sandbox, '--remote-debugging-port=0', `--user-data-dir=${join(profile, 'profile')}`, '--home', join(profile, 'home')], { env: { ...process.env, DISPLAY: display }, stdio: ['ignore', 'ignore', 'pipe'] });
  try {
    const address = await debuggingAddress(child.stderr);
    child.stderr.resume();
    const page = await PageConsole.open(await pageSocket(address));
    await page.until(drawn(selector));
    const drawnMs = performance.now() - started;
    if (hasEngine) await page.until(ENGINE_ANSWERED);
    const engineMs = hasEngine ? performance.now() - started : Number.NaN;
    page.close();
    return { drawnMs, engineMs };
  } finally {
    child.kill();
    await once(child, 'exit');
    rmSync(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  }
}
