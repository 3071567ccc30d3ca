/** Bundles a program of the tests for a process of its own, as Node itself reads no TypeScript. Inside the checkout, where packages are found. */
import { mkdtempSync, rmSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join, resolve } from 'node:path';
import { build } from 'vite';

const root = resolve(import.meta.dirname, '../../..');

export interface BundledChild {
  /** Absolute path of the script. */
  readonly script: string;
  readonly remove: () => void;
}

/** @param external packages that stay outside the bundle */
export async function bundleChild(entry: string, external: readonly (string | RegExp)[]): Promise<BundledChild> {
  const folder = mkdtempSync(join(root, 'node_modules/.child-'));
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: true,
      outDir: folder,
      target: 'node20',
      minify: false,
      rolldownOptions: {
        input: { child: entry },
        external: [...external, ...builtinModules, ...builtinModules.map((name) => `node:${name}`)],
        output: { format: 'es', entryFileNames: '[name].js' },
      },
    },
  });
  return { script: join(folder, 'child.js'), remove: () => rmSync(folder, { recursive: true, force: true }) };
}
