/** A page asks for its files at its start and for little afterwards; whoever asks much more is no page of ours. */
const AT_ONCE = 400;
const PER_SECOND = 50;

export class RequestRate {
  #left = AT_ONCE;
  #at: number;

  /** @param now milliseconds of a clock that never goes back */
  constructor(now: number) {
    this.#at = now;
  }

  /** Whether one more request is answered. */
  admits(now: number): boolean {
    this.#left = Math.min(AT_ONCE, this.#left + ((now - this.#at) / 1000) * PER_SECOND);
    this.#at = now;
    if (this.#left < 1) return false;
    this.#left -= 1;
    return true;
  }
}
