/** Work that is done one piece after the other, each for somebody who may give up: what nobody waits for any more makes way for those who do. */
export interface Turn {
  /** @param work is called when its turn comes */
  take<T>(work: () => Promise<T>): Promise<T>;
}

export class Turns {
  private waiting = 0;
  private running: { readonly stop: AbortController; readonly isGivenUp: () => boolean } | null = null;

  /** Of the piece of work that is being done. */
  get current(): AbortSignal | undefined {
    return this.running?.stop.signal;
  }

  /** @param signal of whoever asks @param ended of all @returns the place in the queue */
  wait(signal: AbortSignal | undefined, ended: AbortSignal): Turn {
    this.waiting++;
    this.makeWay();
    return {
      take: async (work) => {
        const stop = new AbortController();
        const end = (): void => stop.abort();
        const given = (): void => this.makeWay();
        this.waiting--;
        this.running = { stop, isGivenUp: () => signal?.aborted === true };
        ended.addEventListener('abort', end);
        signal?.addEventListener('abort', given);
        if (ended.aborted) end();
        this.makeWay();
        try {
          return await work();
        } finally {
          this.running = null;
          ended.removeEventListener('abort', end);
          signal?.removeEventListener('abort', given);
        }
      },
    };
  }

  private makeWay(): void {
    if (this.waiting > 0 && this.running?.isGivenUp() === true) this.running.stop.abort();
  }
}
