import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { decode, encode } from '@msgpack/msgpack';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { type BrowserHost, startBrowserHost } from '../../electron/browser-host';
import type { EngineMessage } from '../../shared/contract';
import { TAKEN_OVER } from '../../shared/contract/shell';
import { smallEngine, type SmallEngine } from '../contract/support/small-engine';
import { type Answer, cookieOf, send } from './support/raw-http';

let folder: string;
let home: string;
let engine: SmallEngine;
let host: BrowserHost;
let port: number;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'browser-host-'));
  home = join(folder, 'home');
  await mkdir(join(folder, 'page/assets'), { recursive: true });
  await writeFile(join(folder, 'page/index.html'), '<title>育心数据台</title>');
  await writeFile(join(folder, 'page/assets/app.js'), 'void 0');
  await writeFile(join(folder, 'secret.txt'), 'secret');
  await mkdir(join(folder, 'page-secret'));
  await writeFile(join(folder, 'page-secret/secret.txt'), 'secret');
  engine = smallEngine();
  host = await startBrowserHost({ engine, rendererFolder: join(folder, 'page'), port: 0, home, readable: [], idleAfter: 60_000 });
  port = Number(new URL(host.url).port);
});
afterEach(async () => {
  await host.close();
  await rm(folder, { recursive: true });
});

const entry = () => new URL(host.url).pathname + new URL(host.url).search;
const origin = () => `http://127.0.0.1:${port}`;

async function enter(): Promise<string> {
  return cookieOf(await send({ port, path: entry() }));
}

function expectRefused(answer: Answer): void {
  expect(answer.status).toBe(403);
  expect(answer.body).not.toContain('<title>育心数据台</title>');
  expect(answer.headers['access-control-allow-origin']).toBeUndefined();
}

/** Resolves with an open socket, or rejects with the HTTP status of the refusal in its message. */
function openSocket(headers: Record<string, string>, path = '/engine'): Promise<WebSocket> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`ws://127.0.0.1:${port}${path}`, { headers });
    socket.on('open', () => resolve(socket));
    socket.on('error', reject);
  });
}

function nextMessage(socket: WebSocket): Promise<EngineMessage> {
  return new Promise((resolve) => socket.once('message', (data: Buffer) => resolve(decode(Uint8Array.from(data)) as EngineMessage)));
}

const closeCode = (socket: WebSocket) => new Promise<number>((resolve) => socket.once('close', resolve));

describe('the way in', () => {
  it('exchanges the token of the address for a cookie no script can read and no other site can send', async () => {
    const answer = await send({ port, path: entry() });
    expect(answer.status).toBe(303);
    expect(answer.headers.location).toBe('/');
    const [cookie] = answer.headers['set-cookie'] ?? [];
    expect(cookie).toMatch(/^yuxin-\d+=[\w-]{43}; HttpOnly; SameSite=Strict; Path=\/$/);
    const page = await send({ port, path: '/', headers: { Cookie: cookieOf(answer) } });
    expect(page).toMatchObject({ status: 200, body: '<title>育心数据台</title>' });
  });

  it('refuses a used token, in Chinese', async () => {
    await enter();
    const answer = await send({ port, path: entry() });
    expectRefused(answer);
    expect(answer.body).toContain('一次性地址已经用过');
    expect(answer.headers['set-cookie']).toBeUndefined();
  });

  it('refuses a missing token, in Chinese, for the page, its files and the shell', async () => {
    for (const path of ['/', '/assets/app.js', '/shell/workspaces', '/shell/new-workspace?name=x']) {
      const answer = await send({ port, path });
      expectRefused(answer);
      expect(answer.body).toContain('缺少一次性口令');
    }
  });

  it('refuses a wrong token and leaves the right one alive', async () => {
    expectRefused(await send({ port, path: '/?token=wrong' }));
    expect((await send({ port, path: entry() })).status).toBe(303);
  });

  it('refuses a wrong cookie', async () => {
    await enter();
    expectRefused(await send({ port, path: '/', headers: { Cookie: `yuxin-${port}=wrong` } }));
    expectRefused(await send({ port, path: '/', headers: { Cookie: `yuxin-${port}=` } }));
  });

  it('lets the holder of the session open the printed address again', async () => {
    const cookie = await enter();
    expect(await send({ port, path: entry(), headers: { Cookie: cookie } })).toMatchObject({ status: 303, headers: { location: '/' } });
  });
});

