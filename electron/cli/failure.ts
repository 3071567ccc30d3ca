import type { EngineError, Outcome } from '../../shared/contract';

/** Exit codes of the command line, stable. */
export const EXIT = { done: 0, doneWithFailures: 1, refused: 2 } as const;

/** Ends a command with exit code 2 and the message on standard error. */
export class CommandRefused extends Error {
  constructor(
    message: string,
    readonly error: EngineError | null = null,
  ) {
    super(message);
    this.name = 'CommandRefused';
  }
}

export function unwrap<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  throw new CommandRefused(outcome.error.message, outcome.error);
}
