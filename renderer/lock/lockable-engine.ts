/** The engine as pages see it: while the program is locked their questions wait, and are asked again when it is open. */
import { failure, type CallOptions, type EngineApi, type Method, type Outcome, type RequestOf, type ResultOf, type WorkspaceStatus } from '../../shared/contract';

/** Their answer says whether the program is locked. */
const STATUS_METHODS: readonly Method[] = ['workspace.status', 'workspace.lock', 'workspace.unlock', 'workspace.open', 'workspace.create', 'workspace.close'];

export class LockableEngine implements EngineApi {
  readonly #engine: EngineApi;
  readonly #listeners = new Set<() => void>();
  #locked = false;

  constructor(engine: EngineApi) {
    this.#engine = engine;
  }

  get locked(): boolean {
    return this.#locked;
  }

  /** @returns a function that ends the subscription */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly call = async <M extends Method>(method: M, request: RequestOf<M>, options?: CallOptions): Promise<Outcome<ResultOf<M>>> => {
    for (;;) {
      const outcome = await this.#engine.call(method, request, options);
      if (outcome.ok) {
        if (STATUS_METHODS.includes(method)) this.#set((outcome.value as WorkspaceStatus).locked);
        return outcome;
      }
      if (outcome.error.code !== 'LOCKED') return outcome;
      this.#set(true);
      await this.#opened(options?.signal);
      if (options?.signal?.aborted) return failure('CANCELLED', '已取消。');
    }
  };

  close(): Promise<void> {
    return this.#engine.close();
  }

  /** An engine that was started anew holds no workspace, and so no lock. */
  startedAnew(): void {
    this.#set(false);
  }

  #set(locked: boolean): void {
    if (locked === this.#locked) return;
    this.#locked = locked;
    for (const listener of [...this.#listeners]) listener();
  }

  #opened(signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        stop();
        signal?.removeEventListener('abort', done);
        resolve();
      };
      const stop = this.subscribe(() => {
        if (!this.#locked) done();
      });
      signal?.addEventListener('abort', done, { once: true });
      if (!this.#locked || signal?.aborted) done();
    });
  }
}
