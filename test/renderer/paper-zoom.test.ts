import { expect, it } from 'vitest';
import { scaleOf } from '../../renderer/pages/report/paper-zoom';

const SHEET = { width: 800, height: 1100 } as const;

it('fits sheets into the width or as a whole, and takes any other size as it is', () => {
  const room = { width: 828, height: 578 } as const;
  expect(scaleOf('width', SHEET, room)).toBe(1);
  expect(scaleOf('page', SHEET, room)).toBe(0.5);
  expect(scaleOf(1.5, SHEET, room)).toBe(1.5);
  // Low and wide: the width decides no more.
  expect(scaleOf('page', { width: 2000, height: 100 }, room)).toBe(0.4);
  expect(scaleOf('width', SHEET, { width: 10, height: 10 })).toBeGreaterThan(0);
});
