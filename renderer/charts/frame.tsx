/** What all horizontal bar charts share: size by number of rows, an axis of names that never collide, a scroll box. */
import type { ReactNode } from 'react';
import { ResponsiveContainer } from 'recharts';
import { formatInteger } from '../../shared/format';
import { INK, LINE, MUTED } from '../theme';
import type { Picking } from '../use-pick';
import { type Mark, MarkList } from './mark-list';
import { PickArea } from './pick-area';
import type { TipLine } from './tip';

const AXIS_TICK = { fill: INK, fontSize: 12 };
export const VALUE_TICK = { fill: MUTED, fontSize: 11 };
/** Of an axis that counts: whole numbers, no line of its own. */
export const COUNT_TICKS = { tick: VALUE_TICK, tickLine: false, axisLine: false, allowDecimals: false, tickFormatter: (value: number) => formatInteger(value) } as const;
export const GRID_COLOR = LINE;

/** More rows than this are read in the table; the drawing stays quick and legible. */
export const MAX_ROWS = 100;

const ROW_HEIGHT = 24;
/** Above the first row. */
export const TOP_MARGIN = 4;
/** What Recharts keeps for an axis below, and the margin. */
const AXIS_HEIGHT = 30 + TOP_MARGIN;
const CHARACTER_WIDTH = 12.5;
const MAX_CHARACTERS = 13;
/** Of the figures beside the bars. */
const VALUE_WIDTH = 70;

/** Long school names are cut in the middle, because names of one county share their beginning. */
export function axisName(name: string): string {
  if (name.length <= MAX_CHARACTERS) return name;
  return `${name.slice(0, 5)}…${name.slice(5 - MAX_CHARACTERS + 1)}`;
}

export interface LabelledBar {
  readonly key: string;
  readonly group: { readonly shortLabel: string };
  /** The figure in words. */
  readonly text: string;
}

/** In no name, no figure and no code. */
const BETWEEN = '\u001f';

/**
 * A category of the axes: its key, because names may repeat, with what the axes write of it. That way what the axes are told stays the same
 * whatever the bars, and Recharts has nothing to set up anew.
 */
export function categoryOf({ key, group, text }: LabelledBar): string {
  return [key, axisName(group.shortLabel), text].join(BETWEEN);
}

const partOf = (category: string, part: number): string => category.split(BETWEEN)[part] ?? '';
const nameOf = (category: string): string => partOf(category, 1);
const figureOf = (category: string): string => partOf(category, 2);

const CATEGORIES = { type: 'category', dataKey: 'category', interval: 0, tick: AXIS_TICK, tickLine: false } as const;
const NAME_LINE = { stroke: GRID_COLOR } as const;

function nameWidth(bars: readonly LabelledBar[]): number {
  const longest = Math.max(2, ...bars.map(({ group }) => axisName(group.shortLabel).length));
  return Math.ceil(longest * CHARACTER_WIDTH) + 16;
}

/** Properties of the axis with the groups' names. */
export function nameAxis(bars: readonly LabelledBar[]) {
  return { ...CATEGORIES, width: nameWidth(bars), axisLine: NAME_LINE, tickFormatter: nameOf } as const;
}

/** A second axis that writes the figures in one column, clear of bars and target lines. */
export const VALUE_AXIS = { ...CATEGORIES, yAxisId: 'values', orientation: 'right', width: VALUE_WIDTH, axisLine: false, tickFormatter: figureOf } as const;

export interface NamedBar extends LabelledBar {
  readonly group: { readonly label: string; readonly shortLabel: string };
}

export interface BarFrameProps<B extends NamedBar> {
  readonly bars: readonly B[];
  /** Total number of groups when not all are drawn. */
  readonly of: number;
  readonly legend?: ReactNode;
  readonly pick?: Picking | undefined;
  readonly tipLines: (bar: B) => readonly TipLine[];
  /** Marks side by side in a row, of one width each, that are chosen apart; the name still chooses the whole row. */
  readonly parts?: ((bar: B) => readonly BarPart[]) | undefined;
  readonly children: ReactNode;
}

export interface BarPart {
  readonly key: string;
  readonly title: string;
  readonly lines: readonly TipLine[];
}

export function BarFrame<B extends NamedBar>({ bars, of, legend, pick, tipLines, parts, children }: BarFrameProps<B>) {
  const names = nameWidth(bars);
  const marks = bars.flatMap((bar, row): readonly Mark[] => {
    const rowPlace = { top: TOP_MARGIN + row * ROW_HEIGHT, height: ROW_HEIGHT };
    if (parts === undefined) return [{ key: bar.key, title: bar.group.label, lines: tipLines(bar), place: { ...rowPlace, left: 0, right: 0 } }];
    return parts(bar).map((part, index, all) => {
      const width = `(100% - ${names + VALUE_WIDTH}px) / ${all.length}`;
      return { ...part, place: { ...rowPlace, left: `calc(${names}px + ${width} * ${index})`, width: `calc(${width})` } };
    });
  });
  const keyAt = ({ x, y, width }: { readonly x: number; readonly y: number; readonly width: number }): string | undefined => {
    const bar = bars[Math.floor((y - TOP_MARGIN) / ROW_HEIGHT)];
    if (bar === undefined || parts === undefined || x < names) return bar?.key;
    const own = parts(bar);
    const at = Math.floor(((x - names) / (width - names - VALUE_WIDTH)) * own.length);
    return own[Math.min(at, own.length - 1)]?.key;
  };
  return (
    <>
      {legend}
      <div className="chart-scroll">
        <div className="chart-plot">
          <PickArea pick={pick} keyAt={keyAt}>
            <ResponsiveContainer width="100%" height={bars.length * ROW_HEIGHT + AXIS_HEIGHT} initialDimension={{ width: 480, height: 300 }}>
              {children}
            </ResponsiveContainer>
          </PickArea>
          <MarkList label={`逐项数字，共 ${bars.length} 项`} marks={marks} pick={pick} />
        </div>
      </div>
      {of > bars.length && <p className="chart-note">图中只画前 {bars.length} 项，共 {of} 项，全部见“表”。</p>}
    </>
  );
}

/** The group under the pointer, from what recharts reports as its index. */
export function activeItem<T>(items: readonly T[], index: number | string | null | undefined): T | undefined {
  return index === null || index === undefined ? undefined : items[Number(index)];
}
