/** Everything that is handed out is known, and under a licence that lets offices use it and pass it on. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildIfStale } from '../../scripts/build-if-stale.mjs';
import { BILL, isAllowed, LIST } from '../../scripts/licences.mjs';

const root = resolve(import.meta.dirname, '../..');
const read = (path: string): unknown => JSON.parse(readFileSync(join(root, path), 'utf8'));

interface Component {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  readonly text: string;
}
let components: readonly Component[];
beforeAll(async () => {
  await buildIfStale('all');
  components = read(LIST) as readonly Component[];
});

/** Packages whose sources the maps of the Node bundles name: told by another part of the build than the list. */
function packagesInMaps(): readonly string[] {
  const maps = readdirSync(join(root, 'dist/electron')).filter((file) => file.endsWith('.cjs.map'));
  expect(maps.length).toBeGreaterThan(4);
  const sources = maps.flatMap((file) => (read(`dist/electron/${file}`) as { readonly sources: readonly string[] }).sources);
  return [...new Set(sources.flatMap((source) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(source)?.[1] ?? []))];
}

describe('what is handed out', () => {
  it('has a licence of the allowed ones, every one of them', () => {
    expect(components.length).toBeGreaterThan(40);
    expect(components.filter(({ licence }) => !isAllowed(licence))).toEqual([]);
  });

  it('is the whole of what the bundles hold, and what lies beside them', () => {
    const named = new Set(components.map(({ name }) => name));
    // An alias of npm’s: the folder is called xlsx, the package by its own name.
    const folders = packagesInMaps().map((folder) => (folder === 'xlsx' ? '@e965/xlsx' : folder));
    expect(folders.length).toBeGreaterThan(8);
    expect(folders.filter((folder) => !named.has(folder))).toEqual([]);
    for (const name of ['@duckdb/node-api', 'highs', 'electron', 'react', 'antd']) expect(named).toContain(name);
    // Tools that only build and test are not handed out.
    for (const name of ['vite', 'vitest', 'eslint', 'electron-builder', 'playwright-core']) expect(named).not.toContain(name);
  });

  it('stands in a CycloneDX bill of materials with the hashes of the lock file', () => {
    const bill = read(BILL) as { readonly bomFormat: string; readonly specVersion: string; readonly components: readonly { readonly name: string; readonly version: string; readonly purl: string; readonly hashes: readonly { readonly content: string }[] }[] };
    expect(bill).toMatchObject({ bomFormat: 'CycloneDX', specVersion: '1.6' });
    expect(bill.components.map(({ name, version }) => `${name}@${version}`)).toEqual(components.map(({ name, version }) => `${name}@${version}`));
    expect(bill.components.filter(({ hashes }) => hashes.length !== 1 || hashes[0]?.content.length !== 128).map(({ name }) => name)).toEqual([]);
    expect(new Set(bill.components.map(({ purl }) => purl)).size).toBe(bill.components.length);
  });

  it('tells licences apart that must not come in', () => {
    expect(['MIT', '(MIT OR GPL-3.0-or-later)', 'Apache-2.0 AND MIT'].filter((identifier) => !isAllowed(identifier))).toEqual([]);
    expect(['GPL-3.0', 'AGPL-3.0-only', '', 'UNLICENSED', 'MIT AND GPL-2.0', 'SEE LICENSE IN x'].filter(isAllowed)).toEqual([]);
  });
});
