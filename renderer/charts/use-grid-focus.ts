/** One stop of the keyboard for a grid of buttons; arrow keys go from cell to cell, Home and End to the ends of a row. */
import { type KeyboardEvent, type RefObject, useRef, useState } from 'react';

export interface GridFocus {
  /** The cell that Tab goes to. */
  readonly stop: { readonly row: number; readonly column: number };
  /** For the element whose buttons, row by row, are the cells. */
  readonly grid: RefObject<HTMLTableSectionElement | null>;
  readonly onFocus: (row: number, column: number) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

const STEPS: Readonly<Record<string, readonly [rows: number, columns: number]>> = {
  ArrowDown: [1, 0],
  ArrowUp: [-1, 0],
  ArrowRight: [0, 1],
  ArrowLeft: [0, -1],
  Home: [0, -Infinity],
  End: [0, Infinity],
};

const within = (place: number, size: number): number => Math.max(0, Math.min(size - 1, place));

export function useGridFocus(rows: number, columns: number): GridFocus {
  const grid = useRef<HTMLTableSectionElement>(null);
  const [entry, setEntry] = useState({ row: 0, column: 0 });
  // The grid may have lost rows or columns since.
  const stop = { row: within(entry.row, rows), column: within(entry.column, columns) };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = STEPS[event.key];
    // Names of rows are buttons of their own.
    if (step === undefined || !(event.target as HTMLElement).classList.contains('heat-act')) return;
    event.preventDefault();
    const [row, column] = [within(stop.row + step[0], rows), within(stop.column + step[1], columns)];
    grid.current?.querySelectorAll<HTMLElement>('.heat-act')[row * columns + column]?.focus();
  };
  return { stop, grid, onFocus: (row, column) => setEntry({ row, column }), onKeyDown };
}
