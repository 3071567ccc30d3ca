/** renderer/connect against a real browser host, over a WebSocket that carries a browser's headers. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';
import { type BrowserHost, startBrowserHost } from '../../electron/browser-host';
import { connect } from '../../renderer/connect/connect';
import { smallEngine } from '../contract/support/small-engine';
import { cookieOf, send } from './support/raw-http';

let home: string;
let host: BrowserHost;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'page-connection-'));
  host = await startBrowserHost({ engine: smallEngine(), rendererFolder: home, port: 0, home, readable: [], idleAfter: 60_000 });
  const { port, host: address, origin, pathname, search } = new URL(host.url);
  const cookie = cookieOf(await send({ port: Number(port), path: pathname + search }));

  class BrowserSocket extends WebSocket {
    constructor(url: string) {
      super(url, { headers: { Cookie: cookie, Origin: origin } });
    }
  }
  vi.stubGlobal('WebSocket', BrowserSocket);
  vi.stubGlobal('window', {});
  vi.stubGlobal('location', { host: address });
});
afterEach(async () => {
  vi.unstubAllGlobals();
  await host.close();
  await rm(home, { recursive: true });
});

it('carries calls and bytes, and leaves absent properties absent', async () => {
  const { engine, shell } = await connect();
  expect(shell.kind).toBe('browser');
  expect('chooseFiles' in shell).toBe(false);
  const chunk = Uint8Array.from({ length: 1000 }, (_, index) => index);
  const outcome = await engine.call('upload.append', { name: 'a', uploadId: undefined, chunk });
  expect(outcome).toMatchObject({ ok: true, value: { bytes: chunk.slice().reverse() } });
});

it('ends calls of a broken connection as ENGINE_GONE, connects again and says so', async () => {
  const { engine, onReconnect } = await connect();
  const reconnected = new Promise<void>((resolve) => onReconnect(resolve));
  const tooLarge = new Uint8Array(64 * 1024 * 1024 + 1);
  expect(await engine.call('upload.append', { name: 'a', chunk: tooLarge })).toMatchObject({ ok: false, error: { code: 'ENGINE_GONE' } });
  await reconnected;
  expect(await engine.call('app.info', {})).toMatchObject({ ok: true });
});

it('gives way to a newer window and does not push it out again', async () => {
  const before = await connect();
  let pushedBack = false;
  before.onReconnect(() => (pushedBack = true));
  const after = await connect();
  await expect.poll(async () => (await before.engine.call('app.info', {})).ok).toBe(false);
  // Longer than the pause before a reconnection.
  await new Promise((resolve) => setTimeout(resolve, 1500));
  expect(pushedBack).toBe(false);
  expect(await after.engine.call('app.info', {})).toMatchObject({ ok: true });
});
