import type { ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { WebSocket } from 'ws';
import { ENGINE_CONNECTED } from '../../../shared/contract/shell';

/** A page's console, for programs that Playwright cannot drive. */
export interface DevTools {
  /** The value of an expression, awaited when it is a promise. */
  evaluate(expression: string): Promise<unknown>;
  /** Puts files into a file field of the page, as its dialog does. */
  setFiles(selector: string, paths: readonly string[]): Promise<void>;
  close(): void;
}

interface Target {
  readonly type: string;
  readonly url: string;
  readonly webSocketDebuggerUrl: string;
}

async function debuggingPort(program: ChildProcess): Promise<number> {
  const { stderr } = program;
  if (!stderr) throw new Error('the program’s standard error must be a pipe');
  for await (const line of createInterface(stderr)) {
    const found = /^DevTools listening on ws:\/\/127\.0\.0\.1:(\d+)\//.exec(line);
    if (found) {
      stderr.resume();
      return Number(found[1]);
    }
  }
  throw new Error('the program ended before its debugging port was open');
}

async function pageTarget(port: number): Promise<Target> {
  for (;;) {
    const targets = (await (await fetch(`http://127.0.0.1:${port}/json/list`)).json()) as readonly Target[];
    const page = targets.find(({ type, url }) => type === 'page' && url.startsWith('app:'));
    if (page) return page;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Opens the page of a program started with `--remote-debugging-port=0` and waits until it is connected to its engine. */
export async function openDevTools(program: ChildProcess): Promise<DevTools> {
  const target = await pageTarget(await debuggingPort(program));
  const socket = new WebSocket(target.webSocketDebuggerUrl);
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
  let lastId = 0;

  function send<Result>(method: string, params: object): Promise<Result> {
    const id = ++lastId;
    return new Promise((resolve, reject) => {
      socket.on('message', function answered(data: Buffer) {
        const answer = JSON.parse(data.toString()) as { id: number; result?: Result; error?: unknown };
        if (answer.id !== id) return;
        socket.off('message', answered);
        if (answer.result === undefined) reject(new Error(JSON.stringify(answer.error)));
        else resolve(answer.result);
      });
      socket.send(JSON.stringify({ id, method, params }));
    });
  }

  async function evaluate(expression: string): Promise<unknown> {
    const { result, exceptionDetails } = await send<{ result: { value: unknown }; exceptionDetails?: unknown }>('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true });
    if (exceptionDetails !== undefined) throw new Error(JSON.stringify(exceptionDetails));
    return result.value;
  }

  async function setFiles(selector: string, files: readonly string[]): Promise<void> {
    const { result } = await send<{ result: { objectId: string } }>('Runtime.evaluate', { expression: `document.querySelector(${JSON.stringify(selector)})` });
    await send('DOM.setFileInputFiles', { files, objectId: result.objectId });
  }

  while (!(await evaluate(`performance.getEntriesByName('${ENGINE_CONNECTED}').length > 0`))) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return { evaluate, setFiles, close: () => socket.close() };
}
