/** Which columns show in which order, how wide, and how many of the first stay while the others move. */
import type { GridColumn, GridSource } from './grid-source';

export interface ColumnSet {
  /** Places in the result, in the order shown. */
  readonly places: readonly number[];
  /** Of each column shown, in px; none until they have been measured. */
  readonly widths: readonly number[];
  readonly frozen: number;
}

export function columnSet(places: readonly number[]): ColumnSet {
  return { places, widths: [], frozen: 0 };
}

export function allColumns({ columns }: GridSource): ColumnSet {
  return columnSet(columns.map(({ place }) => place));
}

export function shownColumns({ columns }: GridSource, { places }: ColumnSet): readonly GridColumn[] {
  return places.flatMap((place) => columns.find((column) => column.place === place) ?? []);
}

/** @param by how many places, to the right when positive */
export function moved({ places, widths, frozen }: ColumnSet, column: number, by: number): ColumnSet {
  const target = Math.max(0, Math.min(places.length - 1, column + by));
  const move = <T>(values: readonly T[]): T[] => {
    const left = values.filter((_, position) => position !== column);
    return [...left.slice(0, target), ...values.slice(column, column + 1), ...left.slice(target)];
  };
  return { places: move(places), widths: move(widths), frozen };
}

export function hiddenFrom({ places, widths, frozen }: ColumnSet, column: number): ColumnSet {
  const others = <T>(values: readonly T[]): T[] => values.filter((_, position) => position !== column);
  return { places: others(places), widths: others(widths), frozen: column < frozen ? frozen - 1 : frozen };
}
