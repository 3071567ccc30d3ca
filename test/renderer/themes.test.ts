/** The two themes as data: same names, same values for antd, and texts that can be read on every ground they stand on. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PALETTES } from '../../renderer/theme';

const css = readFileSync(join(import.meta.dirname, '../../renderer/tokens.css'), 'utf8');

function tokens(selector: string): ReadonlyMap<string, string> {
  const start = css.indexOf(`${selector} {`);
  const block = css.slice(start, css.indexOf('}', start));
  return new Map([...block.matchAll(/--([\w-]+): ([^;]+);/g)].map(([, name = '', value = '']) => [name, value]));
}

const THEMES = { light: tokens(':root'), dark: tokens(":root[data-theme='dark']") } as const;

/** WCAG 2.2, relative luminance and contrast of #rrggbb. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

const TEXTS: readonly (readonly [string, readonly string[]])[] = [
  ['ink', ['paper', 'ground', 'inset', 'inset-deep', 'accent-soft', 'question', 'heat']],
  ['muted', ['paper', 'ground', 'inset', 'inset-deep', 'question']],
  ['faint', ['paper']],
  ['accent', ['paper', 'ground', 'inset', 'accent-soft']],
  ['warning', ['paper', 'ground', 'inset', 'warning-soft']],
  ['target', ['paper']],
  ['on-accent', ['accent']],
  ['side-strong', ['side', 'side-chosen']],
  ['side-text', ['side']],
  ['side-muted', ['side']],
];

describe.each(['light', 'dark'] as const)('the %s theme', (name) => {
  const theme = THEMES[name];

  it('names every colour that the other names', () => {
    expect([...theme.keys()]).toEqual([...THEMES[name === 'light' ? 'dark' : 'light'].keys()]);
  });

  it('gives antd the colours of the style sheets', () => {
    for (const [token, value] of Object.entries(PALETTES[name])) expect(theme.get(token), token).toBe(value);
  });

  it('can be read: every text keeps 4.5 to 1 on what it stands on', () => {
    for (const [text, grounds] of TEXTS) {
      for (const ground of grounds) expect(contrast(theme.get(text) ?? '', theme.get(ground) ?? ''), `${text} on ${ground}`).toBeGreaterThanOrEqual(4.5);
    }
  });

  it('draws marks that stand out from the paper by 3 to 1', () => {
    for (const mark of ['accent', 'warning-mark', 'target']) expect(contrast(theme.get(mark) ?? '', theme.get('paper') ?? ''), mark).toBeGreaterThanOrEqual(3);
  });
});

it('prints in light colours: the dark ones hold on screens only', () => {
  expect(css.indexOf('@media screen')).toBeGreaterThan(0);
  expect(css.indexOf("[data-theme='dark']")).toBeGreaterThan(css.indexOf('@media screen'));
});
