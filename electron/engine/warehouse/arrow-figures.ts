/** Columns of figures made here as Arrow vectors, written as bytes: for tables of some dozen rows Arrow's builders take longer than the counting. */
import { Bool, Dictionary, Float64, Int32, makeData, makeVector, Utf8, type Vector } from 'apache-arrow';

export type FigureColumn =
  | { readonly name: string; readonly type: 'text'; readonly values: readonly (string | null)[] }
  | { readonly name: string; readonly type: 'number'; readonly values: readonly (number | null)[] }
  | { readonly name: string; readonly type: 'boolean'; readonly values: readonly (boolean | null)[] };

const encoder = new TextEncoder();

/** Text columns are dictionary-encoded: figures repeat a few labels many times. */
export function figureVector(column: FigureColumn): Vector {
  const length = column.values.length;
  const nulls = nullsOf(column.values);
  switch (column.type) {
    case 'number':
      return makeVector(makeData({ type: new Float64(), length, ...nulls, data: Float64Array.from(column.values, (value) => value ?? 0) }));
    case 'boolean':
      return makeVector(makeData({ type: new Bool(), length, ...nulls, data: bits(column.values, (value) => value === true) }));
    case 'text': {
      const codes = new Map<string, number>();
      const data = Int32Array.from(column.values, (value) => (value === null ? 0 : codeOf(codes, value)));
      return makeVector(makeData({ type: new Dictionary(new Utf8(), new Int32()), length, ...nulls, data, dictionary: texts([...codes.keys()]) }));
    }
  }
}

function codeOf(codes: Map<string, number>, value: string): number {
  const code = codes.get(value) ?? codes.size;
  codes.set(value, code);
  return code;
}

function bits<T>(values: readonly T[], isSet: (value: T) => boolean): Uint8Array {
  const bytes = new Uint8Array((values.length + 7) >> 3);
  values.forEach((value, index) => {
    if (isSet(value)) bytes[index >> 3] = (bytes[index >> 3] ?? 0) | (1 << (index & 7));
  });
  return bytes;
}

function nullsOf(values: readonly unknown[]): { readonly nullCount: number; readonly nullBitmap?: Uint8Array } {
  const nullCount = values.reduce<number>((count, value) => count + (value === null ? 1 : 0), 0);
  return nullCount === 0 ? { nullCount } : { nullCount, nullBitmap: bits(values, (value) => value !== null) };
}

function texts(values: readonly string[]): Vector<Utf8> {
  const encoded = values.map((value) => encoder.encode(value));
  const valueOffsets = new Int32Array(values.length + 1);
  encoded.forEach(({ length }, index) => (valueOffsets[index + 1] = (valueOffsets[index] ?? 0) + length));
  const data = new Uint8Array(valueOffsets[values.length] ?? 0);
  encoded.forEach((bytes, index) => data.set(bytes, valueOffsets[index]));
  return makeVector(makeData({ type: new Utf8(), length: values.length, nullCount: 0, valueOffsets, data }));
}
