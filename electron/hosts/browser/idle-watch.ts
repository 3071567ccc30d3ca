/** Tells when nobody has used the browser host for a while: a program that waits on after its window was closed is forgotten, not wanted. */
export class IdleWatch {
  /** Resolves once, when no page has been there for the given time and nothing was asked. */
  readonly idle: Promise<void>;
  readonly #milliseconds: number;
  #pages = 0;
  #stopped = false;
  #timer: NodeJS.Timeout | undefined;
  #resolve = (): void => undefined;

  constructor(milliseconds: number) {
    this.#milliseconds = milliseconds;
    this.idle = new Promise((resolve) => (this.#resolve = resolve));
    this.used();
  }

  /** Somebody asked for something. */
  used(): void {
    clearTimeout(this.#timer);
    if (this.#pages === 0 && !this.#stopped) this.#timer = setTimeout(this.#resolve, this.#milliseconds);
  }

  pageCame(): void {
    this.#pages += 1;
    this.used();
  }

  pageLeft(): void {
    this.#pages -= 1;
    this.used();
  }

  /** For good: pages that leave because the host ends must not keep it waiting. */
  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
  }
}
