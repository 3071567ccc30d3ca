import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hashSource, memorySource, openFileSource } from '../../../electron/engine/ingest/read/byte-source';
import { failureOf } from './helpers';

const bytes = Buffer.alloc(700_001, '名单0123456789');
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'read-'));
  await writeFile(join(folder, '名单.xlsx'), bytes);
});
afterAll(() => rm(folder, { recursive: true }));

describe('byte sources', () => {
  it('reads a file at any place, and less only at its end', async () => {
    const source = await openFileSource(join(folder, '名单.xlsx'));
    expect([source.name, source.size]).toEqual(['名单.xlsx', bytes.length]);
    expect(await source.read(300_000, 50)).toEqual(bytes.subarray(300_000, 300_050));
    expect(await source.read(bytes.length - 3, 50)).toEqual(bytes.subarray(bytes.length - 3));
    expect(await source.read(bytes.length + 3, 50)).toHaveLength(0);
    await source.close();
  });

  it('gives the same SHA-256 from disk and from memory', async () => {
    const source = await openFileSource(join(folder, '名单.xlsx'));
    const expected = createHash('sha256').update(bytes).digest('hex');
    expect(await hashSource(source)).toBe(expected);
    expect(await hashSource(memorySource('名单.xlsx', bytes))).toBe(expected);
    await source.close();
  });

  it('stops hashing when cancelled', async () => {
    const failure = await failureOf(hashSource(memorySource('a', bytes), AbortSignal.abort()));
    expect(failure.error.code).toBe('CANCELLED');
  });

  it('says that a file is missing, or not a file', async () => {
    const missing = await failureOf(openFileSource(join(folder, '没有.xlsx')));
    expect(missing.error).toMatchObject({ code: 'FILE_NOT_FOUND', message: expect.stringContaining('没有.xlsx') as string });
    const directory = await failureOf(openFileSource(folder));
    expect(directory.error.code).toBe('FILE_UNREADABLE');
  });

  it('sees only its own part of a shared buffer', async () => {
    const shared = new Uint8Array([0, 1, 2, 3, 4]);
    expect([...(await memorySource('a', shared.subarray(1, 4)).read(1, 9))]).toEqual([2, 3]);
  });
});
