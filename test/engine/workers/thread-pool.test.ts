/** Reading threads: the same answers as the engine's own thread, held by back-pressure, ended by cancel, replaced when they break. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { utils, write } from 'xlsx';
import type { FileTask } from '../../../electron/engine/ingest/prepare/file-task';
import type { FileSink, PreparedRows } from '../../../electron/engine/ingest/prepare/prepared';
import { inlinePool } from '../../../electron/engine/ingest/workers/inline-pool';
import type { IngestPool } from '../../../electron/engine/ingest/workers/pool';
import { threadPool } from '../../../electron/engine/ingest/workers/thread-pool';
import { builtWorker } from '../support/built-worker';
import { temporaryFolder } from '../support/engine';
import { csv } from '../support/spreadsheets';

const context = { key: new Uint8Array(32).fill(7), schoolKeys: null, schoolYear: undefined, fallbackYear: '2025-2026' };
let script: string;
beforeAll(() => {
  script = builtWorker();
});

async function withPool<T>(work: (pool: IngestPool) => Promise<T>, options: { size?: number; silenceMs?: number; heapMb?: number } = {}): Promise<T> {
  const pool = threadPool({ script, size: 1, ...options });
  try {
    return await work(pool);
  } finally {
    await pool.close();
  }
}

function taskOf(path: string): FileTask {
  return { input: { kind: 'path', path }, displayName: '测试.csv', passwords: [], includeHidden: false, memory: [], ownScales: [] };
}

function results(rows: number): string {
  return csv([
    ['2025-2026学年心理测评结果'],
    ['学校名称', '姓名', '学号', '年级', '测评时间', '总分', '预警等级'],
    ...Array.from({ length: rows }, (_, index) => ['曹县第一中学', `赵测${index}`, `S${index}`, '七年级', '2025-10-16', 30, index % 7 === 0 ? '认不得的等级' : '正常']),
  ]);
}

class Collected implements FileSink {
  readonly calls: string[] = [];
  readonly chunks: PreparedRows[] = [];
  issueCount = 0;
  constructor(private readonly each: () => Promise<void> = async () => undefined) {}
  opened = async (): Promise<'load'> => {
    this.calls.push('opened');
    return 'load';
  };
  table = async (): Promise<'load'> => {
    this.calls.push('table');
    return 'load';
  };
  names = async (): Promise<void> => {
    this.calls.push('names');
  };
  rows = async (_: number, rows: PreparedRows): Promise<void> => {
    this.calls.push('rows');
    this.chunks.push(rows);
    await this.each();
  };
  issues = async (_: number, issues: readonly unknown[]): Promise<void> => {
    this.issueCount += issues.length;
  };
  tableEnd = async (): Promise<void> => {
    this.calls.push('tableEnd');
  };
  get rowCount(): number {
    return this.chunks.reduce((sum, chunk) => sum + chunk.rowCount, 0);
  }
}

describe('threads that read', () => {
  it('send the same rows and issues as reading in place', async () => {
    const path = join(temporaryFolder(), 'a.csv');
    writeFileSync(path, results(5000));
    const inThread = new Collected();
    const inPlace = new Collected();
    const outcome = await withPool((pool) => pool.prepare(taskOf(path), context, inThread, undefined));
    expect(outcome).toEqual(await inlinePool().prepare(taskOf(path), context, inPlace, undefined));
    expect(outcome).toMatchObject({ status: 'prepared', tables: 1 });
    expect(inThread.calls).toEqual(inPlace.calls);
    expect(inThread.chunks).toEqual(inPlace.chunks);
    expect(inThread.issueCount).toBe(inPlace.issueCount);
    expect(inThread.issueCount).toBeGreaterThan(700);
  });

  it('wait when their rows are not taken', async () => {
    const path = join(temporaryFolder(), 'a.csv');
    writeFileSync(path, results(60_000));
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const sink = new Collected(() => held);
    await withPool(async (pool) => {
      const reading = pool.prepare(taskOf(path), context, sink, undefined);
      await wait(1500);
      expect(sink.chunks).toHaveLength(1);
      release();
      expect(await reading).toMatchObject({ status: 'prepared' });
    });
    expect(sink.rowCount).toBe(60_000 - Math.ceil(60_000 / 7));
  });

  it('end within a second of a cancel', async () => {
    const path = join(temporaryFolder(), 'a.csv');
    writeFileSync(path, results(200_000));
    const controller = new AbortController();
    const sink = new Collected();
    await withPool(async (pool) => {
      const reading = pool.prepare(taskOf(path), context, sink, controller.signal);
      const refused = expect(reading).rejects.toMatchObject({ error: { code: 'CANCELLED' } });
      while (sink.chunks.length < 3) await wait(5);
      const cancelledAt = Date.now();
      controller.abort();
      await refused;
      expect(Date.now() - cancelledAt).toBeLessThan(1000);
      // The pool is as good as new.
      expect(await pool.inspect(taskOf(path), undefined)).toMatchObject({ status: 'recognised' });
    });
  });

  it('are held by a pause and go on after it', async () => {
    const path = join(temporaryFolder(), 'a.csv');
    writeFileSync(path, results(60_000));
    const sink = new Collected();
    await withPool(async (pool) => {
      const reading = pool.prepare(taskOf(path), context, sink, undefined);
      while (sink.chunks.length < 2) await wait(5);
      pool.pause(true);
      await wait(300);
      const seen = sink.chunks.length;
      await wait(500);
      expect(sink.chunks.length).toBe(seen);
      pool.pause(false);
      expect(await reading).toMatchObject({ status: 'prepared' });
    });
  });

  it('cost one file when they run out of memory, not the run', async () => {
    const folder = temporaryFolder();
    const huge = join(folder, 'huge.xlsx');
    const rows = Array.from({ length: 30_000 }, (_, row) => Array.from({ length: 12 }, (__, column) => `第${row}行第${column}列的一段不短的文字`));
    const book = utils.book_new();
    utils.book_append_sheet(book, utils.aoa_to_sheet(rows, { dense: true }), '名录');
    // Shared strings have to be held whole.
    writeFileSync(huge, write(book, { type: 'buffer', bookSST: true, compression: true }) as Buffer);
    const small = join(folder, 'small.csv');
    writeFileSync(small, results(10));
    await withPool(
      async (pool) => {
        expect(await pool.inspect(taskOf(huge), undefined)).toMatchObject({ status: 'failed', error: { code: 'FILE_TOO_LARGE' } });
        expect(await pool.inspect(taskOf(small), undefined)).toMatchObject({ status: 'recognised' });
      },
      { heapMb: 24 },
    );
  });

  it('pass on what the sink throws, and stop reading', async () => {
    const path = join(temporaryFolder(), 'a.csv');
    writeFileSync(path, results(20_000));
    const sink = new Collected(async () => {
      throw new Error('disk full');
    });
    await withPool((pool) => expect(pool.prepare(taskOf(path), context, sink, undefined)).rejects.toThrow('disk full'));
  });

  it('read several files side by side', async () => {
    const folder = temporaryFolder();
    const paths = Array.from({ length: 8 }, (_, index) => {
      const path = join(folder, `${index}.csv`);
      writeFileSync(path, results(1000 + index));
      return path;
    });
    const sinks = paths.map(() => new Collected());
    await withPool((pool) => Promise.all(paths.map((path, index) => pool.prepare(taskOf(path), context, sinks[index]!, undefined))), { size: 3 });
    expect(sinks.map((sink) => sink.rowCount)).toEqual(paths.map((_, index) => 1000 + index - Math.ceil((1000 + index) / 7)));
  });
});