describe('requests that are not this computer’s own page', () => {
  it.each(['yuxin.example', `evil.example:0`, '192.168.1.20', '127.0.0.1', 'localhost:1'])('Host %s', async (name) => {
    const cookie = await enter();
    const answer = await send({ port, path: '/', headers: { Host: name, Cookie: cookie } });
    expectRefused(answer);
    expect(answer.body).toContain('只能在本机');
  });

  it('a foreign Host cannot use up the token', async () => {
    expectRefused(await send({ port, path: entry(), headers: { Host: `192.168.1.20:${port}` } }));
    expect((await send({ port, path: entry(), headers: { Host: `localhost:${port}` } })).status).toBe(303);
  });

  it('a foreign Origin, whatever the method', async () => {
    const cookie = await enter();
    for (const method of ['GET', 'POST', 'PUT', 'DELETE', 'OPTIONS']) {
      expectRefused(await send({ port, path: '/shell/workspaces', method, headers: { Cookie: cookie, Origin: 'http://evil.example' } }));
      expectRefused(await send({ port, path: '/shell/workspaces', method, headers: { Cookie: cookie, Origin: 'null' } }));
    }
    expectRefused(await send({ port, path: '/', headers: { Cookie: cookie, Origin: `http://127.0.0.1:${port + 1}` } }));
    expectRefused(await send({ port, path: '/', headers: { Cookie: cookie, Origin: `http://127.0.0.1:${port}.evil.example` } }));
  });

  it('a request that would change something without an Origin; and with its own Origin there is nothing to change', async () => {
    const cookie = await enter();
    expectRefused(await send({ port, path: '/', method: 'POST', headers: { Cookie: cookie } }));
    expect((await send({ port, path: '/', method: 'POST', headers: { Cookie: cookie, Origin: origin() } })).status).toBe(405);
  });

  it.each(['/../secret.txt', '/..%2fsecret.txt', '/%2e%2e/secret.txt', '/assets/..%2f..%2fsecret.txt', '/..%2fpage-secret%2fsecret.txt', '/..%5csecret.txt', '/index.html%00.png', '/%', '//secret.txt'])(
    'a path out of the page’s folder: %s',
    async (path) => {
      const cookie = await enter();
      const answer = await send({ port, path, headers: { Cookie: cookie } });
      expect([403, 404]).toContain(answer.status);
      expect(answer.body).not.toContain('secret');
    },
  );

  it('a connection to any other address of this computer', async () => {
    const reach = (address: string) =>
      new Promise((resolve) => {
        const stream = connect({ host: address, port });
        stream.on('error', (error: NodeJS.ErrnoException) => resolve(error.code));
        stream.on('connect', () => {
          stream.destroy();
          resolve('connected');
        });
      });
    const others = Object.values(networkInterfaces()).flat().filter((address) => address?.internal === false && address.family === 'IPv4');
    for (const other of others) expect(await reach(other?.address ?? '')).toBe('ECONNREFUSED');
    expect(await reach('127.0.0.2')).toBe('ECONNREFUSED');
    expect(await reach('127.0.0.1')).toBe('connected');
  });
});

