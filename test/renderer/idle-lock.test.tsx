// @vitest-environment happy-dom
/** The clock of the lock: when it comes, and what puts it off. Time is made, not waited for. */
import { cleanup, renderHook, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { useIdle } from '../../renderer/lock/use-idle';
import { success } from '../../shared/contract';
import { DEFAULT_PREFERENCES } from '../../shared/preferences';
import { closeApp, openApp } from './support/app';
import { fakeHost } from './support/fake-engine';

const MINUTE = 60_000;
/** The clock is looked at every two seconds. */
const LATE = 2_000;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date', 'setInterval', 'clearInterval'] });
});
afterEach(() => {
  vi.useRealTimers();
});

describe('the lock of an idle program', () => {
  afterEach(cleanup);

  it('comes after the set minutes, not before, and once', () => {
    const onIdle = vi.fn();
    renderHook(() => useIdle(5, onIdle));
    vi.advanceTimersByTime(5 * MINUTE - 1);
    expect(onIdle).not.toHaveBeenCalled();
    vi.advanceTimersByTime(LATE);
    expect(onIdle).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(60 * MINUTE);
    expect(onIdle).toHaveBeenCalledTimes(1);
  });

  it.each(['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'])('is put off by %s', (sign) => {
    const onIdle = vi.fn();
    renderHook(() => useIdle(5, onIdle));
    vi.advanceTimersByTime(4 * MINUTE);
    window.dispatchEvent(new Event(sign));
    vi.advanceTimersByTime(5 * MINUTE - 1);
    expect(onIdle).not.toHaveBeenCalled();
    vi.advanceTimersByTime(LATE);
    expect(onIdle).toHaveBeenCalledTimes(1);
  });

  it('never comes where none is set, and begins anew with other minutes', () => {
    const onIdle = vi.fn();
    const { rerender } = renderHook(({ minutes }) => useIdle(minutes, onIdle), { initialProps: { minutes: 0 } });
    vi.advanceTimersByTime(600 * MINUTE);
    expect(onIdle).not.toHaveBeenCalled();
    rerender({ minutes: 15 });
    vi.advanceTimersByTime(15 * MINUTE - 1);
    expect(onIdle).not.toHaveBeenCalled();
    vi.advanceTimersByTime(LATE);
    expect(onIdle).toHaveBeenCalledTimes(1);
  });

  it('comes at once when a computer wakes that has slept for longer', () => {
    const onIdle = vi.fn();
    renderHook(() => useIdle(5, onIdle));
    vi.setSystemTime(Date.now() + 8 * 60 * MINUTE);
    vi.advanceTimersByTime(LATE);
    expect(onIdle).toHaveBeenCalledTimes(1);
  });
});

describe('a page that nobody uses', () => {
  afterEach(closeApp);

  it('asks the engine to lock after the minutes of the preferences, and not while somebody uses it', async () => {
    const host = fakeHost({ 'workspace.lock': () => success({ open: true, locked: true, path: '/a.yuxin', name: 'a', auditIntact: true, auditProblem: null, operator: '王芳', hasRecoveryCode: true }) });
    openApp(host, '/settings');
    await waitFor(() => expect(host.requestsOf('workspace.status').length).toBeGreaterThan(0));
    // The clock runs once the pages stand.
    await screen.findByTestId('nav-overview');
    await new Promise((resolve) => setTimeout(resolve, 200));
    vi.advanceTimersByTime((DEFAULT_PREFERENCES.lockAfterMinutes - 1) * MINUTE);
    window.dispatchEvent(new Event('pointermove'));
    vi.advanceTimersByTime((DEFAULT_PREFERENCES.lockAfterMinutes - 1) * MINUTE);
    expect(host.requestsOf('workspace.lock')).toHaveLength(0);
    vi.advanceTimersByTime(MINUTE + LATE);
    expect(host.requestsOf('workspace.lock')).toHaveLength(1);
  });
});
