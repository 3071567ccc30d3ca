/** Holds every cell of a table in a file against what it must say. A cell, a row or a table that nothing says anything about fails. */
import { expect } from 'vitest';
import { formatFigure, MISSING_TEXT, SUPPRESSED_TEXT } from '../../../../shared/format';
import type { IndicatorUnit } from '../../../../shared/indicators';
import type { TestDesk } from '../../support/engine';
import type { FileTable } from './file-tables';

/** A number as a workbook holds it and a document prints it. */
export interface Figure {
  readonly value: number | null;
  readonly suppressed: boolean;
  readonly unit: IndicatorUnit;
}

/** A plain number is a count. */
export type Expected = string | number | Figure;

/** All rows of a table that must be there, in order, with all their cells. @param table the names of its rows may be read from it, never its figures */
export type Source = (table: FileTable) => readonly (readonly Expected[])[] | Promise<readonly (readonly Expected[])[]>;

/** By the name of the table. */
export type Sources = Readonly<Record<string, Source>>;

export type SourcesOf = (desk: TestDesk) => Promise<Sources>;

const DIGITS = 10;

/** @returns how many cells were held against something */
export async function walkTables(tables: readonly FileTable[], sources: Sources): Promise<number> {
  expect(tables.map(({ name }) => name).sort()).toEqual(Object.keys(sources).sort());
  let cells = 0;
  for (const table of tables) {
    const wanted = (await sources[table.name]?.(table)) ?? [];
    expect(table.rows.map((row) => row[0]), `rows of ${table.name}`).toHaveLength(wanted.length);
    table.rows.forEach((row, index) => {
      expect(wanted[index], `${table.name} row ${index}`).toHaveLength(row.length);
      row.forEach((cell, column) => {
        holds(cell, wanted[index]?.[column], `${table.name} · ${String(row[0])} ${String(row[1])} · ${table.heads[column] ?? ''}`);
        cells++;
      });
    });
  }
  return cells;
}

function holds(cell: string | number, wanted: Expected | undefined, place: string): void {
  if (wanted === undefined) throw new Error(`nothing says what stands in ${place}`);
  if (typeof wanted === 'string') return expect(cell, place).toBe(wanted);
  const figure = typeof wanted === 'number' ? { value: wanted, suppressed: false, unit: 'person' as const } : wanted;
  if (figure.suppressed) return expect(cell, place).toBe(SUPPRESSED_TEXT);
  if (figure.value === null) return expect(cell, place).toBe(MISSING_TEXT);
  if (typeof cell === 'number') return expect(cell, place).toBeCloseTo(figure.value, DIGITS);
  expect(cell, place).toBe(formatFigure(figure, figure.unit));
}
