/** One figure by county and grade (or stage) at once: where in the city, and at which age. */
import { Select } from 'antd';
import { useState } from 'react';
import { DIMENSIONS, type IndicatorDefinition, INDICATORS } from '../../shared/indicators';
import { shownLevel } from '../../shared/risk-labels';
import { type PageFilter, withoutOwn } from '../address';
import { HeatMap } from '../charts/heat-map';
import { crossGrid, crossMeasures, cuttable, secondDimension } from '../cross-grid';
import { usePrivacyMinimum, useRiskScheme } from '../settings';
import { useIndicators } from '../use-indicators';
import { useLevelFocus } from '../use-level-focus';
import { usePickPair } from '../use-pick';
import { ChartPanel } from './chart-panel';
import { ErrorNotice } from './notices';

export interface CrossPanelProps {
  /** Its figures are chosen from the indicators of these themes. */
  readonly themes: readonly IndicatorDefinition['theme'][];
  readonly filter: PageFilter;
}

export function CrossPanel({ themes, filter }: CrossPanelProps) {
  const scheme = useRiskScheme();
  const minimum = usePrivacyMinimum();
  const measures = crossMeasures(cuttable(INDICATORS, themes), (level) => shownLevel(scheme, level).label);
  const [chosen, setChosen] = useState<string | null>(null);
  const { level } = useLevelFocus();
  // What is graver than usual is what the page is opened for, unless one level stands out.
  const measure = measures.find(({ id }) => id === chosen) ?? measures.find(({ levels }) => levels.length === 1 && levels[0] === level) ?? measures.find(({ levels }) => levels.length > 0) ?? measures[0];
  const across = measure === undefined ? 'stage' : secondDimension(measure);
  const asked = withoutOwn(withoutOwn(filter, 'county'), across);
  const ids = measure === undefined ? [] : [measure.definition.id];
  const { rows, by, privacyNote, error, loading } = useIndicators(ids, ['county', across, ...(measure !== undefined && measure.levels.length > 0 ? (['riskLevel'] as const) : [])], asked, ids.length > 0);
  const pick = usePickPair('county', by[1] === 'grade' || by[1] === 'stage' ? by[1] : across, loading);
  if (measure === undefined) return null;
  if (error !== null) return <ErrorNotice error={error} />;
  // While another figure is on its way, the one before stays, under its own name.
  const isHere = by[1] === across && rows?.[0]?.indicator === measure.definition.id;
  const shown = isHere ? measure : (measures.find((each) => each.definition.id === rows?.[0]?.indicator && secondDimension(each) === by[1]) ?? measure);
  const shownAcross = secondDimension(shown);
  const grid = crossGrid(rows ?? [], ['county', shownAcross], shown, minimum);
  return (
    <ChartPanel
      title={`${shown.label}（县区 × ${DIMENSIONS[shownAcross].label}）`}
      id="cross"
      indicator={shown.definition.id}
      busy={loading}
      note={`点格子同时按县区和${DIMENSIONS[shownAcross].label}筛选本页其他图，点名称只按一个筛选。${privacyNote}`}
      extra={<Select size="small" className="theme-choice" aria-label="热力图的指标" value={measure.id} onChange={setChosen} options={measures.map(({ id, label }) => ({ value: id, label }))} data-testid="cross-choice" />}
      chart={<HeatMap label={shown.label} rowTitle="县区" {...grid} pick={pick} />}
    />
  );
}
