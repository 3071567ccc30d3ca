/**
 * 值班表 as a calendar: days across and shifts down, or days down and shifts across, several weeks or months below or beside each other.
 * What it finds is one entry for everybody on duty, with the cells that told it.
 */
import type { HeadRow } from '../types';
import { resolveDays, writtenDay, type WrittenDay, type YearMonth, yearMonthIn } from './grid-days';
import { isPersonName, namesIn, type OnDuty } from './grid-names';
import { legendIn, seatLabel, type ShiftLabel, shiftLabel } from './grid-shifts';

export interface GridCell {
  /** Sheet row from 1, sheet column from 0. */
  readonly row: number;
  readonly column: number;
}

export interface GridDuty extends OnDuty {
  /** YYYY-MM-DD */
  readonly day: string;
  readonly shift: string;
  /** As written; '' where neither the label nor a legend tells. */
  readonly period: string;
  readonly seat: string;
  readonly cells: { readonly day: GridCell; readonly shift: GridCell; readonly name: GridCell };
}

export interface CalendarGrid {
  readonly duties: readonly GridDuty[];
  /** Sheet row of the first header; what stands above is the heading. */
  readonly headerRow: number;
  /** Nothing says that it is a rota but its shape. */
  readonly isDoubtful: boolean;
}

/** A calendar whose days cannot be told: it names neither month nor year. */
export const UNDATED = 'undated';

const FEWEST_DAYS = 3;
const FEWEST_NAMES = 3;
const SHARE_OF_NAMES = 0.7;
const rotaWords = /值班|排班|轮值|轮班|值守/;
const endOfGrid = /^(?:注|备注|说明|附注)[:：]|^(?:填表人|制表人?|审核人?|负责人)/;

interface Line {
  readonly index: number;
  readonly days: readonly { readonly column: number; readonly written: WrittenDay }[];
}

/**
 * @param rows all rows of the sheet, merged texts spread.
 * @param context names of sheet and file.
 */
export function findGrid(rows: readonly HeadRow[], context: readonly string[]): CalendarGrid | typeof UNDATED | null {
  const found = [daysAcross(rows, context), daysDown(rows, context)];
  const grids = found.filter((each): each is RawGrid => each !== null && each !== UNDATED);
  const [best] = grids.sort((a, b) => b.duties.length - a.duties.length);
  if (best === undefined) return found.includes(UNDATED) ? UNDATED : null;
  const people = best.duties.filter(isPersonName).length;
  if (people < FEWEST_NAMES || people < best.duties.length * SHARE_OF_NAMES) return null;
  const above = rows.filter(({ rowNumber }) => rowNumber < best.headerRow).flatMap(({ texts }) => texts);
  return { duties: numbered(best.duties), headerRow: best.headerRow, isDoubtful: ![...above, ...context].some((text) => rotaWords.test(text)) };
}

interface RawGrid {
  readonly duties: readonly GridDuty[];
  readonly headerRow: number;
}

/** Seats of a day's shift are told by the order of the names, unless the sheet names them. */
function numbered(duties: readonly GridDuty[]): readonly GridDuty[] {
  const taken = new Map<string, Set<string>>();
  return duties.map((duty) => {
    const key = `${duty.day}|${duty.shift}|${duty.period}`;
    const seats = taken.get(key) ?? new Set<string>();
    taken.set(key, seats);
    let seat = duty.seat;
    for (let number = 1; seat === '' || seats.has(seat); number += 1) seat = `${number}号席`;
    seats.add(seat);
    return { ...duty, seat };
  });
}

const textAt = (rows: readonly HeadRow[], index: number, column: number): string => rows[index]?.texts[column] ?? '';

function daysOf({ texts }: HeadRow): Line['days'] {
  return texts.flatMap((text, column) => {
    const written = text === '' ? null : writtenDay(text);
    return written === null ? [] : [{ column, written }];
  });
}

