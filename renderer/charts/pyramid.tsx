/** Assessed pupils by grade, boys to the left and girls to the right, with those on the gravest levels next to the middle. */
import { Bar, ReferenceLine } from 'recharts';
import { formatInteger, SUPPRESSED_TEXT } from '../../shared/format';
import { LINE, WARNING } from '../theme';
import type { Picking } from '../use-pick';
import { BarPart } from './bar-shapes';
import { HATCH, HATCH_FILL, HatchPattern } from './hatch';
import { BAR_SIZE, COUNT_AXIS, HorizontalBars } from './horizontal-bars';
import { type PyramidRow, type PyramidSide, roundEnd } from './pyramid-rows';

export interface PyramidProps {
  readonly rows: readonly PyramidRow[];
  /** What the levels next to the middle are called. */
  readonly graveName: string;
  readonly pick?: Picking | undefined;
}

const BOYS = 'var(--second-mark)';
const GIRLS = 'var(--third-mark)';
/** Part of a side that is hatched where nothing of its levels may be told: the same whatever stands behind it. */
const HIDDEN_PART = 0.12;

const counted = (persons: number | null): string => (persons === null ? '—' : `${formatInteger(persons)}人`);

function parts({ persons, grave, state }: PyramidSide): { readonly grave: number; readonly hidden: number; readonly rest: number } {
  const all = persons ?? 0;
  const hidden = state === 'suppressed' ? all * HIDDEN_PART : 0;
  return { grave: grave ?? 0, hidden, rest: Math.max(0, all - (grave ?? 0) - hidden) };
}

const graveText = ({ grave, shareText }: PyramidSide): string => (grave === null ? shareText : `${formatInteger(grave)}人（占有效结果 ${shareText}）`);

export function Pyramid({ rows, graveName, pick }: PyramidProps) {
  const bars = rows.map((row) => ({ key: row.key, group: { label: row.label, shortLabel: row.label }, row, male: parts(row.male), female: parts(row.female), text: counted((row.male.persons ?? 0) + (row.female.persons ?? 0)) }));
  const end = roundEnd(Math.max(...rows.flatMap(({ male, female }) => [male.persons ?? 0, female.persons ?? 0]), 0));
  const anyHidden = rows.some(({ male, female }) => male.state === 'suppressed' || female.state === 'suppressed');
  type Row = (typeof bars)[number];
  const series = (['male', 'female'] as const).flatMap((side) => {
    const sign = side === 'male' ? -1 : 1;
    return (['grave', 'hidden', 'rest'] as const).map((part) => ({ id: `${side}-${part}`, value: (bar: Row) => sign * bar[side][part], fill: part === 'grave' ? WARNING : part === 'hidden' ? HATCH_FILL : side === 'male' ? BOYS : GIRLS }));
  });
  return (
    <HorizontalBars
      bars={bars}
      of={bars.length}
      legend={[
        { label: '男（向左）', color: BOYS },
        { label: '女（向右）', color: GIRLS },
        { label: graveName, color: WARNING },
        ...(anyHidden ? [{ label: SUPPRESSED_TEXT, color: HATCH, mark: 'hatch' as const }] : []),
      ]}
      axis={{ ...COUNT_AXIS, domain: [-end, end], ticks: [-end, -end / 2, 0, end / 2, end], interval: 0, tickFormatter: (value: number) => formatInteger(Math.abs(value)) }}
      tipLines={({ row }) => [
        { label: '男，实测', text: counted(row.male.persons) },
        { label: `男，${graveName}`, text: graveText(row.male) },
        { label: '女，实测', text: counted(row.female.persons) },
        { label: `女，${graveName}`, text: graveText(row.female) },
      ]}
      pick={pick}
      stacked="sign"
    >
      <defs>
        <HatchPattern />
      </defs>
      {series.map(({ id, value, fill }) => (
        <Bar key={id} name={id} stackId="pupils" dataKey={value} fill={fill} shape={BarPart} isAnimationActive={false} maxBarSize={BAR_SIZE} />
      ))}
      <ReferenceLine x={0} stroke={LINE} />
    </HorizontalBars>
  );
}
