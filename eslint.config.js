import js from '@eslint/js';
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import { importX } from 'eslint-plugin-import-x';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

/**
 * The layering of docs/architecture.md as data: files below `target` may not import from `from`.
 * Inside the engine the data flows one way:
 * read -> recognise -> clean -> prepare (workers) -> load -> warehouse -> metrics -> privacy -> comparison -> report/query.
 */
const engine = './electron/engine';
const flow = [
  ['ingest/read'],
  ['ingest/recognise'],
  ['ingest/clean'],
  ['ingest/prepare'],
  ['ingest/workers'],
  ['ingest/load'],
  ['warehouse', 'workspace'],
  ['metrics'],
  ['privacy'],
  ['comparison'],
  ['report', 'query'],
];
const hostFiles = ['main', 'preload', 'security', 'engine-process', 'browser-host', 'ingest-worker', 'cli'].map((name) => `./electron/${name}.ts`);
const zones = [
  { target: './shared', from: ['./electron', './renderer', './test'], message: 'shared/ is pure data and types: it imports nobody.' },
  { target: './renderer', from: ['./electron', './test'], message: 'The renderer reaches the engine only through shared/contract.' },
  { target: './electron', from: ['./renderer', './test'], message: 'electron/ never imports the user interface.' },
  { target: engine, from: hostFiles, message: 'The engine knows none of its hosts.' },
  { target: engine, from: ['./electron/hosts', './electron/cli'], message: 'The engine knows none of its hosts.' },
  ...flow.flatMap((names, index) =>
    names.map((name) => ({
      target: `${engine}/${name}`,
      // The load stage writes into the warehouse, so it alone may look one stage ahead.
      from: flow
        .slice(index + 1)
        .flat()
        .filter((later) => !(name === 'ingest/load' && (later === 'warehouse' || later === 'workspace')))
        .map((later) => `${engine}/${later}`),
      message: `Data flows one way: ${flow.map((stage) => stage.join('|')).join(' -> ')}.`,
    })),
  ),
].filter((zone) => zone.from.length > 0);

const networkModules = ['http', 'https', 'http2', 'net', 'tls', 'dgram', 'dns', 'dns/promises', 'undici'];
const noNetwork = networkModules.flatMap((name) => [name, `node:${name}`]).map((name) => ({ name, message: 'The program opens no socket; only the browser host listens, on loopback.' }));
const noElectron = { name: 'electron', message: 'Only the Electron host files may import electron.' };

export default tseslint.config(
  { ignores: ['dist', 'release', 'out', 'node_modules', '.cache'] },
  js.configs.recommended,
  ...tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    plugins: { 'import-x': importX },
    settings: { 'import-x/resolver-next': [createTypeScriptImportResolver({ project: './tsconfig.json' })] },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      'import-x/no-restricted-paths': ['error', { zones }],
      'no-restricted-imports': ['error', { paths: [...noNetwork, noElectron] }],
      'no-restricted-globals': ['error', { name: 'fetch', message: 'No network.' }, { name: 'XMLHttpRequest', message: 'No network.' }, { name: 'EventSource', message: 'No network.' }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/require-await': 'off',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
    },
  },
  {
    files: ['electron/main.ts', 'electron/preload.ts', 'electron/security.ts', 'electron/engine-process.ts', 'electron/hosts/electron/**'],
    rules: { 'no-restricted-imports': ['error', { paths: noNetwork }] },
  },
  {
    // The one listener of the program, bound to 127.0.0.1.
    files: ['electron/browser-host.ts', 'electron/hosts/browser/**'],
    rules: { 'no-restricted-imports': ['error', { paths: [noElectron] }] },
  },
  {
    // The page asks the host that served it; the content security policy allows no other origin.
    files: ['renderer/connect/browser.ts', 'renderer/connect/licences.ts'],
    rules: { 'no-restricted-globals': ['error', 'XMLHttpRequest', 'EventSource'] },
  },
  {
    files: ['test/**'],
    rules: { 'no-restricted-imports': 'off', 'no-restricted-globals': 'off' },
  },
  {
    files: ['renderer/**'],
    ...reactHooks.configs.flat['recommended-latest'],
  },
  {
    files: ['**/*.mjs', '**/*.js', '**/*.cjs'],
    ...tseslint.configs.disableTypeChecked,
    languageOptions: { ...tseslint.configs.disableTypeChecked.languageOptions, globals: { process: 'readonly', console: 'readonly', require: 'readonly', module: 'readonly', __dirname: 'readonly', setTimeout: 'readonly', URL: 'readonly', Buffer: 'readonly' } },
  },
  {
    files: ['**/*.cjs'],
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
);