/** Month and year that stand nearest above a row, then in the names of sheet and file. */
function around(rows: readonly HeadRow[], index: number, context: readonly string[]): YearMonth {
  let year: number | null = null;
  let month: number | null = null;
  const above = rows.slice(0, index).reverse().flatMap(({ texts }) => [...new Set(texts)].filter((text) => text !== '' && writtenDay(text) === null));
  for (const text of [...above, ...context]) {
    const told = yearMonthIn(text);
    if (told === null) continue;
    month ??= told.month;
    // A year far from the month it goes with (a year of founding, say) is not looked for: the nearest is taken.
    year ??= told.year;
    if (month !== null && year !== null) break;
  }
  return { year, month };
}

/** Days across: rows of days, below each the shifts. */
function daysAcross(rows: readonly HeadRow[], context: readonly string[]): RawGrid | typeof UNDATED | null {
  const lines = rows.flatMap((row, index): Line[] => {
    const days = daysOf(row);
    const [first, last] = [days[0]?.column ?? 0, days.at(-1)?.column ?? 0];
    const isOnlyDays = row.texts.slice(first, last + 1).filter((text) => text !== '').length === days.length;
    return first > 0 && isOnlyDays ? [{ index, days }] : [];
  });
  if (!lines.some(({ days }) => days.length >= FEWEST_DAYS)) return null;
  const duties: GridDuty[] = [];
  let isUndated = false;
  const legend = legendIn(rows.flatMap(({ texts }) => texts));
  for (const [place, line] of lines.entries()) {
    const labelColumns = line.days[0]?.column ?? 0;
    const below = shiftRows(rows, line.index + 1, lines[place + 1]?.index ?? rows.length, labelColumns, legend);
    if (below.length === 0) continue;
    const days = resolveDays(line.days.map(({ written }) => written), around(rows, line.index, context));
    if (days === null) {
      isUndated = true;
      continue;
    }
    for (const { index, label, seat, labelColumn } of below) {
      for (const [order, { column }] of line.days.entries()) {
        for (const person of namesIn(textAt(rows, index, column))) {
          const cells = { day: cellOf(rows, line.index, column), shift: cellOf(rows, index, labelColumn), name: cellOf(rows, index, column) };
          duties.push({ ...person, day: days[order] ?? '', ...label, seat, cells });
        }
      }
    }
  }
  return duties.length === 0 ? (isUndated ? UNDATED : null) : { duties, headerRow: rows[lines[0]?.index ?? 0]?.rowNumber ?? 1 };
}

interface ShiftRow {
  readonly index: number;
  readonly label: ShiftLabel;
  readonly seat: string;
  readonly labelColumn: number;
}

function shiftRows(rows: readonly HeadRow[], from: number, to: number, labelColumns: number, legend: ReadonlyMap<string, string>): readonly ShiftRow[] {
  const found: ShiftRow[] = [];
  for (let index = from; index < to; index += 1) {
    const labels = (rows[index]?.texts ?? []).slice(0, labelColumns);
    if (labels.some((text) => endOfGrid.test(text))) break;
    const labelColumn = labels.findIndex((text) => shiftLabel(text) !== null);
    const seat = labels.map(seatLabel).find((each) => each !== null) ?? '';
    const before = found.at(-1);
    if (labelColumn >= 0) found.push({ index, label: withLegend(joined(labels), legend), seat, labelColumn });
    // More people of the shift above, in a row of their own.
    else if (before !== undefined && before.index === index - 1 && labels.every((text) => text === '' || seatLabel(text) !== null)) found.push({ ...before, index, seat });
  }
  return found;
}

/** 早班 | 08:00-16:00 in two columns are one label. */
function joined(texts: readonly string[]): ShiftLabel {
  const labels = [...new Set(texts)].flatMap((text) => shiftLabel(text) ?? []);
  return { shift: labels.find(({ shift }) => shift !== '')?.shift ?? '', period: labels.find(({ period }) => period !== '')?.period ?? '' };
}

