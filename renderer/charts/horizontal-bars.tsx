/** The one drawing of horizontal bars by groups; the charts on top of it say only what their bars and tips hold. */
import type { ReactNode } from 'react';
import { BarChart, CartesianGrid, Tooltip, XAxis, YAxis, type XAxisProps } from 'recharts';
import { formatInteger } from '../../shared/format';
import type { Picking } from '../use-pick';
import { activeItem, BarFrame, type BarPart, categoryOf, GRID_COLOR, nameAxis, type NamedBar, TOP_MARGIN, VALUE_AXIS, VALUE_TICK } from './frame';
import { Legend, type LegendItem } from './legend';
import { DIMMED, isDimmed, pickHint } from './picked-look';
import { Tip, type TipLine } from './tip';

export const BAR_SIZE = 18;

/** Length axes: a share runs from nothing to all, a count as far as it needs. */
export const SHARE_AXIS: XAxisProps = {
  domain: [0, 1],
  ticks: [0, 0.25, 0.5, 0.75, 1],
  allowDataOverflow: true,
  tickFormatter: (value: number) => `${Math.round(value * 100)}%`,
};
export const COUNT_AXIS: XAxisProps = { domain: [0, 'auto'], allowDecimals: false, tickFormatter: (value: number) => formatInteger(value) };

export interface HorizontalBarsProps<B extends NamedBar> {
  readonly bars: readonly B[];
  /** Number of groups, drawn or not. */
  readonly of: number;
  readonly legend: readonly LegendItem[];
  readonly axis: XAxisProps;
  /** Lines across the drawing; bars that fill the whole width need none. */
  readonly grid?: boolean;
  /** sign: parts below nothing are stacked to the left. */
  readonly stacked?: 'none' | 'sign';
  readonly tipLines: (bar: B) => readonly TipLine[];
  readonly pick?: Picking | undefined;
  /** Marks of a row that are chosen apart. */
  readonly parts?: ((bar: B) => readonly BarPart[]) | undefined;
  /** The bars themselves, and whatever is drawn over them. */
  readonly children: ReactNode;
}

export function HorizontalBars<B extends NamedBar>({ bars, of, legend, axis, grid = true, stacked = 'none', tipLines, pick, parts, children }: HorizontalBarsProps<B>) {
  const shown = bars.map((bar) => ({ ...bar, category: categoryOf(bar), opacity: isDimmed(pick, bar.key) ? DIMMED : 1 }));
  return (
    <BarFrame bars={bars} of={of} legend={<Legend items={legend} />} pick={pick} tipLines={tipLines} parts={parts}>
      <BarChart
        data={shown}
        layout="vertical"
        stackOffset={stacked}
        margin={{ top: TOP_MARGIN, right: 0, bottom: 0, left: 0 }}
        barCategoryGap={5}
        accessibilityLayer={false}
      >
        {grid && <CartesianGrid horizontal={false} stroke={GRID_COLOR} />}
        <XAxis type="number" tick={VALUE_TICK} tickLine={false} axisLine={false} {...axis} />
        <YAxis {...nameAxis(bars)} />
        <YAxis {...VALUE_AXIS} />
        <Tooltip
          isAnimationActive={false}
          cursor={{ fill: 'var(--pointed)' }}
          content={({ activeIndex }) => {
            const bar = activeItem(bars, activeIndex);
            return bar === undefined ? null : <Tip title={bar.group.label} lines={tipLines(bar)} hint={pickHint(pick)} />;
          }}
        />
        {children}
      </BarChart>
    </BarFrame>
  );
}
