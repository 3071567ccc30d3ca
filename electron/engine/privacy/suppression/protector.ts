/** Where patterns are computed: the solver blocks the thread that it runs in. A thread of its own in the program, the caller's in tests. */
import { type Problem, protect, type Protection } from './protect';
import { solver } from './solver';

export interface Protector {
  /**
   * One problem after the other.
   * @param signal ends the work on this problem
   * @throws EngineFailure CANCELLED, INTERNAL; then nothing is known to be safe, and nothing is shown
   */
  protect(problem: Problem, signal?: AbortSignal): Promise<Protection>;
  close(): Promise<void>;
}

export function protectHere(): Protector {
  return { protect: async (problem) => protect(await solver(), problem), close: async () => undefined };
}
