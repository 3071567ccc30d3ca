import { cleanup, render } from '@testing-library/react';
import { App } from '../../../renderer/app';
// What the program loads when it is asked for is there before a test begins, so that no test waits for it.
import '../../../renderer/pages/query/query-page';
import '../../../renderer/themed-program';
import '../../../renderer/workspace-pages';
import { DEFAULT_PREFERENCES, type Preferences } from '../../../shared/preferences';
import type { FakeHost } from './fake-engine';
import { giveElementsSize } from './layout';

/** Leaves the page and lets React finish what it had queued, before the window is taken away. */
export async function closeApp(): Promise<void> {
  cleanup();
  await new Promise((resolve) => setTimeout(resolve, 20));
}

/**
 * The whole program at an address, e.g. `/staffing?county=371721`.
 * @param engineIsNew as the shell tells it, see PageStart
 */
export function openApp(host: FakeHost, address: string, engineIsNew = false, preferences: Preferences = DEFAULT_PREFERENCES): void {
  cleanup();
  giveElementsSize();
  window.location.hash = `#${address}`;
  render(<App connection={host} start={{ preferences, engineIsNew }} />);
}
