import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { IdleWatch } from '../../electron/hosts/browser/idle-watch';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('waits for nothing more once it is stopped, also when a page leaves after that', () => {
  const watch = new IdleWatch(1000);
  watch.pageCame();
  watch.stop();
  watch.pageLeft();
  expect(vi.getTimerCount()).toBe(0);
});
