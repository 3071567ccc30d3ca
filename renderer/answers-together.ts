/**
 * Puts the answers of one page on it together. A change of filters asks several questions whose answers come a few milliseconds apart; put on
 * one by one, each would draw the whole page anew.
 */

/** Answers wait for others as long as one comes after another within this time. A slow question holds up nobody for longer. */
const QUIET_MS = 30;
/** No answer waits longer. */
const LONGEST_MS = 120;

/** One question under way. It ends once: answered, or given up. */
export interface Awaited {
  readonly answered: (put: () => void) => void;
  readonly givenUp: () => void;
}

export class AnswersTogether {
  private underWay = 0;
  private waiting: (() => void)[] = [];
  private quiet: ReturnType<typeof setTimeout> | undefined;
  private longest: ReturnType<typeof setTimeout> | undefined;

  /** @param atOnce draws what is put on within it */
  constructor(private readonly atOnce: (puts: () => void) => void = (puts) => puts()) {}

  asked(): Awaited {
    this.underWay++;
    let ended = false;
    const end = (): boolean => {
      if (ended) return false;
      ended = true;
      this.underWay--;
      return true;
    };
    return {
      answered: (put) => {
        if (!end()) return;
        this.waiting.push(put);
        if (this.underWay === 0) this.putAll();
        else this.wait();
      },
      givenUp: () => {
        // Given up while a page is being taken down or drawn anew, in the midst of which nothing can be drawn.
        if (end()) queueMicrotask(() => this.underWay === 0 && this.putAll());
      },
    };
  }

  private wait(): void {
    clearTimeout(this.quiet);
    this.quiet = setTimeout(() => this.putAll(), QUIET_MS);
    this.longest ??= setTimeout(() => this.putAll(), LONGEST_MS);
  }

  private putAll(): void {
    clearTimeout(this.quiet);
    clearTimeout(this.longest);
    this.longest = undefined;
    const puts = this.waiting;
    this.waiting = [];
    if (puts.length === 0) return;
    this.atOnce(() => {
      for (const put of puts) put();
    });
  }
}
