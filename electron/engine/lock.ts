/** The lock of a program that stands alone on a desk: enforced here, so that no script in the page reads on. */
import { setTimeout as wait } from 'node:timers/promises';
import type { Method } from '../../shared/contract';

/** What is answered while locked. None of it tells anything of the data; closing gives the workspace back to its passphrase. */
const ANSWERED: readonly Method[] = ['app.info', 'workspace.status', 'workspace.lock', 'workspace.unlock', 'workspace.close'];

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 30_000;

/** How long nobody may try again after so many wrong passphrases in a row. */
export function waitAfter(failures: number): number {
  return failures === 0 ? 0 : Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (failures - 1));
}

export interface Attempt {
  readonly opened: boolean;
  /** Wrong passphrases in a row, this attempt's among them. */
  readonly failures: number;
  /** Until the next attempt is looked at; rounded up. */
  readonly waitSeconds: number;
}

export class Lock {
  #closed = false;
  #failures = 0;
  #mayTryAt = 0;
  /** One attempt at a time, however many are sent. */
  #attempts: Promise<unknown> = Promise.resolve();

  get closed(): boolean {
    return this.#closed;
  }

  refuses(method: Method): boolean {
    return this.#closed && !ANSWERED.includes(method);
  }

  close(): void {
    this.#closed = true;
  }

  /** For a workspace that is not open any more. Wrong attempts are not forgotten: closing must not be a way around the wait. */
  reset(): void {
    this.#closed = false;
  }

  /** An attempt that comes too early waits. */
  open(isRight: () => Promise<boolean>): Promise<Attempt> {
    const attempt = this.#attempts.then(async (): Promise<Attempt> => {
      // Nobody's wait keeps the process from ending.
      await wait(Math.max(0, this.#mayTryAt - Date.now()), undefined, { ref: false });
      if (await isRight()) {
        this.#closed = false;
        const failures = this.#failures;
        this.#failures = 0;
        return { opened: true, failures, waitSeconds: 0 };
      }
      this.#failures += 1;
      const delay = waitAfter(this.#failures);
      this.#mayTryAt = Date.now() + delay;
      return { opened: false, failures: this.#failures, waitSeconds: Math.ceil(delay / 1000) };
    });
    this.#attempts = attempt.catch(() => undefined);
    return attempt;
  }
}
