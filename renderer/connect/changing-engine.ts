import type { CallOptions, Channel, ClientMessage, EngineApi, EngineMessage, Method, Outcome, RequestOf, ResultOf } from '../../shared/contract';
import { createClient } from '../../shared/contract/client';

/** A client that can be put on a new channel. What is asked before the first one waits for it. */
export class ChangingEngine implements EngineApi {
  readonly #listeners: (() => void)[] = [];
  readonly #first: Promise<void>;
  #begin: () => void = () => undefined;
  #current: EngineApi | null = null;

  constructor() {
    this.#first = new Promise((resolve) => {
      this.#begin = resolve;
    });
  }

  use(channel: Channel<EngineMessage, ClientMessage>): void {
    const isFirst = this.#current === null;
    this.#current = createClient(channel);
    if (isFirst) this.#begin();
    else for (const listener of this.#listeners) listener();
  }

  onReconnect(listener: () => void): void {
    this.#listeners.push(listener);
  }

  readonly call = async <M extends Method>(method: M, request: RequestOf<M>, options?: CallOptions): Promise<Outcome<ResultOf<M>>> => (await this.#client()).call(method, request, options);

  async close(): Promise<void> {
    await (await this.#client()).close();
  }

  async #client(): Promise<EngineApi> {
    await this.#first;
    if (this.#current === null) throw new Error('told of a first channel that is not there');
    return this.#current;
  }
}
