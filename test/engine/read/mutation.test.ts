import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { memorySource } from '../../../electron/engine/ingest/read/byte-source';
import { BASE_FILES, partsOf, SHEET, STRINGS } from './base-files';
import { outcomeOf } from './outcome';
import type { FuzzBase } from './reading-child';
import type { ReadingProcess } from './reading-process';
import { readingProcess } from './reading-process';
import { makeXlsx } from './xlsx-writer';

const SEED = 2;
const folder = mkdtempSync(join(tmpdir(), 'mutation-'));
let reading: ReadingProcess;
beforeAll(async () => {
  reading = await readingProcess();
});
afterAll(() => {
  reading.remove();
  rmSync(folder, { recursive: true, force: true });
});

async function stored(name: string): Promise<FuzzBase> {
  const base = BASE_FILES.find((file) => file.name === name);
  if (base === undefined) throw new Error(name);
  const own = join(folder, name);
  mkdirSync(own);
  writeFileSync(join(own, 'whole'), base.bytes);
  const parts = await partsOf(base);
  parts.forEach(({ content }, index) => writeFileSync(join(own, String(index)), content));
  return { name, whole: join(own, 'whole'), parts: parts.map((part, index) => ({ name: part.name, path: join(own, String(index)) })) };
}

const outcome = (bytes: Buffer): Promise<string> => outcomeOf(memorySource('名单', bytes));

/** Beside damage to whole files (fuzz.test.ts): damage inside the parts of packages, behind their checksums, without the import's threads. */
describe('damaged files end in a reading or a clear failure', () => {
  it.each(BASE_FILES.map((file) => [file.name, file] as const))('the whole %s is read', async (_, { bytes }) => {
    expect(await outcome(bytes)).toBe('read true');
  });

  describe.each(BASE_FILES.map((file) => [file.name, file] as const))('%s', (_, { name, bytes }) => {
    it.each(Array.from({ length: 9 }, (__, index) => index + 1))('cut after %d tenths', async (tenths) => {
      const ended = await outcome(bytes.subarray(0, (bytes.length * tenths) / 10));
      // Text has no end mark; every other format has, and half a table must never pass for a whole one.
      if (['csv', 'html'].includes(name)) expect(['read true', 'DAMAGED_FILE', 'UNSUPPORTED_FORMAT']).toContain(ended);
      else expect(['DAMAGED_FILE', 'UNSUPPORTED_FORMAT']).toContain(ended);
    });
  });

  it.each(Array.from({ length: 9 }, (_, index) => index + 1))('parts of a workbook cut after %d tenths', async (tenths) => {
    const sheet = SHEET.subarray(0, (SHEET.length * tenths) / 10);
    expect(await outcome(makeXlsx({ sheet, stringsPart: STRINGS, formatIds: [0, 14] }))).toBe('DAMAGED_FILE');
    const stringsPart = STRINGS.subarray(0, (STRINGS.length * tenths) / 10);
    expect(await outcome(makeXlsx({ sheet: SHEET, stringsPart, formatIds: [0, 14] }))).toBe('DAMAGED_FILE');
  });

  it.each([
    ['xlsx', 1200],
    ['ods', 1000],
    ['xls', 1000],
    ['csv', 300],
    ['zip', 400],
    ['xlsb', 800],
    ['XML 2003', 500],
    ['html', 300],
  ] as const)('%s with random bits flipped, %d times', async (name, runs) => {
    const { outcomes } = await reading.perform({ kind: 'fuzz', base: await stored(name), seed: SEED, runs }, 15_000);
    expect(Object.values(outcomes).reduce((sum, times) => sum + times, 0)).toBe(runs);
    expect(Object.keys(outcomes)).toEqual(expect.arrayContaining(['read true', 'DAMAGED_FILE']));
  });
});
