/** `yuxin sample` in a process of its own. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import type { SampleTruth } from '../../electron/engine/sample';
import { DATASET_IDS } from '../../shared/datasets';

const root = resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'yuxin-sample-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function sample(...args: readonly string[]): SampleTruth {
  const { status, stderr } = spawnSync(process.execPath, [join(root, 'scripts/yuxin.mjs'), 'sample', ...args], { cwd: folder, encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(readFileSync(join(folder, `${args[0] ?? ''}.truth.json`), 'utf8')) as SampleTruth;
}

it('writes every file that the truth names, of all datasets', () => {
  const truth = sample('小', '--schools', '24', '--students', '2000', '--seed', '3', '--school-year', '2025-2026');
  expect(truth.files.filter(({ relativePath }) => !existsSync(join(folder, '小', relativePath)))).toEqual([]);
  expect(Object.keys(truth.datasets).sort()).toEqual([...DATASET_IDS].sort());
}, 120_000);

it('takes more schools for more pupils, unless told how many', () => {
  expect(sample('大', '--students', '60000').city.schoolCount).toBe(80);
  expect(sample('多', '--students', '24000', '--schools', '70').city.schoolCount).toBe(70);
}, 120_000);
