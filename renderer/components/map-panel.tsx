/** Counties and zones in their places, coloured by a figure that is chosen. Results of pupils are not offered: a map of them would be read as a ranking. */
import { Select } from 'antd';
import { useState } from 'react';
import { areasOf } from '../../shared/area-basis';
import { type IndicatorDefinition, INDICATORS } from '../../shared/indicators';
import { countyLabel } from '../../shared/regions';
import type { PageFilter } from '../address';
import { AreaMap } from '../charts/area-map';
import { boundarySheet, tileSheet } from '../charts/area-shapes';
import { cuttable } from '../cross-grid';
import { useDataSummary } from '../data-summary';
import { useSettings } from '../settings';
import { useGroups } from '../use-groups';
import { chosenOf, usePick } from '../use-pick';
import { useDrill } from '../use-drill';
import { ChartPanel } from './chart-panel';
import { GroupTable } from './group-table';
import { ErrorNotice } from './notices';

const UNITS: readonly IndicatorDefinition['unit'][] = ['share', 'perPerson'];
const OFFERED = cuttable(INDICATORS, ['staffing', 'assessment', 'training', 'course', 'counselingRoom']).filter(({ unit, suppression }) => UNITS.includes(unit) && suppression !== 'health');

export interface MapPanelProps {
  /** Shown before another is chosen. */
  readonly indicator: string;
  readonly filter: PageFilter;
}

export function MapPanel({ indicator, filter }: MapPanelProps) {
  const [chosen, setChosen] = useState<string | null>(null);
  const asked = OFFERED.find(({ id }) => id === (chosen ?? indicator)) ?? OFFERED[0];
  const { groups, rows, error, loading, privacyNote } = useGroups(asked === undefined ? [] : [asked.id], 'county', filter, asked !== undefined);
  const { result: summary } = useDataSummary();
  const boundaries = useSettings()?.countyBoundaries.value ?? null;
  const pick = usePick('county', loading);
  const drill = useDrill('county');
  // While another figure is on its way, the one before stays, under its own name.
  const shown = OFFERED.find(({ id }) => id === rows?.[0]?.indicator) ?? asked;
  if (asked === undefined || shown === undefined) return null;
  if (error !== null) return <ErrorNotice error={error} />;
  const schoolYear = filter.schoolYear ?? summary?.defaultSchoolYear ?? null;
  const areas = schoolYear === null ? [] : areasOf(filter.areaBasis, schoolYear);
  const codes = new Set(areas.map(({ code }) => code));
  const sheet = boundaries === null ? tileSheet(codes) : boundarySheet(boundaries, codes);
  const placeless = groups.filter(({ key }) => !sheet.shapes.some((shape) => shape.key === key)).map(({ label }) => label);
  return (
    <ChartPanel
      title={`${boundaries === null ? '各县区位置示意' : '各县区地图'}：${shown.label}`}
      id="map"
      indicator={shown.id}
      busy={loading}
      note={`${boundaries === null ? '示意图只表示各县区的相对位置，不表示边界和面积。本单位的边界文件可在“设置”的“地图”中载入。' : `边界取自本单位载入的“${boundaries.fileName}”；没有边界的在图下方单列。`}${placeless.length === 0 ? '' : `图上没有位置的见“表”：${placeless.join('、')}。`}${privacyNote}`}
      extra={<Select size="small" className="theme-choice" aria-label="地图的指标" value={asked.id} onChange={setChosen} options={OFFERED.map(({ id, label }) => ({ value: id, label }))} data-testid="map-choice" />}
      chart={<AreaMap definition={shown} groups={groups} sheet={sheet} nameOf={countyLabel} pick={pick} />}
      table={<GroupTable dimensionLabel="县区" groups={chosenOf(groups, pick)} indicators={[shown.id]} onSelect={drill} />}
    />
  );
}
