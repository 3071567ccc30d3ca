import { failure, success } from '../../../shared/contract';
import type { CallOptions, EngineApi, Outcome } from '../../../shared/contract';

export interface SmallEngine extends EngineApi {
  /** Resolves when a call to `import.batches` has begun; that method works until it is cancelled. */
  readonly longCallStarted: Promise<void>;
  readonly longCallAborted: () => boolean;
  readonly isClosed: () => boolean;
}

/** The least engine that shows every behaviour of the wire: an answer, bytes both ways, progress, long work, an accident. */
export function smallEngine(): SmallEngine {
  let aborted = false;
  let closed = false;
  let started = () => {};
  const longCallStarted = new Promise<void>((resolve) => (started = resolve));

  function longCall(options: CallOptions | undefined): Promise<Outcome<never>> {
    started();
    options?.onProgress?.({ phase: '读取', done: 1, total: 2 });
    return new Promise((resolve) => {
      options?.signal?.addEventListener('abort', () => {
        aborted = true;
        resolve(failure('CANCELLED', '操作已取消。'));
      });
    });
  }

  const methods: Record<string, (request: unknown, options?: CallOptions) => unknown> = {
    'app.info': () => success({ version: '1', duckdbVersion: '1', nodeVersion: '1', platform: 'test' }),
    'workspace.status': () => success({ open: false, path: null, name: null }),
    'workspace.close': () => success({ open: false, path: null, name: null }),
    // Sends the bytes back reversed, so that a test sees they went through.
    'upload.append': (request) => success({ uploadId: 'u', bytes: (request as { chunk: Uint8Array }).chunk.slice().reverse() }),
    'workspace.open': (request) => success({ open: true, path: (request as { path: string }).path, name: 'x' }),
    'import.batches': (_request, options) => longCall(options),
    'data.summary': () => {
      throw new TypeError('张三 370000000000000000');
    },
  };
  return {
    call: async (method, request, options) => (methods[method]?.(request, options) ?? failure('INTERNAL', '没有')) as never,
    close: async () => {
      closed = true;
    },
    longCallStarted,
    longCallAborted: () => aborted,
    isClosed: () => closed,
  };
}
