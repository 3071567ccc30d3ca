/** Rows of a view's groups, as the database sent them, -> a table. */
import { compareDimensionValues } from '../dimension-order';
import { type FieldGroup, type FieldVisualQuery, groupsOf, shelvesOf } from '../visual-query';
import { dimensionOfField, fieldValueLabel, type FieldStatement, groupLabel, measuresOf, type ViewField } from '../visual-sql';
import { type ComparePaths, layOut } from './lay-out';
import type { HeadValue, PlacedCell, VisualTable } from './types';

export interface FieldCell {
  readonly value: number | null;
  /** Nothing is known because the view hides every count behind it. */
  readonly suppressed: boolean;
}

export interface FieldRows {
  readonly statement: Pick<FieldStatement, 'part' | 'groups' | 'measures' | 'tellsHidden'>;
  /** Values in the order of the statement's columns. */
  readonly rows: readonly (readonly unknown[])[];
}

const EMPTY_KEY = '';

export function tableOfRows(query: FieldVisualQuery, fields: readonly ViewField[], answers: readonly FieldRows[]): VisualTable<FieldCell> {
  const shelves = shelvesOf(query);
  const measures = measuresOf(query).map((_, index) => String(index));
  const placed = answers.flatMap(({ statement, rows }) =>
    rows.flatMap((row) => {
      const groups = groupsOf(shelves, statement.part).map((group, index) => headOf(group, row[index]));
      const overRows = statement.part === 'columnTotal' || statement.part === 'total';
      const ofRows = overRows ? 0 : shelves.rows.length;
      return measures.map((measure, index): PlacedCell<FieldCell> => ({ part: statement.part, row: groups.slice(0, ofRows), column: groups.slice(ofRows), measure, cell: cellOf(row, statement, index) }));
    }),
  );
  const label = (group: FieldGroup): string => groupLabel(group, fields.find(({ name }) => name === group.field) ?? { label: group.field });
  return layOut(placed, {
    rowHeads: shelves.rows.map(label),
    columnHeads: shelves.columns.map(label),
    measures,
    compareColumns: compareBy(shelves.columns, fields),
    // Sorted by a measure, rows stay as they came.
    ...(query.order === null ? { compareRows: compareBy(shelves.rows, fields) } : {}),
  });
}

function headOf({ field, part }: FieldGroup, value: unknown): HeadValue {
  const text = typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean' ? String(value) : null;
  return { key: text ?? EMPTY_KEY, label: fieldValueLabel(field, part, text) };
}

function cellOf(row: readonly unknown[], { groups, measures, tellsHidden }: FieldRows['statement'], index: number): FieldCell {
  const value = numberOf(row[groups + index]);
  const hidden = tellsHidden ? (numberOf(row[groups + measures]) ?? 0) : 0;
  return { value, suppressed: value === null && hidden > 0 };
}

function numberOf(value: unknown): number | null {
  return typeof value === 'number' ? value : typeof value === 'bigint' ? Number(value) : null;
}

/** Catalogued values in the catalogue's order, numbers by size, everything else by its text; what is empty comes last. */
function compareBy(groups: readonly FieldGroup[], fields: readonly ViewField[]): ComparePaths {
  const compare = groups.map(({ field, part }) => {
    const dimension = dimensionOfField(field);
    const numeric = part === 'weekday' || (part === null && fields.find(({ name }) => name === field)?.kind === 'number');
    return (one: string, other: string): number => {
      if (one === EMPTY_KEY || other === EMPTY_KEY) return Number(one === EMPTY_KEY) - Number(other === EMPTY_KEY);
      if (dimension !== undefined && part === null) return compareDimensionValues(dimension, one, other);
      return numeric ? Number(one) - Number(other) : one < other ? -1 : one > other ? 1 : 0;
    };
  });
  return (one, other) => {
    for (const [level, own] of compare.entries()) {
      const order = own(one[level]?.key ?? EMPTY_KEY, other[level]?.key ?? EMPTY_KEY);
      if (order !== 0) return order;
    }
    return 0;
  };
}
