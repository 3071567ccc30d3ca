/** Assessed pupils by grade, boys to the left and girls to the right, with those on the gravest levels next to the middle. */
import { Bar, Cell, ReferenceLine } from 'recharts';
import { formatInteger, SUPPRESSED_TEXT } from '../../shared/format';
import { LINE, WARNING } from '../theme';
import type { PairPicking, Picking } from '../use-pick';
import { PlainBar } from './bar-shapes';
import { HATCH, HATCH_FILL, HatchPattern } from './hatch';
import { BAR_SIZE, COUNT_AXIS, HorizontalBars } from './horizontal-bars';
import { DIMMED, isDimmed } from './picked-look';
import { type PyramidRow, type PyramidSide, roundEnd } from './pyramid-rows';

export interface PyramidProps {
  readonly rows: readonly PyramidRow[];
  /** What the levels next to the middle are called. */
  readonly graveName: string;
  /** By grade and gender: a side chooses both, the name of a row its grade alone. */
  readonly pick?: PairPicking | undefined;
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

const SIDES = [
  { gender: 'male', name: '男' },
  { gender: 'female', name: '女' },
] as const;
const SEPARATOR = '|';
const markOf = (grade: string, gender: string): string => `${grade}${SEPARATOR}${gender}`;

/** Sides and whole rows as marks of one drawing: chosen are those that the filters leave. */
function pickOfSides(pick: PairPicking, rows: readonly PyramidRow[]): Picking {
  const { rows: grades, columns: genders } = pick;
  const isFiltered = grades.chosen.length + genders.chosen.length > 0;
  const left = rows.filter(({ key }) => isFiltered && !isDimmed(grades, key));
  return {
    chosen: left.flatMap(({ key }) => [key, ...SIDES.filter(({ gender }) => !isDimmed(genders, gender)).map(({ gender }) => markOf(key, gender))]),
    onPick: (key, more) => {
      const [grade = '', gender] = key.split(SEPARATOR);
      if (gender === undefined) grades.onPick(grade, more);
      else pick.onCell(grade, gender, more);
    },
  };
}

export function Pyramid({ rows, graveName, pick }: PyramidProps) {
  const bars = rows.map((row) => ({ key: row.key, group: { label: row.label, shortLabel: row.label }, row, male: parts(row.male), female: parts(row.female), text: counted((row.male.persons ?? 0) + (row.female.persons ?? 0)) }));
  const end = roundEnd(Math.max(...rows.flatMap(({ male, female }) => [male.persons ?? 0, female.persons ?? 0]), 0));
  const anyHidden = rows.some(({ male, female }) => male.state === 'suppressed' || female.state === 'suppressed');
  type Row = (typeof bars)[number];
  const lines = (row: PyramidRow) => SIDES.map(({ gender, name }) => ({ gender, name, lines: [{ label: `${name}，实测`, text: counted(row[gender].persons) }, { label: `${name}，${graveName}`, text: graveText(row[gender]) }] }));
  const series = (['male', 'female'] as const).flatMap((side) => {
    const sign = side === 'male' ? -1 : 1;
    return (['grave', 'hidden', 'rest'] as const).map((part) => ({ id: `${side}-${part}`, side, value: (bar: Row) => sign * bar[side][part], fill: part === 'grave' ? WARNING : part === 'hidden' ? HATCH_FILL : side === 'male' ? BOYS : GIRLS }));
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
      tipLines={({ row }) => lines(row).flatMap((side) => side.lines)}
      pick={pick && pickOfSides(pick, rows)}
      parts={pick && (({ row }) => lines(row).map((side) => ({ key: markOf(row.key, side.gender), title: `${row.label}，${side.name}`, lines: side.lines })))}
      stacked="sign"
    >
      <defs>
        <HatchPattern />
      </defs>
      {series.map(({ id, side, value, fill }) => (
        <Bar key={id} name={id} stackId="pupils" dataKey={value} fill={fill} shape={PlainBar} isAnimationActive={false} maxBarSize={BAR_SIZE}>
          {/* A row that is faint as a whole needs no faint sides. */}
          {bars.map(({ key }) => (
            <Cell key={key} fillOpacity={!isDimmed(pick?.rows, key) && isDimmed(pick?.columns, side) ? DIMMED : 1} />
          ))}
        </Bar>
      ))}
      <ReferenceLine x={0} stroke={LINE} />
    </HorizontalBars>
  );
}
