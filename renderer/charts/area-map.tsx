/** Areas in their places, coloured by one figure. */
import { useState } from 'react';
import { formatFigure, formatInteger, SUPPRESSED_TEXT } from '../../shared/format';
import type { IndicatorDefinition } from '../../shared/indicators';
import type { Group } from '../groups';
import { INK } from '../theme';
import type { Picking } from '../use-pick';
import { areaClass, areaFill, MET_FILL, MISSED_FILL, MISSING_FILL } from './area-look';
import './area-map.css';
import type { AreaShape, AreaSheet } from './area-shapes';
import { HATCH, HatchPattern } from './hatch';
import { Legend, type LegendItem } from './legend';
import { MarkList } from './mark-list';
import { DIMMED, isDimmed, pickHint } from './picked-look';
import { Tip, type TipLine } from './tip';

export interface AreaMapProps {
  readonly definition: IndicatorDefinition;
  readonly groups: readonly Group[];
  readonly sheet: AreaSheet;
  /** Names of areas without a row. */
  readonly nameOf: (code: string) => string;
  readonly pick: Picking;
}

const LINE = 16;
const FONT = 13;
const percentOf = (part: number, whole: number): string => `${(part / whole) * 100}%`;

export function AreaMap({ definition, groups, sheet, nameOf, pick }: AreaMapProps) {
  const [pointed, setPointed] = useState<string | null>(null);
  const found = new Map(groups.map((group) => [group.key, group]));
  const rowOf = (key: string) => found.get(key)?.cells.get(definition.id);
  const values = sheet.shapes.flatMap(({ key }) => rowOf(key)?.value ?? []);
  const span = [Math.min(...values), Math.max(...values)] as const;
  const name = (key: string): string => found.get(key)?.shortLabel ?? nameOf(key);
  const textOf = (key: string): string => formatFigure(rowOf(key) ?? { value: null, suppressed: false }, definition.unit);
  const linesOf = (key: string): readonly TipLine[] => {
    const row = rowOf(key);
    const parts = definition.denominator !== undefined && row?.numerator != null && row.denominator != null ? [{ label: definition.formula.replace(' × 100%', ''), text: `${formatInteger(row.numerator)} ÷ ${formatInteger(row.denominator)}` }] : [];
    return [{ label: definition.label, text: textOf(key) }, ...parts];
  };
  const placeOf = ({ box }: AreaShape) => ({ left: percentOf(box.x, sheet.width), top: percentOf(box.y, sheet.height), width: percentOf(box.width, sheet.width), height: percentOf(box.height, sheet.height) });
  const shown = sheet.shapes.find(({ key }) => key === pointed);
  return (
    <>
      <Legend items={legendOf(sheet.shapes.map(({ key }) => areaClass(rowOf(key))), span, definition)} />
      <div className="area-map">
        <svg viewBox={`0 0 ${sheet.width} ${sheet.height}`} width="100%" aria-hidden onMouseLeave={() => setPointed(null)}>
          <defs>
            <HatchPattern />
          </defs>
          {sheet.shapes.map(({ key, path, centre: [x, y], oneLine }) => (
            <g
              key={key}
              opacity={isDimmed(pick, key) ? DIMMED : 1}
              className="area"
              onMouseEnter={() => setPointed(key)}
              onClick={(event) => {
                if (event.detail <= 1) pick.onPick(key, event.ctrlKey || event.metaKey);
              }}
              onDoubleClick={() => pick.onDrill?.(key)}
              data-testid={`area-${key}`}
              data-class={areaClass(rowOf(key))}
            >
              <path d={path} fillRule="evenodd" fill={areaFill(rowOf(key), span)} stroke="var(--edge)" strokeWidth={1} />
              {oneLine ? (
                <text x={x} y={y} textAnchor="middle" dominantBaseline="central" fontSize={FONT - 1} fill={INK}>
                  {`${name(key)} ${textOf(key)}`}
                </text>
              ) : (
                <>
                  <text x={x} y={y - LINE / 2} textAnchor="middle" dominantBaseline="central" fontSize={FONT} fontWeight={600} fill={INK}>
                    {name(key)}
                  </text>
                  <text x={x} y={y + LINE / 2} textAnchor="middle" dominantBaseline="central" fontSize={FONT} fill={INK}>
                    {textOf(key)}
                  </text>
                </>
              )}
            </g>
          ))}
        </svg>
        <MarkList label={`各县区，共 ${sheet.shapes.length} 个`} marks={sheet.shapes.map((shape) => ({ key: shape.key, title: name(shape.key), lines: linesOf(shape.key), place: placeOf(shape) }))} pick={pick} />
        {shown !== undefined && (
          <div className="area-tip" style={{ left: percentOf(shown.box.x + shown.box.width / 2, sheet.width), top: percentOf(shown.box.y + shown.box.height, sheet.height) }} data-not-drawn>
            <Tip title={name(shown.key)} lines={linesOf(shown.key)} hint={pickHint(pick)} />
          </div>
        )}
      </div>
    </>
  );
}

function legendOf(classes: readonly ReturnType<typeof areaClass>[], [least, most]: readonly [number, number], { unit }: IndicatorDefinition): readonly LegendItem[] {
  const written = (value: number): string => formatFigure({ value, suppressed: false }, unit);
  return [
    ...(classes.includes('met') ? [{ label: '达到目标', color: MET_FILL }] : []),
    ...(classes.includes('missed') ? [{ label: '未达目标', color: MISSED_FILL }] : []),
    ...(classes.includes('plain') ? [{ label: `由浅到深：${written(least)} 至 ${written(most)}`, color: 'var(--heat)' }] : []),
    ...(classes.includes('suppressed') ? [{ label: SUPPRESSED_TEXT, color: HATCH, mark: 'hatch' as const }] : []),
    ...(classes.includes('missing') ? [{ label: '没有数据', color: MISSING_FILL }] : []),
  ];
}
