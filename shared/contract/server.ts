import type { EngineApi } from './engine-api';
import { failure, type Outcome } from './errors';
import type { Channel, ClientMessage, EngineMessage } from './protocol';
import { isMethod, type Method, type RequestOf } from './requests';

/** Id of answers to messages that carried none; clients count from 1. */
const NO_ID = -1;

function isCallId(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0;
}

/**
 * Answers the messages of one channel with an engine. What arrives is not trusted: a message that is not a
 * `ClientMessage`, names no known method or reuses an id under way is answered with BAD_REQUEST (id -1 when it
 * has none of its own); the requests themselves are validated by the engine.
 * When the channel closes, or the returned function is called, calls under way are aborted and nothing
 * more is sent. The engine stays open: it belongs to the host.
 */
export function serveEngine(engine: EngineApi, channel: Channel<ClientMessage, EngineMessage>): () => void {
  const running = new Map<number, AbortController>();
  let stopped = false;

  function answer(id: number, outcome: Outcome<unknown>): void {
    if (!stopped) channel.send({ type: 'result', id, outcome });
  }

  function refuse(id: number, reason: string): void {
    answer(id, failure('BAD_REQUEST', '程序内部发出了无法识别的请求，请重新启动程序后再试。', { reason }));
  }

  async function run(id: number, method: Method, request: unknown): Promise<void> {
    const controller = new AbortController();
    running.set(id, controller);
    let outcome: Outcome<unknown>;
    try {
      outcome = await engine.call(method, request as RequestOf<Method>, {
        signal: controller.signal,
        onProgress: (progress) => {
          if (!stopped && running.has(id)) channel.send({ type: 'progress', id, progress });
        },
      });
    } catch (error) {
      // The text of an unforeseen error may quote a cell, so only its kind goes over the wire.
      const kind = error instanceof Error ? error.name : typeof error;
      outcome = failure('INTERNAL', '数据引擎出现意外错误，这一步没有完成。请重试；仍不行请重新启动程序。', { kind });
    }
    running.delete(id);
    answer(id, outcome);
  }

  function receive(message: unknown): void {
    if (stopped) return;
    if (typeof message !== 'object' || message === null) return refuse(NO_ID, 'not an object');
    const { type, id, method, request } = message as Record<string, unknown>;
    if (!isCallId(id)) return refuse(NO_ID, 'no id');
    switch (type) {
      case 'cancel':
        // Unknown ids are normal here: the answer and the cancellation may have crossed.
        running.get(id)?.abort();
        return;
      case 'call':
        if (running.has(id)) return refuse(NO_ID, 'id in use');
        if (!isMethod(method)) return refuse(id, 'unknown method');
        void run(id, method, request);
        return;
      default:
        refuse(id, 'unknown message');
    }
  }

  function stop(): void {
    stopped = true;
    for (const controller of running.values()) controller.abort();
    running.clear();
  }

  channel.onMessage(receive);
  channel.onClose(stop);
  return stop;
}
