/** A result as the grid reads it: columns over the Arrow table, never rows as objects. */
import type { DataType, Table, Vector } from 'apache-arrow';
import { SUPPRESSED_TEXT } from '../../shared/format';
import { type ColumnKind, hiddenColumns, NUMBER_AS_TEXT, SUPPRESSED_COLUMN } from '../../shared/query-result';
import { columnKindOf, EMPTY_WORDS, writerOf } from './cell-format';

export type CellState = 'value' | 'empty' | 'suppressed';

export interface GridColumn {
  /** Place in the result. */
  readonly place: number;
  /** In the result. */
  readonly name: string;
  /** What officials call it: its Chinese label, or its name. */
  readonly label: string;
  readonly kind: ColumnKind;
  readonly value: (row: number) => unknown;
  readonly state: (row: number) => CellState;
  /** As shown, words for empty and hidden cells included. */
  readonly text: (row: number) => string;
}

export interface GridSource {
  readonly rowCount: number;
  readonly columns: readonly GridColumn[];
}

export function gridSource(table: Table, labels: Readonly<Record<string, string>> = {}): GridSource {
  const names = table.schema.fields.map(({ name }) => name);
  const hidden = new Set(hiddenColumns(names));
  const suppressed = hidden.size === 0 ? null : (table.getChild(SUPPRESSED_COLUMN) ?? null);
  const columns = names.flatMap((name, place) => {
    const vector = table.getChildAt(place);
    return vector === null ? [] : [gridColumn(vector, kindOf(table, place), place, name, labels[name] ?? name, hidden.has(place) ? suppressed : null)];
  });
  return { rowCount: table.numRows, columns };
}

/** Numbers with too many digits come as text. */
function kindOf(table: Table, place: number): ColumnKind {
  const field = table.schema.fields[place];
  return field?.metadata.has(NUMBER_AS_TEXT) === true ? 'number' : columnKindOf(field?.type as DataType);
}

/** @param suppressed tells the rows in which this column is hidden; null: in none. */
function gridColumn(vector: Vector, kind: ColumnKind, place: number, name: string, label: string, suppressed: Vector | null): GridColumn {
  const write = writerOf(vector);
  const value = (row: number): unknown => vector.get(row) as unknown;
  const stateOf = (found: unknown, row: number): CellState => (found !== null ? 'value' : suppressed?.get(row) === true ? 'suppressed' : 'empty');
  return {
    place,
    name,
    label,
    kind,
    value,
    state: (row) => stateOf(value(row), row),
    text: (row) => {
      const found = value(row);
      if (found !== null) return write(found);
      return stateOf(found, row) === 'suppressed' ? SUPPRESSED_TEXT : EMPTY_WORDS;
    },
  };
}