describe('what the page gets', () => {
  it('headers that keep it to its own origin', async () => {
    const cookie = await enter();
    const { headers } = await send({ port, path: '/', headers: { Cookie: cookie } });
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).not.toContain('unsafe-eval');
    expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer', 'cache-control': 'no-store' });
    expect(headers['access-control-allow-origin']).toBeUndefined();
  });

  it('its files, HEAD without a body, 404 for others', async () => {
    const headers = { Cookie: await enter() };
    expect(await send({ port, path: '/assets/app.js', headers })).toMatchObject({ status: 200, body: 'void 0', headers: { 'content-type': 'text/javascript; charset=utf-8' } });
    expect(await send({ port, path: '/assets/app.js', method: 'HEAD', headers })).toMatchObject({ status: 200, body: '' });
    expect((await send({ port, path: '/assets', headers })).status).toBe(404);
    expect((await send({ port, path: '/none.js', headers })).status).toBe(404);
  });

  it('the preferences of this computer, changed by its own page only and kept in the default folder', async () => {
    const cookie = await enter();
    const path = '/shell/preferences';
    const dark = JSON.stringify({ theme: 'dark', largeText: true, lockAfterMinutes: 5, operators: ['王芳'] });
    expectRefused(await send({ port, path, method: 'POST', headers: { Cookie: cookie }, body: dark }));
    expectRefused(await send({ port, path, method: 'POST', headers: { Cookie: cookie, Origin: 'http://127.0.0.1:1' }, body: dark }));
    const headers = { Cookie: cookie, Origin: origin() };
    for (const body of ['{', 'x'.repeat(5000)]) expect((await send({ port, path, method: 'POST', headers, body })).status).toBe(400);
    expect(JSON.parse((await send({ port, path, headers })).body)).toMatchObject({ theme: 'light' });
    expect(JSON.parse((await send({ port, path, method: 'POST', headers, body: dark })).body)).toEqual(JSON.parse(dark));
    expect(JSON.parse(await readFile(join(home, '.preferences.json'), 'utf8'))).toEqual(JSON.parse(dark));
  });

  it('a path for a new workspace and the workspaces of the default folder', async () => {
    const headers = { Cookie: await enter() };
    const answer = await send({ port, path: `/shell/new-workspace?name=${encodeURIComponent('../../菏泽市')}`, headers });
    expect(JSON.parse(answer.body)).toBe(join(home, '菏泽市.yuxin'));
    await writeFile(join(home, '菏泽市.yuxin'), '');
    expect(JSON.parse((await send({ port, path: '/shell/workspaces', headers })).body)).toMatchObject([{ name: '菏泽市', path: join(home, '菏泽市.yuxin') }]);
  });
});

describe('a host that is asked too much, or nothing any more', () => {
  it('answers 429 in Chinese after more requests than any page makes, and sockets alike', async () => {
    const headers = { Cookie: await enter(), Origin: origin() };
    const statuses = await Promise.all(Array.from({ length: 700 }, async () => (await send({ port, path: '/none.js', headers })).status));
    expect(statuses.filter((status) => status === 404).length).toBeGreaterThanOrEqual(390);
    expect(statuses).toContain(429);
    // A few more are let in every moment, so that somebody who goes on asking is refused most of the time.
    let asking = true;
    const others = Promise.all(Array.from({ length: 8 }, async () => {
      while (asking) await send({ port, path: '/none.js', headers });
    }));
    const refusedAtLast = async <T>(ask: () => Promise<T>, isRefused: (answer: T) => boolean): Promise<T> => {
      for (;;) {
        const answer = await ask();
        if (isRefused(answer)) return answer;
      }
    };
    const socket = async (): Promise<string> => openSocket(headers).then((open) => (open.terminate(), 'open'), (error: Error) => error.message);
    expect(await refusedAtLast(socket, (answer) => answer !== 'open')).toContain('429');
    expect(await refusedAtLast(() => send({ port, path: '/', headers }), ({ status }) => status !== 200)).toMatchObject({ status: 429, body: expect.stringContaining('请稍候再试') as string });
    asking = false;
    await others;
  });

  it('counts as idle when no page is there, and not while one is', async () => {
    const idling = await startBrowserHost({ engine, rendererFolder: join(folder, 'page'), port: 0, home, readable: [], idleAfter: 400 });
    const own = Number(new URL(idling.url).port);
    const cookie = cookieOf(await send({ port: own, path: new URL(idling.url).pathname + new URL(idling.url).search }));
    const socket = new WebSocket(`ws://127.0.0.1:${own}/engine`, { headers: { Cookie: cookie, Origin: `http://127.0.0.1:${own}` } });
    await new Promise((resolve) => socket.once('open', resolve));
    let idle = false;
    void idling.idle.then(() => (idle = true));
    await new Promise((resolve) => setTimeout(resolve, 900));
    expect(idle).toBe(false);
    socket.terminate();
    await idling.idle;
    await idling.close();
  });
});

