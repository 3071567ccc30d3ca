/** From a number of rows to a figure: what every step takes away, as bars that hang where the one before ended. */
import { Bar, Cell } from 'recharts';
import { formatInteger } from '../../shared/format';
import type { Waterfall } from '../../shared/reconciliation';
import { ACCENT, WARNING } from '../theme';
import { BAR_SIZE, COUNT_AXIS, HorizontalBars } from './horizontal-bars';

interface Step {
  readonly key: string;
  readonly group: { readonly label: string; readonly shortLabel: string };
  readonly text: string;
  readonly from: number;
  readonly length: number;
  /** Not named fill: recharts would give it to the bar that only holds the place, too. */
  readonly colour: string;
  readonly definition: string;
}

function stepsOf({ start, steps, result }: Waterfall, resultLabel: string): Step[] {
  const named = (key: string, label: string) => ({ key, group: { label, shortLabel: label } });
  let left = start.rows;
  return [
    { ...named('start', start.label), text: formatInteger(start.rows), from: 0, length: start.rows, colour: 'var(--third-mark)', definition: '' },
    ...steps.map((step): Step => {
      left -= step.rows;
      return { ...named(step.fate, step.label), text: step.rows === 0 ? '0' : `−${formatInteger(step.rows)}`, from: left, length: step.rows, colour: WARNING, definition: step.definition };
    }),
    { ...named('result', resultLabel), text: formatInteger(result), from: 0, length: result, colour: ACCENT, definition: '' },
  ];
}

export function WaterfallBars({ waterfall, resultLabel }: { readonly waterfall: Waterfall; readonly resultLabel: string }) {
  const bars = stepsOf(waterfall, resultLabel);
  return (
    <HorizontalBars bars={bars} of={bars.length} legend={[]} axis={COUNT_AXIS} tipLines={(bar) => [{ label: bar.definition === '' ? '行数' : '减去', text: bar.text, color: bar.colour }]}>
      <Bar dataKey="from" stackId="steps" fill="transparent" isAnimationActive={false} />
      <Bar dataKey="length" stackId="steps" isAnimationActive={false} maxBarSize={BAR_SIZE}>
        {bars.map((bar) => (
          <Cell key={bar.key} fill={bar.colour} />
        ))}
      </Bar>
    </HorizontalBars>
  );
}
