/** A sample city with two years in a workspace of its own, for tests that issue reports from it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as XLSX from 'xlsx';
import { createEngine, type EngineOptions } from '../../../electron/engine/engine';
import { protectHere } from '../../../electron/engine/privacy/suppression/protector';
import { generateRota } from '../../../electron/engine/hotline';
import { inlinePool } from '../../../electron/engine/ingest/workers/inline-pool';
import type { IssuedReport } from '../../../shared/contract';
import { PASSPHRASE, TestDesk, valueOf } from '../support/engine';

export const YEAR = '2025-2026';

/** @param options beside those that all tests have */
export async function openSampleCity(options: Partial<EngineOptions> = {}): Promise<TestDesk> {
  const folder = mkdtempSync(join(tmpdir(), 'yuxin-issued-'));
  const engine = createEngine({ memoryLimitMb: 1024, threads: 2, ingestPool: inlinePool, makeRota: generateRota, protector: protectHere(), ...options });
  const sample = valueOf(await engine.call('sample.write', { folder: join(folder, '示例'), seed: 11, schools: 30, students: 2500, schoolYear: YEAR, withPreviousYear: true }));
  const status = valueOf(await engine.call('workspace.create', { path: join(folder, 'w.yuxin'), passphrase: PASSPHRASE }));
  const desk = new TestDesk(engine, folder, status.path ?? '');
  await desk.import(sample.folder);
  return desk;
}

export async function closeSampleCity({ engine, folder }: TestDesk): Promise<void> {
  await engine.close();
  rmSync(folder, { recursive: true, force: true });
}

export function fileOf({ files }: IssuedReport): Uint8Array {
  const [file] = files;
  if (file === undefined) throw new Error('no file');
  return file.bytes;
}

export const bookOf = (bytes: Uint8Array): XLSX.WorkBook => XLSX.read(bytes, { type: 'array' });
export const rowsOf = (book: XLSX.WorkBook, sheet: string): unknown[][] => XLSX.utils.sheet_to_json<unknown[]>(book.Sheets[sheet]!, { header: 1 });