describe('the engine’s socket', () => {
  const own = async () => ({ Cookie: await enter(), Origin: origin() });

  it('answers calls and carries bytes both ways', async () => {
    const socket = await openSocket(await own());
    const chunk = Uint8Array.from({ length: 256 }, (_, index) => index);
    socket.send(encode({ type: 'call', id: 1, method: 'upload.append', request: { name: 'a', chunk } }));
    expect(await nextMessage(socket)).toMatchObject({ type: 'result', id: 1, outcome: { ok: true, value: { bytes: chunk.slice().reverse() } } });
    socket.terminate();
  });

  it.each([
    ['no cookie', async () => ({ Origin: origin() })],
    ['a wrong cookie', async () => ({ ...(await own()), Cookie: `yuxin-${port}=wrong` })],
    ['a foreign Origin', async () => ({ ...(await own()), Origin: 'http://evil.example' })],
    ['no Origin', async () => ({ Cookie: await enter() })],
    ['a foreign Host', async () => ({ ...(await own()), Host: `yuxin.example:${port}` })],
  ])('refuses %s', async (_name, headers) => {
    await expect(openSocket(await headers())).rejects.toThrow('403');
  });

  it('lets the page name workspaces it was told of and files in the default folder, and nothing else', async () => {
    const headers = await own();
    const socket = await openSocket(headers);
    const code = async (id: number, method: string, path: string) => {
      socket.send(encode({ type: 'call', id, method, request: method === 'watch.add' ? { folder: path } : method === 'settings.set' ? { setting: 'backupFolder', value: path } : { path, passphrase: 'x' } }));
      const { outcome } = (await nextMessage(socket)) as { outcome: { ok: boolean; error?: { code: string } } };
      return outcome.error?.code ?? 'ok';
    };
    const path = JSON.parse((await send({ port, path: '/shell/new-workspace?name=x', headers })).body) as string;
    expect(await code(1, 'workspace.open', join(home, 'y.yuxin'))).toBe('NOT_CHOSEN');
    expect(await code(2, 'workspace.open', path)).toBe('ok');
    expect(await code(3, 'watch.add', folder)).toBe('NOT_CHOSEN');
    expect(await code(4, 'watch.add', join(home, '../page-secret'))).toBe('NOT_CHOSEN');
    // Passed on, to an engine that has no such method.
    expect(await code(5, 'watch.add', join(home, '上报'))).toBe('INTERNAL');
    // Nobody chose a folder to write copies to, and the default folder is for reading.
    for (const [id, wanted] of [folder, join(home, '上报')].entries()) expect(await code(6 + id, 'settings.set', wanted)).toBe('NOT_CHOSEN');
    socket.terminate();
  });

  it('refuses any other address', async () => {
    await expect(openSocket(await own(), '/other')).rejects.toThrow('403');
  });

  it.each([
    ['text', 'hello'],
    ['bytes that are no message', Uint8Array.from([0xc1, 0xff])],
    ['a message of another shape', encode(['call', 1])],
  ])('answers %s with BAD_REQUEST and stays usable', async (_name, data) => {
    const socket = await openSocket(await own());
    socket.send(data);
    expect(await nextMessage(socket)).toMatchObject({ id: -1, outcome: { ok: false, error: { code: 'BAD_REQUEST' } } });
    socket.send(encode({ type: 'call', id: 2, method: 'app.info', request: {} }));
    expect(await nextMessage(socket)).toMatchObject({ id: 2, outcome: { ok: true } });
    socket.terminate();
  });

  it('closes a socket that sends more than a message may hold', async () => {
    const socket = await openSocket(await own());
    socket.on('error', () => {});
    const code = closeCode(socket);
    socket.send(new Uint8Array(64 * 1024 * 1024 + 1));
    expect([1006, 1009]).toContain(await code);
  });

  it('aborts what is under way when the page goes away', async () => {
    const socket = await openSocket(await own());
    socket.send(encode({ type: 'call', id: 1, method: 'import.batches', request: {} }));
    await engine.longCallStarted;
    socket.terminate();
    await expect.poll(() => engine.longCallAborted()).toBe(true);
    expect(engine.isClosed()).toBe(false);
  });

  it('gives the newest page the engine and tells the one before why', async () => {
    const headers = await own();
    const before = await openSocket(headers);
    const code = closeCode(before);
    const after = await openSocket(headers);
    expect(await code).toBe(TAKEN_OVER);
    after.send(encode({ type: 'call', id: 1, method: 'app.info', request: {} }));
    expect(await nextMessage(after)).toMatchObject({ outcome: { ok: true } });
    after.terminate();
  });
});

it('says in Chinese that a port is taken', async () => {
  await expect(startBrowserHost({ engine, rendererFolder: folder, port, home, readable: [], idleAfter: 60_000 })).rejects.toThrow(`端口 ${port} 已被其他程序占用`);
});
