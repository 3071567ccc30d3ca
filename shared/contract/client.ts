import type { CallOptions, EngineApi } from './engine-api';
import { failure, type Outcome } from './errors';
import type { Channel, ClientMessage, EngineMessage } from './protocol';
import type { Method, RequestOf } from './requests';
import type { ResultOf } from './results';

interface PendingCall {
  readonly options: CallOptions | undefined;
  readonly finish: (outcome: Outcome<unknown>) => void;
}

const gone = (): Outcome<never> => failure('ENGINE_GONE', '数据引擎已停止，这一步没有完成。请等待程序重新连接后再试；仍不行请重新启动程序。');
const cancelled = (): Outcome<never> => failure('CANCELLED', '操作已取消。');

/**
 * The engine at the other end of a channel.
 * - A call whose signal is aborted asks the engine to cancel and ends with the engine's own answer, so that
 *   the caller knows the work has really been taken back.
 * - When the channel closes, every call under way and every later one ends as ENGINE_GONE.
 * - `close()` cancels what is under way, closes the workspace over there and makes later calls ENGINE_GONE.
 *   The channel belongs to whoever made it.
 * No call ever rejects.
 */
export function createClient(channel: Channel<EngineMessage, ClientMessage>): EngineApi {
  const pending = new Map<number, PendingCall>();
  let lastId = 0;
  let closed = false;

  channel.onMessage((message) => {
    const call = pending.get(message.id);
    // Answers to calls of an earlier client of the same channel, or refusals of messages that had no id.
    if (!call) return;
    if (message.type === 'progress') call.options?.onProgress?.(message.progress);
    else call.finish(message.outcome);
  });
  channel.onClose(() => {
    closed = true;
    for (const call of [...pending.values()]) call.finish(gone());
  });

  function call<M extends Method>(method: M, request: RequestOf<M>, options?: CallOptions): Promise<Outcome<ResultOf<M>>> {
    if (closed) return Promise.resolve(gone());
    const signal = options?.signal;
    if (signal?.aborted) return Promise.resolve(cancelled());
    return new Promise((resolve) => {
      const id = ++lastId;
      const cancel = () => channel.send({ type: 'cancel', id });
      const finish = (outcome: Outcome<unknown>) => {
        pending.delete(id);
        signal?.removeEventListener('abort', cancel);
        // The method decides the type of its result; the wire cannot say it.
        resolve(outcome as Outcome<ResultOf<M>>);
      };
      pending.set(id, { options, finish });
      signal?.addEventListener('abort', cancel, { once: true });
      try {
        channel.send({ type: 'call', id, method, request });
      } catch (error) {
        finish(failure('BAD_REQUEST', '请求无法送到数据引擎，请重试；仍不行请重新启动程序。', { method, reason: String(error) }));
      }
    });
  }

  async function close(): Promise<void> {
    if (closed) return;
    for (const id of pending.keys()) channel.send({ type: 'cancel', id });
    await call('workspace.close', {});
    closed = true;
  }

  return { call, close };
}
