import { formatFigure, MISSING_TEXT } from '../../shared/format';
import { findIndicator } from '../../shared/indicators';
import { judge } from '../judge';
import type { IndicatorRow } from '../indicator-table';
import { IndicatorInfo } from './indicator-info';
import { useFigureOrigin } from './origin/figure-origin';

export interface FigureProps {
  readonly indicator: string;
  /** Undefined: the engine sent no row, which reads as missing. */
  readonly row: IndicatorRow | undefined;
  readonly about?: string | undefined;
  /** Tells several figures of one indicator apart in the page, e.g. a county's code. */
  readonly part?: string;
  readonly judged?: boolean;
}

/**
 * One number of an indicator with its 口径. Three states that are never mixed up: a number (also zero),
 * 样本过小 (suppressed), — (missing).
 */
export function Figure({ indicator, row, about, part, judged = false }: FigureProps) {
  const origin = useFigureOrigin();
  const unit = findIndicator(indicator)?.unit;
  const state = row?.suppressed === true ? 'suppressed' : row === undefined || row.value === null ? 'missing' : 'number';
  const text = row === undefined || unit === undefined ? MISSING_TEXT : formatFigure(row, unit);
  const missed = judged && row !== undefined && judge(row) === 'missed';
  return (
    <IndicatorInfo indicator={indicator} row={row} about={about}>
      <button
        type="button"
        className={`figure figure-${state}${missed ? ' figure-missed' : ''}`}
        data-testid={part === undefined ? `figure-${indicator}` : `figure-${indicator}-${part}`}
        data-state={state}
        data-value={row?.value ?? ''}
        onClick={row === undefined || origin === null ? undefined : () => origin.open({ indicator, row, about })}
      >
        {text}
      </button>
    </IndicatorInfo>
  );
}
