import { expect, it } from 'vitest';
import { ChangingEngine } from '../../renderer/connect/changing-engine';
import type { Channel, ClientMessage, EngineMessage } from '../../shared/contract';

/** A channel whose other end answers every call with its method. */
function echo(): { readonly channel: Channel<EngineMessage, ClientMessage>; readonly asked: readonly string[]; readonly end: () => void } {
  const asked: string[] = [];
  let hear: (message: EngineMessage) => void = () => undefined;
  let end = () => {};
  return {
    asked,
    end: () => end(),
    channel: {
      send: (message) => {
        if (message.type !== 'call') return;
        asked.push(message.method);
        hear({ type: 'result', id: message.id, outcome: { ok: true, value: message.method } });
      },
      onMessage: (listener) => {
        hear = listener;
      },
      onClose: (listener) => {
        end = listener;
      },
    },
  };
}

it('questions asked before there is an engine wait for it and are answered in their order', async () => {
  const engine = new ChangingEngine();
  let renewed = 0;
  engine.onReconnect(() => renewed++);
  const answers = [engine.call('workspace.status', {}), engine.call('app.info', {})];
  const first = echo();
  expect(first.asked).toEqual([]);
  engine.use(first.channel);
  expect(await Promise.all(answers)).toEqual([{ ok: true, value: 'workspace.status' }, { ok: true, value: 'app.info' }]);
  expect(first.asked).toEqual(['workspace.status', 'app.info']);
  expect(renewed).toBe(0);
});

it('a question given up while it waits is never asked', async () => {
  const engine = new ChangingEngine();
  const given = new AbortController();
  const answer = engine.call('app.info', {}, { signal: given.signal });
  given.abort();
  const first = echo();
  engine.use(first.channel);
  expect(await answer).toMatchObject({ ok: false, error: { code: 'CANCELLED' } });
  expect(first.asked).toEqual([]);
});

it('after the end of an engine questions are refused until the next one answers', async () => {
  const engine = new ChangingEngine();
  let renewed = 0;
  engine.onReconnect(() => renewed++);
  const first = echo();
  engine.use(first.channel);
  first.end();
  expect(await engine.call('app.info', {})).toMatchObject({ ok: false, error: { code: 'ENGINE_GONE' } });
  const second = echo();
  engine.use(second.channel);
  expect(await engine.call('app.info', {})).toMatchObject({ ok: true });
  expect(renewed).toBe(1);
});
