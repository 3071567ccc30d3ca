import { describe, expect, it } from 'vitest';
import type { Progress } from '../../shared/contract';
import { createClient } from '../../shared/contract/client';
import { serveEngine } from '../../shared/contract/server';
import { pairChannels } from './support/paired-channels';
import { smallEngine } from './support/small-engine';

function connected() {
  const channels = pairChannels();
  const engine = smallEngine();
  const stop = serveEngine(engine, channels.engine);
  return { channels, engine, stop, client: createClient(channels.client) };
}

const settle = () => new Promise((resolve) => setTimeout(resolve, 20));

describe('a client and an engine over one channel', () => {
  it('gives each of many simultaneous calls its own answer', async () => {
    const { client } = connected();
    const paths = Array.from({ length: 50 }, (_, index) => `/数据/${index}.yuxin`);
    const outcomes = await Promise.all(paths.map((path) => client.call('workspace.open', { path, passphrase: 'x' })));
    expect(outcomes.map((outcome) => outcome.ok && outcome.value.path)).toEqual(paths);
  });

  it('carries bytes both ways unchanged', async () => {
    const { client } = connected();
    const chunk = Uint8Array.from({ length: 256 }, (_, index) => index);
    const outcome = await client.call('upload.append', { name: 'a.xlsx', chunk });
    expect(outcome).toMatchObject({ ok: true, value: { bytes: chunk.slice().reverse() } });
  });

  it('reports progress and ends a cancelled call with the engine’s own answer', async () => {
    const { client, engine } = connected();
    const controller = new AbortController();
    const seen: Progress[] = [];
    const call = client.call('import.batches', {}, { signal: controller.signal, onProgress: (progress) => seen.push(progress) });
    await engine.longCallStarted;
    await settle();
    expect(seen).toEqual([{ phase: '读取', done: 1, total: 2 }]);
    controller.abort();
    expect(await call).toMatchObject({ ok: false, error: { code: 'CANCELLED' } });
    expect(engine.longCallAborted()).toBe(true);
  });

  it('sends nothing for a signal that was aborted before', async () => {
    const { client, channels } = connected();
    const outcome = await client.call('app.info', {}, { signal: AbortSignal.abort() });
    await settle();
    expect(outcome).toMatchObject({ ok: false, error: { code: 'CANCELLED' } });
    expect(channels.sent).toEqual([]);
  });

  it('ends calls under way and later ones as ENGINE_GONE when the channel closes, and the engine stops working', async () => {
    const { client, engine, channels } = connected();
    const call = client.call('import.batches', {});
    await engine.longCallStarted;
    channels.cut();
    expect(await call).toMatchObject({ ok: false, error: { code: 'ENGINE_GONE', message: expect.stringContaining('数据引擎已停止') as string } });
    expect(await client.call('app.info', {})).toMatchObject({ ok: false, error: { code: 'ENGINE_GONE' } });
    expect(engine.longCallAborted()).toBe(true);
    expect(engine.isClosed()).toBe(false);
  });

  it('refuses a request that cannot travel instead of throwing', async () => {
    const { client } = connected();
    const request = { notCloneable: () => 1 } as unknown as Record<string, never>;
    expect(await client.call('app.info', request)).toMatchObject({ ok: false, error: { code: 'BAD_REQUEST' } });
  });

  it('turns an accident in the engine into a value that quotes no cell', async () => {
    const { client, channels } = connected();
    const outcome = await client.call('data.summary', {});
    expect(outcome).toMatchObject({ ok: false, error: { code: 'INTERNAL', details: { kind: 'TypeError' } } });
    expect(JSON.stringify(channels.sent)).not.toContain('张三');
  });

  it('closing the client cancels what is under way and leaves the engine to its host', async () => {
    const { client, engine } = connected();
    const call = client.call('import.batches', {});
    await engine.longCallStarted;
    await client.close();
    expect(await call).toMatchObject({ ok: false, error: { code: 'CANCELLED' } });
    expect(await client.call('app.info', {})).toMatchObject({ ok: false, error: { code: 'ENGINE_GONE' } });
    expect(engine.isClosed()).toBe(false);
  });
});

describe('what an engine refuses on the wire', () => {
  it.each([
    ['null', null, -1],
    ['a text', 'call', -1],
    ['no id', { type: 'call', method: 'app.info', request: {} }, -1],
    ['an id that is no whole number', { type: 'call', id: 1.5, method: 'app.info', request: {} }, -1],
    ['an unknown type', { type: 'shutdown', id: 4 }, 4],
    ['no type', { id: 5 }, 5],
    ['an unknown method', { type: 'call', id: 6, method: 'workspace.delete', request: {} }, 6],
    ['a name every object has', { type: 'call', id: 7, method: 'constructor', request: {} }, 7],
    ['a method that is no text', { type: 'call', id: 8, method: ['app.info'], request: {} }, 8],
  ])('%s', (_name, message, id) => {
    const { channels } = connected();
    channels.inject(message);
    expect(channels.sent).toMatchObject([{ type: 'result', id, outcome: { ok: false, error: { code: 'BAD_REQUEST' } } }]);
  });

  it('an id that is still in use, without disturbing the call that uses it', async () => {
    const { channels, engine } = connected();
    channels.inject({ type: 'call', id: 1, method: 'import.batches', request: {} });
    await engine.longCallStarted;
    channels.inject({ type: 'call', id: 1, method: 'app.info', request: {} });
    expect(channels.sent.filter((message) => message.type === 'result')).toMatchObject([{ id: -1, outcome: { error: { code: 'BAD_REQUEST' } } }]);
    expect(engine.longCallAborted()).toBe(false);
  });

  it('a cancellation of nothing is no error', () => {
    const { channels } = connected();
    channels.inject({ type: 'cancel', id: 99 });
    expect(channels.sent).toEqual([]);
  });

  it('sends nothing after it was stopped', async () => {
    const { channels, engine, stop } = connected();
    channels.inject({ type: 'call', id: 1, method: 'import.batches', request: {} });
    await engine.longCallStarted;
    const before = channels.sent.length;
    stop();
    channels.inject({ type: 'call', id: 2, method: 'app.info', request: {} });
    await settle();
    expect(channels.sent.length).toBe(before);
    expect(engine.longCallAborted()).toBe(true);
  });
});
