/** A table of fictional schools with every kind of column that a result can have, made in the page. */
import { DateDay, Dictionary, Field, Float64, Int32, Int64, makeData, makeVector, RecordBatch, Schema, Struct, Table, TimestampMicrosecond, Utf8, type Data, vectorFromArray } from 'apache-arrow';

const COUNTIES = ['牡丹区', '定陶区', '曹县', '单县', '成武县', '巨野县', '郓城县', '鄄城县', '东明县'];
const LEVELS = ['', '镇中心', '第一', '第二', '实验', '希望'];
const EMPTY_EVERY = 11;

function random(seed: number): () => number {
  let state = seed;
  return () => ((state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32);
}

/** Every eleventh value is missing. */
function validity(rows: number, offset: number): { nullBitmap: Uint8Array; nullCount: number } {
  const nullBitmap = new Uint8Array((rows + 7) >> 3).fill(0xff);
  let nullCount = 0;
  for (let row = offset % EMPTY_EVERY; row < rows; row += EMPTY_EVERY, nullCount++) nullBitmap[row >> 3] = (nullBitmap[row >> 3] ?? 0) & ~(1 << (row & 7));
  return { nullBitmap, nullCount };
}

const makers: readonly ((rows: number, column: number) => Data)[] = [
  (rows, column) => {
    const names = COUNTIES.flatMap((county) => LEVELS.map((level) => `${county}${level}中学`));
    const next = random(column + 1);
    const dictionary = vectorFromArray(names, new Utf8());
    return makeData({ type: new Dictionary(new Utf8(), new Int32()), length: rows, data: Int32Array.from({ length: rows }, () => Math.floor(next() * names.length)), dictionary, ...validity(rows, column) } as never);
  },
  (rows, column) => makeData({ type: new Int32(), length: rows, data: Int32Array.from({ length: rows }, (_, row) => (row * 37 + column) % 5000), ...validity(rows, column) } as never),
  (rows, column) => {
    const next = random(column + 7);
    return makeData({ type: new Float64(), length: rows, data: Float64Array.from({ length: rows }, () => Math.round(next() * 1e6) / 1e4), ...validity(rows, column) } as never);
  },
  (rows) => makeData({ type: new Int64(), length: rows, data: BigInt64Array.from({ length: rows }, (_, row) => 371_700_000_000_000_000n + BigInt(row)) } as never),
  (rows, column) => makeData({ type: new DateDay(), length: rows, data: Int32Array.from({ length: rows }, (_, row) => 20_000 + ((row + column) % 700)), ...validity(rows, column) } as never),
  (rows, column) => makeData({ type: new TimestampMicrosecond(), length: rows, data: BigInt64Array.from({ length: rows }, (_, row) => BigInt(1_756_684_800 + row * 61 + column) * 1_000_000n) } as never),
  (rows, column) => texts(rows, (row) => `第${row + 1}行${COUNTIES[(row + column) % COUNTIES.length] ?? ''}心理健康教育活动记录`),
];

function texts(rows: number, text: (row: number) => string): Data {
  const encoder = new TextEncoder();
  const valueOffsets = new Int32Array(rows + 1);
  let bytes = new Uint8Array(rows * 60);
  for (let row = 0, end = 0; row < rows; row++) {
    const { written } = encoder.encodeInto(text(row), bytes.subarray(end));
    valueOffsets[row + 1] = end += written;
  }
  bytes = bytes.slice(0, valueOffsets[rows]);
  return makeData({ type: new Utf8(), length: rows, valueOffsets, data: bytes } as never);
}

export function benchTable(rows: number, columns: number): Table {
  const children = Array.from({ length: columns }, (_, column) => (makers[column % makers.length] as (typeof makers)[number])(rows, column));
  const schema = new Schema(children.map((child, column) => new Field(`column${column + 1}`, child.type, true)));
  return new Table(schema, [new RecordBatch(schema, makeData({ type: new Struct(schema.fields), length: rows, nullCount: 0, children }))]);
}

/** Few rows that show what cells can be. */
export function smallTable(): Table {
  const batch = { school: ['曹县第一中学', '', null, '=1+1', '两\n行', '很长的说明'.repeat(60)], suppressed: [false, true, false, false, true, false], students: [1200, null, null, 7, null, 0] };
  return new Table({ school: vectorFromArray(batch.school, new Utf8()), suppressed: vectorFromArray(batch.suppressed), students: vectorFromArray(batch.students, new Int32()), code: vectorFromArray(['007', '371700000000000001', '1', '2', '3', '4'], new Utf8()), rate: makeVector(Float64Array.from([0.1 + 0.2, 1 / 3, 2, 3, 4, 5])) } as never);
}
