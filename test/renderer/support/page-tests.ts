/** What all tests that draw pages have in common. */
import { afterAll } from 'vitest';

/** A page that loads its parts when they are asked for takes its time on a busy machine. */
const PATIENCE_MS = 15_000;

/** A turn to unmount, a turn for the effects of that, and one for what those have asked for. */
const TURNS = 3;

if (typeof window !== 'undefined') {
  const { cleanup, configure } = await import('@testing-library/react');
  configure({ asyncUtilTimeout: PATIENCE_MS });
  // React draws in turns of the event loop, not at once: a turn that was still to come would look for a window that is gone, and fail a run
  // whose tests have all passed.
  afterAll(async () => {
    cleanup();
    for (let turn = 0; turn < TURNS; turn++) await new Promise((resolve) => setImmediate(resolve));
  });
}
