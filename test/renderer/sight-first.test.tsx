// @vitest-environment happy-dom
import { act, cleanup, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { useRef } from 'react';
import { useCalm } from '../../renderer/use-calm';
import { useDrawnLater } from '../../renderer/use-drawn-later';
import { useInSight } from '../../renderer/use-in-sight';
import { Watcher } from './support/sight';

function Chart({ value }: { readonly value: string }) {
  const place = useRef<HTMLParagraphElement>(null);
  const inSight = useInSight(place);
  const later = useDrawnLater(value);
  return <p ref={place}>{inSight ? value : later}</p>;
}

function Calm({ holds }: { readonly holds: boolean }) {
  return <p>{useCalm(holds) ? 'calm' : 'busy'}</p>;
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('IntersectionObserver', Watcher);
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const shown = (): string | null => screen.getByRole('paragraph').textContent;

describe('what is out of sight', () => {
  it('is drawn a moment later, what is in sight at once', () => {
    const { rerender } = render(<Chart value="旧" />);
    rerender(<Chart value="新" />);
    expect(shown()).toBe('新');
    act(() => void vi.runAllTimers());
    act(() => Watcher.last?.tell([{ isIntersecting: true }, { isIntersecting: false }]));
    rerender(<Chart value="更新" />);
    expect(shown()).toBe('新');
    act(() => void vi.runAllTimers());
    expect(shown()).toBe('更新');
  });

  it('is up to date as soon as it comes into sight', () => {
    const { rerender } = render(<Chart value="旧" />);
    act(() => Watcher.last?.tell([{ isIntersecting: false }]));
    rerender(<Chart value="新" />);
    expect(shown()).toBe('旧');
    act(() => Watcher.last?.tell([{ isIntersecting: true }]));
    expect(shown()).toBe('新');
  });
});

it('is calm when it has held for a moment, and no more at once when it does not', () => {
  const { rerender } = render(<Calm holds />);
  expect(shown()).toBe('busy');
  act(() => void vi.runAllTimers());
  expect(shown()).toBe('calm');
  rerender(<Calm holds={false} />);
  expect(shown()).toBe('busy');
  rerender(<Calm holds />);
  expect(shown()).toBe('busy');
});
