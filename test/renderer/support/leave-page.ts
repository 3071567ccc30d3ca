/**
 * Takes down what a test of pages has drawn before its window is taken away. React draws in turns of the event loop, not at once: a turn that
 * was still to come would look for a window that is gone, and fail a run whose tests have all passed.
 */
import { afterAll } from 'vitest';

/** A turn to unmount, a turn for the effects of that, and one for what those have asked for. */
const TURNS = 3;

if (typeof window !== 'undefined') {
  const { cleanup } = await import('@testing-library/react');
  afterAll(async () => {
    cleanup();
    for (let turn = 0; turn < TURNS; turn++) await new Promise((resolve) => setImmediate(resolve));
  });
}
