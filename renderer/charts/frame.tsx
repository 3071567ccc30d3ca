/** What all horizontal bar charts share: size by number of rows, an axis of names that never collide, a scroll box. */
import type { ReactNode } from 'react';
import { ResponsiveContainer } from 'recharts';
import { formatInteger } from '../../shared/format';
import { INK, LINE, MUTED } from '../theme';

const AXIS_TICK = { fill: INK, fontSize: 12 };
export const VALUE_TICK = { fill: MUTED, fontSize: 11 };
/** Of an axis that counts: whole numbers, no line of its own. */
export const COUNT_TICKS = { tick: VALUE_TICK, tickLine: false, axisLine: false, allowDecimals: false, tickFormatter: (value: number) => formatInteger(value) } as const;
export const GRID_COLOR = LINE;
export const HATCH = 'var(--hatch)';
export const HATCH_ID = 'hatch-suppressed';
export const HATCH_FILL = `url(#${HATCH_ID})`;

/** More rows than this are read in the table; the drawing stays quick and legible. */
export const MAX_ROWS = 100;

const ROW_HEIGHT = 24;
const AXIS_HEIGHT = 34;
const CHARACTER_WIDTH = 12.5;
const MAX_CHARACTERS = 13;

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

function nameOf(bars: readonly LabelledBar[], key: string): string {
  return axisName(bars.find((bar) => bar.key === key)?.group.shortLabel ?? key);
}

/** Properties of the axis with the groups' names; its categories are keys, because names may repeat. */
export function nameAxis(bars: readonly LabelledBar[]) {
  const longest = Math.max(2, ...bars.map((bar) => nameOf(bars, bar.key).length));
  return {
    type: 'category',
    dataKey: 'key',
    interval: 0,
    width: Math.ceil(longest * CHARACTER_WIDTH) + 10,
    tick: AXIS_TICK,
    tickLine: false,
    axisLine: { stroke: GRID_COLOR },
    tickFormatter: (key: string) => nameOf(bars, key),
  } as const;
}

/** A second axis that writes the figures in one column, clear of bars and target lines. */
export function valueAxis(bars: readonly LabelledBar[]) {
  return {
    yAxisId: 'values',
    orientation: 'right',
    type: 'category',
    dataKey: 'key',
    interval: 0,
    width: 70,
    tick: AXIS_TICK,
    tickLine: false,
    axisLine: false,
    tickFormatter: (key: string) => bars.find((bar) => bar.key === key)?.text ?? '',
  } as const;
}

/** Diagonal lines: a group whose figures are hidden because it is too small. */
export function HatchPattern() {
  return (
    <pattern id={HATCH_ID} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <rect width="6" height="6" fill="var(--inset-deep)" />
      <line x1="0" y1="0" x2="0" y2="6" stroke={HATCH} strokeWidth="1.6" />
    </pattern>
  );
}

export interface BarFrameProps {
  readonly rows: number;
  /** Total number of groups when not all are drawn. */
  readonly of?: number;
  readonly legend?: ReactNode;
  readonly children: ReactNode;
}

export function BarFrame({ rows, of = rows, legend, children }: BarFrameProps) {
  return (
    <>
      {legend}
      <div className="chart-scroll">
        <ResponsiveContainer width="100%" height={rows * ROW_HEIGHT + AXIS_HEIGHT} initialDimension={{ width: 480, height: 300 }}>
          {children}
        </ResponsiveContainer>
      </div>
      {of > rows && <p className="chart-note">图中只画前 {rows} 项，共 {of} 项，全部见“表”。</p>}
    </>
  );
}

export interface LegendItem {
  readonly label: string;
  readonly color: string;
  readonly mark?: 'block' | 'line' | 'dashes' | 'hatch' | 'whisker';
}

/** Written as text beside its mark, in the order given, so that it wraps instead of colliding. */
export function Legend({ items }: { readonly items: readonly LegendItem[] }) {
  return (
    <ul className="legend">
      {items.map((item) => (
        <li key={item.label}>
          <span className={`legend-mark legend-${item.mark ?? 'block'}`} style={item.mark === 'hatch' ? undefined : { color: item.color }} aria-hidden />
          {item.label}
        </li>
      ))}
    </ul>
  );
}

export interface TipLine {
  readonly label: string;
  readonly text: string;
  readonly color?: string;
}

export function Tip({ title, lines, hint }: { readonly title: string; readonly lines: readonly TipLine[]; readonly hint?: string | undefined }) {
  return (
    <div className="chart-tip">
      <strong>{title}</strong>
      {lines.map((line) => (
        <div key={line.label} className="chart-tip-line">
          <span>
            {line.color !== undefined && <i style={{ background: line.color }} />}
            {line.label}
          </span>
          <b>{line.text}</b>
        </div>
      ))}
      {hint !== undefined && <em>{hint}</em>}
    </div>
  );
}

/** The group under the pointer, from what recharts reports as its index. */
export function activeItem<T>(items: readonly T[], index: number | string | null | undefined): T | undefined {
  return index === null || index === undefined ? undefined : items[Number(index)];
}
