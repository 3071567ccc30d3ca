/**
 * One figure through the school years, a small chart for each area, all on one scale: shapes are compared, not ranks. A year that must not
 * be told is hatched, one without data is a gap.
 */
import { formatFigure, formatInteger, SUPPRESSED_TEXT } from '../../shared/format';
import { type IndicatorDefinition, mainTarget } from '../../shared/indicators';
import { useAsOf } from '../as-of';
import { TARGET } from '../theme';
import type { Picking } from '../use-pick';
import { HATCH, HATCH_FILL, HatchPattern } from './hatch';
import { Legend } from './legend';
import { DIMMED, isDimmed } from './picked-look';
import { roundEnd } from './pyramid-rows';
import { shareTicks } from './share-ticks';
import type { TrendSeries } from './trend-lines';
import './risk-multiples.css';
import './trend-multiples.css';

export interface AreaTrend {
  readonly key: string;
  readonly label: string;
  readonly series: readonly TrendSeries[];
}

export interface TrendMultiplesProps {
  readonly definition: IndicatorDefinition;
  readonly schoolYears: readonly string[];
  readonly areas: readonly AreaTrend[];
  readonly pick: Picking;
}

/** Pixels of the drawing; marks keep clear of its edges. */
const HEIGHT = 64;
const EDGE = 4;

interface Scale {
  readonly from: number;
  readonly to: number;
}

const heightOf = (value: number, { from, to }: Scale): number => EDGE + (1 - (value - from) / (to - from)) * (HEIGHT - 2 * EDGE);

function scaleOf(values: readonly number[], { unit }: IndicatorDefinition): Scale {
  if (unit !== 'share') return { from: 0, to: roundEnd(Math.max(...values, 0)) };
  const ticks = values.length === 0 ? [0, 1] : shareTicks(values);
  return { from: ticks[0] ?? 0, to: ticks.at(-1) ?? 1 };
}

const written = (value: number, { unit }: IndicatorDefinition): string => (unit === 'share' ? `${Math.round(value * 100)}%` : formatInteger(value));

export function TrendMultiples({ definition, schoolYears, areas, pick }: TrendMultiplesProps) {
  const target = mainTarget(definition, useAsOf())?.target;
  const rows = areas.flatMap(({ series }) => series.flatMap((each) => each.rows));
  const values = rows.flatMap((row) => (row?.value == null ? [] : [row.value]));
  const scale = scaleOf(target === undefined ? values : [...values, target.value], definition);
  const named = areas[0]?.series ?? [];
  return (
    <>
      <Legend
        items={[
          ...(named.length < 2 ? [] : named.map(({ label, color }) => ({ label, color, mark: 'line' as const }))),
          ...(target === undefined ? [] : [{ label: `目标 ${formatFigure({ value: target.value, suppressed: false }, definition.unit)}`, color: TARGET, mark: 'dashes' as const }]),
          ...(rows.some((row) => row?.suppressed === true) ? [{ label: SUPPRESSED_TEXT, color: HATCH, mark: 'hatch' as const }] : []),
        ]}
      />
      <div className="multiples">
        {areas.map((area) => (
          <section key={area.key} className={isDimmed(pick, area.key) ? 'multiple multiple-dimmed' : 'multiple'} aria-label={area.label}>
            <button type="button" aria-pressed={pick.chosen.includes(area.key)} title={`按${area.label}筛选`} onClick={(event) => pick.onPick(area.key, event.ctrlKey || event.metaKey)} onDoubleClick={() => pick.onDrill?.(area.key)} data-testid={`trend-area-${area.key}`}>
              {area.label}
            </button>
            <div className="trend-multiple">
              <div className="trend-multiple-scale" aria-hidden>
                <span>{written(scale.to, definition)}</span>
                <span>{written(scale.from, definition)}</span>
              </div>
              <Lines area={area} definition={definition} schoolYears={schoolYears} scale={scale} target={target?.value} />
              <div className="trend-multiple-years" aria-hidden>
                {schoolYears.map((year) => (
                  <span key={year}>{shortYear(year, schoolYears.length)}</span>
                ))}
              </div>
            </div>
          </section>
        ))}
      </div>
    </>
  );
}

/** More years than this are told by their beginning alone. */
const WRITTEN_YEARS = 3;
const shortYear = (year: string, years: number): string => (years <= WRITTEN_YEARS ? year.replace('-', '—') : year.slice(2, 4));

interface LinesProps {
  readonly area: AreaTrend;
  readonly definition: IndicatorDefinition;
  readonly schoolYears: readonly string[];
  readonly scale: Scale;
  readonly target: number | undefined;
}

function Lines({ area, definition, schoolYears, scale, target }: LinesProps) {
  const step = 100 / schoolYears.length;
  const middle = (year: number): string => `${(year + 0.5) * step}%`;
  const told = schoolYears.map((schoolYear, year) => `${schoolYear.replace('-', '—')}学年 ${area.series.map(({ label, rows }) => `${area.series.length < 2 ? '' : `${label} `}${formatFigure(rows[year] ?? { value: null, suppressed: false }, definition.unit)}`).join('，')}`);
  return (
    <svg className="trend-multiple-lines" height={HEIGHT} role="img" aria-label={`${area.label}：${told.join('；')}`}>
      <defs>
        <HatchPattern />
      </defs>
      {schoolYears.map((schoolYear, year) => (
        <rect key={schoolYear} x={`${year * step}%`} width={`${step}%`} height="100%" fill={area.series.some(({ rows }) => rows[year]?.suppressed === true) ? HATCH_FILL : 'transparent'} data-suppressed={area.series.some(({ rows }) => rows[year]?.suppressed === true) || undefined}>
          <title>{told[year]}</title>
        </rect>
      ))}
      {target !== undefined && <line x1="0" x2="100%" y1={heightOf(target, scale)} y2={heightOf(target, scale)} stroke={TARGET} strokeDasharray="4 3" />}
      {area.series.map(({ key, color, isBehind = false, rows }) => (
        <g key={key} stroke={color} strokeWidth={2} opacity={isBehind ? DIMMED : 1} className="trend-multiple-line">
          {rows.map((row, year) => {
            const before = rows[year - 1]?.value;
            return row?.value == null || before == null ? null : <line key={schoolYears[year]} x1={middle(year - 1)} x2={middle(year)} y1={heightOf(before, scale)} y2={heightOf(row.value, scale)} />;
          })}
          {rows.map((row, year) => (row?.value == null ? null : <circle key={schoolYears[year]} cx={middle(year)} cy={heightOf(row.value, scale)} r={2} fill={color} />))}
        </g>
      ))}
    </svg>
  );
}
