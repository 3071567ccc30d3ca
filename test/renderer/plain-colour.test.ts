import { expect, it } from 'vitest';
import { plainColour } from '../../renderer/charts/picture/plain-colour';

it('writes every computed colour so that office programs know it', () => {
  expect(plainColour('rgb(31, 95, 168)')).toBe('rgb(31, 95, 168)');
  expect(plainColour('rgba(0, 0, 0, 0)')).toBe('none');
  expect(plainColour('rgba(31, 95, 168, 0.05)')).toBe('rgba(31, 95, 168, 0.05)');
  // As browsers compute color-mix(in srgb, …).
  expect(plainColour('color(srgb 1 0.5 0)')).toBe('rgb(255, 128, 0)');
  expect(plainColour('color(srgb 0.121569 0.372549 0.658824 / 0.4)')).toBe('rgba(31, 95, 168, 0.4)');
  expect(plainColour('none')).toBe('none');
  expect(plainColour('url("#hatch-suppressed")')).toBe('url("#hatch-suppressed")');
});
