/** A real engine on a temporary folder, closed and removed after each test. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tableFromIPC } from 'apache-arrow';
import { afterEach } from 'vitest';
import { createEngine, type EngineOptions } from '../../../electron/engine/engine';
import { protectHere } from '../../../electron/engine/privacy/suppression/protector';
import { generateRota } from '../../../electron/engine/hotline';
import { inlinePool } from '../../../electron/engine/ingest/workers/inline-pool';
import type { EngineApi, EngineError, ImportReport, Method, Outcome, RequestOf, ResultOf } from '../../../shared/contract';
import { copyNewWorkspace, PASSPHRASE } from './kept-workspace';

export { PASSPHRASE } from './kept-workspace';

const cleanups: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'yuxin-test-'));
  cleanups.push(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** @param options beside those that all tests have */
export function newEngine(options: Partial<EngineOptions> = {}): EngineApi {
  const engine = createEngine({ memoryLimitMb: 512, threads: 2, ingestPool: inlinePool, makeRota: generateRota, protector: protectHere(), ...options });
  cleanups.push(() => engine.close());
  return engine;
}

export function valueOf<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(`${outcome.error.code}: ${outcome.error.message} ${JSON.stringify(outcome.error.details)}`);
  return outcome.value;
}

export function errorOf(outcome: Outcome<unknown>): EngineError {
  if (outcome.ok) throw new Error('expected a refusal');
  return outcome.error;
}

/** @param arrow as answers carry it */
export function rowsOf(arrow: Uint8Array): Record<string, unknown>[] {
  return tableFromIPC(arrow).toArray().map((row: { toJSON(): Record<string, unknown> }) => row.toJSON());
}

export class TestDesk {
  constructor(
    readonly engine: EngineApi,
    readonly folder: string,
    readonly workspacePath: string,
  ) {}

  async call<M extends Method>(method: M, request: RequestOf<M>): Promise<ResultOf<M>> {
    return valueOf(await this.engine.call(method, request));
  }

  write(name: string, content: string | Uint8Array): string {
    const path = join(this.folder, name);
    writeFileSync(path, content);
    return path;
  }

  async import(...paths: readonly string[]): Promise<ImportReport> {
    return this.call('import.run', { sources: paths.map((path) => ({ kind: 'path', path })) });
  }

  async figures(request: RequestOf<'indicator.query'>): Promise<Record<string, unknown>[]> {
    const { rows } = await this.call('indicator.query', request);
    return rowsOf(rows);
  }
}

/** A workspace in which nothing has been done yet, opened: a copy of one, with the same key. */
export async function newDesk(options: Partial<EngineOptions> = {}): Promise<TestDesk> {
  const folder = temporaryFolder();
  const path = join(folder, '测试.yuxin');
  await copyNewWorkspace(path);
  const desk = new TestDesk(newEngine(options), folder, path);
  await desk.call('workspace.open', { path, passphrase: PASSPHRASE });
  return desk;
}

/** As a person makes one, with a key of its own; those of `newDesk` have all the same. */
export async function deskWithOwnKey(options: Partial<EngineOptions> = {}): Promise<TestDesk> {
  const folder = temporaryFolder();
  const desk = new TestDesk(newEngine(options), folder, join(folder, '测试.yuxin'));
  await desk.call('workspace.create', { path: desk.workspacePath, passphrase: PASSPHRASE });
  return desk;
}
