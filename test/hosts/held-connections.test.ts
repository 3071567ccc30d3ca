/** Whoever holds a connection to the browser host and never lets go does not keep it from closing. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encode } from '@msgpack/msgpack';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { type BrowserHost, startBrowserHost } from '../../electron/browser-host';
import { smallEngine, type SmallEngine } from '../contract/support/small-engine';
import { cookieOf, send } from './support/raw-http';

const CLOSES_WITHIN_MS = 10_000;

let folder: string;
let engine: SmallEngine;
let host: BrowserHost;
let port: number;
let session: { readonly Cookie: string; readonly Origin: string };
const held: Socket[] = [];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'held-connections-'));
  writeFileSync(join(folder, 'index.html'), '<title>育心数据台</title>');
  engine = smallEngine();
  host = await startBrowserHost({ engine, rendererFolder: folder, port: 0, home: join(folder, 'home'), readable: [], idleAfter: 60_000 });
  const { pathname, search, origin, port: own } = new URL(host.url);
  port = Number(own);
  session = { Cookie: cookieOf(await send({ port, path: pathname + search })), Origin: origin };
});
afterEach(() => {
  for (const socket of held.splice(0)) socket.destroy();
  rmSync(folder, { recursive: true, force: true });
});

/** Sends a text and keeps its side open, whatever the host does with its own. @returns what has been answered so far */
async function hold(text: string): Promise<() => string> {
  const socket = connect({ host: '127.0.0.1', port, allowHalfOpen: true });
  held.push(socket);
  let answer = '';
  socket.on('data', (data: Buffer) => (answer += data.toString()));
  socket.on('error', () => undefined);
  await new Promise<void>((resolve) => socket.once('connect', resolve));
  socket.write(text);
  return () => answer;
}

const headers = (more: Readonly<Record<string, string>>): string => Object.entries({ Host: `127.0.0.1:${port}`, ...more }).map(([name, value]) => `${name}: ${value}\r\n`).join('');
const UPGRADE = { Connection: 'Upgrade', Upgrade: 'websocket', 'Sec-WebSocket-Version': '13', 'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==' };

async function expectToClose(): Promise<void> {
  let late: NodeJS.Timeout | undefined;
  const tooLate = new Promise<string>((resolve) => (late = setTimeout(resolve, CLOSES_WITHIN_MS, 'still open')));
  expect(await Promise.race([host.close().then(() => 'closed'), tooLate])).toBe('closed');
  clearTimeout(late);
}

it('who says nothing, or half a request', async () => {
  await hold('');
  await hold('GET / HTTP/1.1\r\nHost: 127.0');
  await expectToClose();
});

it('whose body never comes', async () => {
  await hold(`POST /shell/preferences HTTP/1.1\r\n${headers({ ...session, 'Content-Length': '100' })}\r\n{`);
  await expectToClose();
});

it('who was refused an engine', async () => {
  const answer = await hold(`GET /engine HTTP/1.1\r\n${headers(UPGRADE)}\r\n`);
  await expect.poll(answer).toContain('403 Forbidden');
  await expectToClose();
});

it('who waits for an answer of the engine, and never says goodbye', async () => {
  const answer = await hold(`GET /engine HTTP/1.1\r\n${headers({ ...UPGRADE, ...session })}\r\n`);
  await expect.poll(answer).toContain('101 Switching Protocols');
  await expectToClose();
});

it('whose call is under way', async () => {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/engine`, { headers: session });
  socket.on('error', () => undefined);
  await new Promise((resolve) => socket.once('open', resolve));
  socket.send(encode({ type: 'call', id: 1, method: 'import.batches', request: {} }));
  await engine.longCallStarted;
  await expectToClose();
  await expect.poll(() => engine.longCallAborted()).toBe(true);
});