function withLegend(label: ShiftLabel, legend: ReadonlyMap<string, string>): ShiftLabel {
  return label.period === '' ? { ...label, period: legend.get(label.shift) ?? '' } : label;
}

function cellOf(rows: readonly HeadRow[], index: number, column: number): GridCell {
  return { row: rows[index]?.rowNumber ?? 0, column };
}

interface LabelAbove {
  readonly label: ShiftLabel;
  readonly seat: string;
  readonly cell: GridCell;
}

/** Days down: columns of days, to the right of each the shifts. */
function daysDown(rows: readonly HeadRow[], context: readonly string[]): RawGrid | typeof UNDATED | null {
  const width = rows.reduce((widest, { texts }) => Math.max(widest, texts.length), 0);
  const daysIn = (column: number): readonly number[] => rows.flatMap(({ texts }, index) => (writtenDay(texts[column] ?? '') === null ? [] : [index]));
  const dayColumns = Array.from({ length: width }, (_, column) => column).filter((column) => daysIn(column).length >= FEWEST_DAYS);
  const legend = legendIn(rows.flatMap(({ texts }) => texts));
  const duties: GridDuty[] = [];
  let isUndated = false;
  let headerRow = Infinity;
  for (const [place, column] of dayColumns.entries()) {
    const end = dayColumns[place + 1] ?? width;
    for (const { from, to, labels } of blocksBelowLabels(rows, column, end, legend)) {
      const lines = daysIn(column).filter((index) => index >= from && index < to);
      const written = lines.map((index) => writtenDay(textAt(rows, index, column))).filter((day) => day !== null);
      const days = resolveDays(written, around(rows, from, context));
      if (days === null) {
        isUndated = true;
        continue;
      }
      for (const { cell } of labels.values()) headerRow = Math.min(headerRow, cell.row);
      for (const [order, index] of lines.entries()) {
        for (const [own, { label, seat, cell }] of labels) {
          for (const person of namesIn(textAt(rows, index, own))) {
            duties.push({ ...person, day: days[order] ?? '', ...label, seat, cells: { day: cellOf(rows, index, column), shift: cell, name: cellOf(rows, index, own) } });
          }
        }
      }
    }
  }
  return duties.length === 0 ? (isUndated ? UNDATED : null) : { duties, headerRow };
}

interface LabelledBlock {
  /** Indices of the rows below the labels. */
  readonly from: number;
  readonly to: number;
  readonly labels: ReadonlyMap<number, LabelAbove>;
}

/** Each row of labels (of one or two levels) with the rows that it stands over. */
function blocksBelowLabels(rows: readonly HeadRow[], dayColumn: number, end: number, legend: ReadonlyMap<string, string>): readonly LabelledBlock[] {
  const columns = Array.from({ length: end - dayColumn - 1 }, (_, offset) => dayColumn + 1 + offset);
  const starts: { readonly from: number; readonly labels: ReadonlyMap<number, LabelAbove> }[] = [];
  for (const [index, row] of rows.entries()) {
    if (writtenDay(row.texts[dayColumn] ?? '') !== null) continue;
    const labels = new Map<number, LabelAbove>();
    for (const column of columns) {
      const label = shiftLabel(row.texts[column] ?? '');
      if (label === null) continue;
      const seat = seatLabel(textAt(rows, index + 1, column)) ?? '';
      const told = label.period === '' ? (shiftLabel(textAt(rows, index + 1, column))?.period ?? '') : label.period;
      labels.set(column, { label: withLegend({ ...label, period: told }, legend), seat, cell: cellOf(rows, index, column) });
    }
    // Merged down, a label stands in two rows: the first is its place. Hours below a label belong to it.
    const isSecondLevel = starts.at(-1)?.from === index && [...labels.values()].every(({ label }) => label.shift === '' || starts.at(-1)?.labels.size === labels.size);
    if (labels.size > 0 && !isSecondLevel) starts.push({ from: index + 1, labels });
  }
  return starts.map(({ from, labels }, place) => ({ from, to: starts[place + 1]?.from ?? rows.length, labels }));
}
