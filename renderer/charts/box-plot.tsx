/** How scores are spread in every group: half of the pupils in the box, nine tenths between the whiskers. Never a single pupil. */
import { Bar, type XAxisProps } from 'recharts';
import type { GroupSpread } from '../../shared/scale-quality';
import { ACCENT, INK } from '../theme';
import type { Picking } from '../use-pick';
import { type Box, boxOf, reachOf } from './box';
import { BAR_SIZE, COUNT_AXIS, HorizontalBars } from './horizontal-bars';
import { MAX_ROWS } from './frame';

export interface BoxPlotProps {
  readonly groups: readonly GroupSpread[];
  readonly range: readonly [least: number, most: number] | null;
  readonly pick?: Picking | undefined;
}

const HIDDEN = '不显示';
const WHOLE = 'all';
const told = (score: number | null | undefined): string => (score === null || score === undefined ? HIDDEN : String(Number(score.toFixed(2))));

interface ShapeProps {
  readonly x?: number;
  readonly y?: number;
  readonly width?: number;
  readonly height?: number;
  readonly opacity?: number | string;
  readonly payload?: { readonly box: Box | null };
}

function Whisker({ start, end, middle, cap }: { readonly start: number; readonly end: number; readonly middle: number; readonly cap: number }) {
  return <polyline points={`${start},${middle} ${end},${middle} ${end},${middle - cap} ${end},${middle + cap}`} fill="none" />;
}

/** @param props the place of the whole reach, in pixels, as Recharts lays a bar out */
function BoxShape({ x = 0, y = 0, width = 0, height = 0, opacity, payload }: ShapeProps) {
  const box = payload?.box;
  if (box === undefined || box === null) return <g />;
  const [from, to] = reachOf(box);
  const at = (score: number): number => (to === from ? x : x + ((score - from) / (to - from)) * width);
  const middle = y + height / 2;
  return (
    <g opacity={opacity} stroke={INK}>
      {box.low !== null && <Whisker end={at(box.low)} start={at(box.first)} middle={middle} cap={height / 4} />}
      {box.high !== null && <Whisker end={at(box.high)} start={at(box.third)} middle={middle} cap={height / 4} />}
      <rect x={at(box.first)} y={y} width={Math.max(1, at(box.third) - at(box.first))} height={height} fill="var(--second-mark)" />
      <line x1={at(box.median)} y1={y} x2={at(box.median)} y2={y + height} strokeWidth={2.5} stroke={ACCENT} />
    </g>
  );
}

/** All pupils are no group to filter by; they are never faint. */
function withoutWhole({ chosen, onPick, onDrill }: Picking): Picking {
  return {
    chosen: chosen.length === 0 ? chosen : [...chosen, WHOLE],
    onPick: (key, more) => (key === WHOLE ? undefined : onPick(key, more)),
    onDrill: onDrill === undefined ? undefined : (key) => (key === WHOLE ? undefined : onDrill(key)),
  };
}

export function BoxPlot({ groups, range, pick }: BoxPlotProps) {
  const bars = groups.slice(0, MAX_ROWS).map((group) => {
    const box = boxOf(group);
    return { key: group.id, group: { label: group.label, shortLabel: group.label }, spread: group, box, reach: box === null ? null : [...reachOf(box)], text: box === null ? HIDDEN : `中位${told(box.median)}` };
  });
  const axis: XAxisProps = range === null ? COUNT_AXIS : { ...COUNT_AXIS, domain: [...range] };
  return (
    <HorizontalBars
      bars={bars}
      of={groups.length}
      legend={[
        { label: '箱：中间一半学生（第 25 至第 75 百分位）', color: 'var(--second-mark)' },
        { label: '中位数', color: ACCENT, mark: 'line' },
        { label: '须：第 5 至第 95 百分位', color: INK, mark: 'whisker' },
      ]}
      axis={axis}
      tipLines={({ spread }) => [{ label: '人数', text: told(spread.persons) }, ...spread.points.map(({ percent, score }) => ({ label: percent === 50 ? '中位数' : `第 ${percent} 百分位`, text: told(score) }))]}
      pick={pick === undefined ? undefined : withoutWhole(pick)}
    >
      <Bar dataKey="reach" isAnimationActive={false} maxBarSize={BAR_SIZE} shape={BoxShape} />
    </HorizontalBars>
  );
}
