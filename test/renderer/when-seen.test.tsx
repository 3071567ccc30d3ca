// @vitest-environment happy-dom
import { act, cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { WhenSeen } from '../../renderer/components/when-seen';
import { Watcher } from './support/sight';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

it('makes its contents once they are in sight, and keeps their place until then', () => {
  vi.stubGlobal('IntersectionObserver', Watcher);
  render(<WhenSeen height={300}>图表</WhenSeen>);
  expect(screen.queryByText('图表')).toBeNull();
  expect((Watcher.last?.watched as HTMLElement).style.minHeight).toBe('300px');
  act(() => Watcher.last?.tell([{ isIntersecting: false }]));
  expect(screen.queryByText('图表')).toBeNull();
  act(() => Watcher.last?.tell([{ isIntersecting: true }]));
  expect(screen.getByText('图表')).toBeTruthy();
  expect(Watcher.last?.watched).toBeNull();
});

it('makes them at once where nothing tells what is in sight', () => {
  vi.stubGlobal('IntersectionObserver', undefined);
  render(<WhenSeen height={300}>图表</WhenSeen>);
  expect(screen.getByText('图表')).toBeTruthy();
});
