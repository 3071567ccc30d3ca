/** A gate that work passes between two steps; closed while paused. */
export class PauseGate {
  private waiting: (() => void)[] = [];
  private closed = false;

  get isClosed(): boolean {
    return this.closed;
  }

  set(paused: boolean): void {
    this.closed = paused;
    if (paused) return;
    for (const go of this.waiting.splice(0)) go();
  }

  /** Resolves at once while open, otherwise when it opens or the signal aborts. */
  async pass(signal?: AbortSignal): Promise<void> {
    if (!this.closed || signal?.aborted === true) return;
    await new Promise<void>((resolve) => {
      this.waiting.push(resolve);
      signal?.addEventListener('abort', () => resolve(), { once: true });
    });
  }
}
