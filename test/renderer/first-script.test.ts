/** What the first page may not wait for: see docs/decisions/0025. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';

const MAIN = join(import.meta.dirname, '../../renderer/main.tsx');
/** Imports and re-exports that are in the script at run time; `import()` is not, nor are types. */
const STATIC = /^(?:import|export)\s+(?!type\b)(?:[^'";]*?\sfrom\s+)?'([^']+)'/gm;

function fileOf(from: string, name: string): string | null {
  const base = join(dirname(from), name);
  return [base, `${base}.ts`, `${base}.tsx`, join(base, 'index.ts')].find((path) => /\.\w+$/.test(path) && existsSync(path)) ?? null;
}

/** Packages that the script of `file` holds, by the file that imports them. */
function packagesOf(file: string, seen = new Map<string, readonly string[]>()): ReadonlyMap<string, readonly string[]> {
  if (seen.has(file) || file.endsWith('.css')) return seen;
  const names = [...readFileSync(file, 'utf8').matchAll(STATIC)].map((match) => match[1] ?? '');
  seen.set(file, names.filter((name) => !name.startsWith('.')));
  for (const name of names.filter((other) => other.startsWith('.'))) {
    const next = fileOf(file, name);
    if (next === null) throw new Error(`${file} imports ${name}, which is not there`);
    packagesOf(next, seen);
  }
  return seen;
}

it('the first script holds React and nothing else of others', () => {
  const packages = packagesOf(MAIN);
  // The walk has gone where it should: through the app to the fields of the welcome page.
  expect([...packages.keys()].some((file) => file.endsWith('plain/field.tsx'))).toBe(true);
  expect([...new Set([...packages.values()].flat())].sort()).toEqual(['react', 'react-dom', 'react-dom/client']);
});
