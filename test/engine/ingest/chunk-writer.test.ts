/** What is appended as it lies in memory is what stands in the table: read back by SQL, held against plain code. */
import { DuckDBInstance } from '@duckdb/node-api';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ChunkWriter } from '../../../electron/engine/ingest/load/chunk-writer';
import type { PreparedColumn, PreparedRows } from '../../../electron/engine/ingest/prepare/prepared';

let instance: DuckDBInstance;
beforeAll(async () => {
  instance = await DuckDBInstance.create(':memory:');
});
afterAll(() => instance.closeSync());

interface Cells {
  readonly text: string | null;
  readonly day: string | null;
  readonly whole: number | null;
  readonly small: number | null;
  readonly decimal: number | null;
  readonly truth: boolean | null;
  readonly numberAsText: number | null;
  readonly person: bigint;
  readonly scores: readonly (number | null)[];
}

const WIDTH = 3;
const orNull = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(value, { freq: 4 });
const cells: fc.Arbitrary<Cells> = fc.record({
  // Texts on both sides of what DuckDB keeps inside a record, many times the same.
  text: orNull(fc.oneof(fc.constantFrom('', '男', 'exactly 12 b', 'thirteen byte', '菏泽市曹县第一初级中学', '𠅤㛃'), fc.string({ maxLength: 40, unit: 'grapheme' }).map((text) => text.replaceAll('\0', '')))),
  day: orNull(fc.date({ min: new Date('1900-01-01T00:00:00Z'), max: new Date('2100-01-01T00:00:00Z'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10))),
  whole: orNull(fc.integer()),
  small: orNull(fc.integer({ min: 0, max: 255 })),
  decimal: orNull(fc.double({ noNaN: true })),
  truth: orNull(fc.boolean()),
  numberAsText: orNull(fc.integer({ min: 0, max: 5 })),
  person: fc.bigInt({ min: 0n, max: (1n << 128n) - 1n }),
  scores: fc.array(orNull(fc.double({ noNaN: true })), { minLength: WIDTH, maxLength: WIDTH }),
});

function coded(values: readonly (string | null)[]): PreparedColumn {
  const dictionary = [...new Set(values.filter((value) => value !== null))];
  return { kind: 'text', codes: Uint16Array.from(values, (value) => (value === null ? 0 : dictionary.indexOf(value) + 1)), dictionary };
}

function numbered(values: readonly (number | boolean | null)[]): PreparedColumn {
  return { kind: 'number', values: Float64Array.from(values, (value) => (value === null ? Number.NaN : Number(value))) };
}

function prepared(rows: readonly Cells[]): PreparedRows {
  return {
    rowCount: rows.length,
    sourceRows: Uint32Array.from(rows, (_, index) => index + 5),
    columns: {
      text: coded(rows.map(({ text }) => text)),
      day: coded(rows.map(({ day }) => day)),
      whole: numbered(rows.map(({ whole }) => whole)),
      small: numbered(rows.map(({ small }) => small)),
      decimal: numbered(rows.map(({ decimal }) => decimal)),
      truth: numbered(rows.map(({ truth }) => truth)),
      numberAsText: numbered(rows.map(({ numberAsText }) => numberAsText)),
      person: { kind: 'pseudonym', values: BigUint64Array.from(rows.flatMap(({ person }) => [person >> 64n, BigInt.asUintN(64, person)])) },
      scores: { kind: 'scores', values: Float64Array.from(rows.flatMap(({ scores }) => scores.map((score) => score ?? Number.NaN))), width: WIDTH },
    },
  };
}

const TABLE = `CREATE OR REPLACE TABLE target (batch INTEGER, sourceRow INTEGER, schoolYear VARCHAR, text VARCHAR, day DATE, whole INTEGER, small UTINYINT, decimal DOUBLE, truth BOOLEAN,
  numberAsText VARCHAR, person UHUGEINT, scores DOUBLE[], absent VARCHAR, absentNumber DOUBLE, absentList DOUBLE[])`;

describe('appending rows as they lie in memory', () => {
  it('stores every value of every type, chunk after chunk', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(cells, { minLength: 1, maxLength: 90 }), { minLength: 1, maxLength: 3 }), async (chunks) => {
        const connection = await instance.connect();
        await connection.run(TABLE);
        const writer = await ChunkWriter.open(connection, 'target');
        for (const [batch, rows] of chunks.entries()) writer.append(prepared(rows), { batch, schoolYear: '2025-2026' });
        writer.close();
        const stored = (await connection.runAndReadAll('SELECT * REPLACE (CAST(day AS VARCHAR) AS day) FROM target ORDER BY batch, sourceRow')).getRowObjectsJS();
        connection.closeSync();
        const expected = chunks.flatMap((rows, batch) =>
          rows.map((row, index) => ({
            batch,
            sourceRow: index + 5,
            schoolYear: '2025-2026',
            ...row,
            numberAsText: row.numberAsText === null ? null : String(row.numberAsText),
            absent: null,
            absentNumber: null,
            absentList: null,
          })),
        );
        expect(stored).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  });

  it('refuses what a column cannot hold', async () => {
    const connection = await instance.connect();
    await connection.run('CREATE OR REPLACE TABLE target (batch INTEGER, sourceRow INTEGER, schoolYear VARCHAR, whole INTEGER)');
    const writer = await ChunkWriter.open(connection, 'target');
    const rows: PreparedRows = { rowCount: 1, sourceRows: new Uint32Array(1), columns: { whole: { kind: 'text', codes: new Uint16Array([1]), dictionary: ['x'] } } };
    expect(() => writer.append(rows, { batch: 1, schoolYear: '2025-2026' })).toThrow('no way to store a text in a column of type INTEGER');
    writer.close();
    connection.closeSync();
  });
});
