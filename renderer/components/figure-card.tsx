import { findIndicator, mainTarget, UNIT_LABELS } from '../../shared/indicators';
import type { IndicatorRow } from '../indicator-table';
import { judge } from '../judge';
import { Figure } from './figure';

export interface FigureCardProps {
  readonly indicator: string;
  readonly row: IndicatorRow | undefined;
  /** A second line under the number. */
  readonly detail?: string | undefined;
}

const VERDICTS = { met: '已达标', missed: '未达标', unjudged: '' } as const;

/** A headline number with its unit, target and verdict in words. */
export function FigureCard({ indicator, row, detail }: FigureCardProps) {
  const definition = findIndicator(indicator);
  if (definition === undefined) return null;
  const verdict = row === undefined ? 'unjudged' : judge(row);
  const target = mainTarget(definition);
  return (
    <div className={`figure-card figure-card-${verdict}`}>
      <div className="figure-card-label" title={definition.label}>
        {definition.label}
      </div>
      <div className="figure-card-value">
        <Figure indicator={indicator} row={row} judged />
        {definition.unit !== 'share' && <span className="figure-card-unit">{UNIT_LABELS[definition.unit]}</span>}
      </div>
      <div className="figure-card-detail">
        {detail ?? (target === undefined ? '' : target.label)}
        {VERDICTS[verdict] !== '' && <span className={`verdict verdict-${verdict}`}>{VERDICTS[verdict]}</span>}
      </div>
    </div>
  );
}
