/**
 * A disk that is full: files may not grow beyond a limit (ulimit -f), in a process of its own. Whatever was under way is refused with what to do, and nothing that was
 * there before is lost.
 */
import { spawn } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEngine } from '../../electron/engine/engine';
import { protectHere } from '../../electron/engine/privacy/suppression/protector';
import { generateRota } from '../../electron/engine/hotline';
import { inlinePool } from '../../electron/engine/ingest/workers/inline-pool';
import { bundleChild, type BundledChild } from '../engine/support/bundled-child';
import { ask, makeStage, PASSPHRASE, type Stage } from './kill/stage';
import type { ChildReport, ChildTask, Work } from './kill/work';

/** What `ulimit -f` counts in. */
const UNIT = 512;

const engine = createEngine({ memoryLimitMb: 256, threads: 1, ingestPool: inlinePool, makeRota: generateRota, protector: protectHere() });
let child: BundledChild;
let stage: Stage;

beforeAll(async () => {
  child = await bundleChild(join(import.meta.dirname, 'kill/child.ts'), ['xlsx', 'highs', /^@duckdb\//]);
  stage = await makeStage(engine);
});
afterAll(async () => {
  await engine.close();
  child.remove();
  stage.remove();
});

/** @param mostBytes that a file may have */
function performWithin(work: Work, workspace: string, mostBytes: number): Promise<ChildReport> {
  const task: ChildTask = { work, workspace, passphrase: PASSPHRASE, files: stage.files, backup: stage.backup() };
  const limited = spawn('sh', ['-c', `ulimit -f ${Math.floor(mostBytes / UNIT)}; exec "$0" "$1"`, process.execPath, child.script], { stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
  let errors = '';
  limited.stderr?.on('data', (text: Buffer) => (errors += text.toString()));
  return new Promise((resolve, reject) => {
    let said: ChildReport | null = null;
    limited.on('message', (report: ChildReport) => {
      if (report.kind !== 'begun') said = report;
    });
    // Only then the workspace is nobody's.
    limited.once('exit', (code) => (said === null ? reject(new Error(`${work} ended with ${code} and said nothing: ${errors}`)) : resolve(said)));
    limited.send(task);
  });
}

async function batches(workspace: string): Promise<number> {
  expect(await ask(engine, 'workspace.open', { path: workspace, passphrase: PASSPHRASE })).toMatchObject({ open: true, auditIntact: true });
  const { batches: found } = await ask(engine, 'import.batches', {});
  await ask(engine, 'workspace.close', {});
  return found.length;
}

const litter = (): string[] => readdirSync(stage.folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.(part|backup|checking|restoring|restored|wal)/.test(name));

describe('a full disk', () => {
  // An import goes to the log of changes first, which takes less than the workspace.
  it.each([['import', 0.1], ['backup', 0.5], ['restore', 0.5], ['migration', 0.5]] as const)('refuses %s, says so, and leaves what was there', async (work, share) => {
    const workspace = stage.set(work);
    const report = await performWithin(work, workspace, statSync(workspace).size * share);
    expect(report).toMatchObject({ kind: 'refused', error: { code: 'DISK_FULL' } });
    expect(report.kind === 'refused' ? report.error.message : '').toMatch(/空间/);
    expect(await batches(workspace)).toBe(2);
    expect(litter()).toEqual([]);
  });

  it('lets a workspace close without its backup, and says why', async () => {
    const workspace = stage.set('closing');
    expect(await performWithin('closing', workspace, statSync(workspace).size / 2)).toMatchObject({ kind: 'done', backup: { problem: { code: 'DISK_FULL' } } });
    await ask(engine, 'workspace.open', { path: workspace, passphrase: PASSPHRASE });
    expect((await ask(engine, 'settings.get', {})).settings.unit.value).toBe('曹县教育局');
    await ask(engine, 'workspace.close', {});
    expect(await batches(workspace)).toBe(2);
    expect(litter()).toEqual([]);
  });
});
