import { findIndicator, TARGET_VERDICTS, targetsInForce, UNIT_LABELS, verdictOf } from '../../shared/indicators';
import { citation } from '../../shared/policies';
import { passedOver, passedOverText, usePageFilter } from '../address';
import { useAsOf } from '../as-of';
import { chanceOf, changeTone, changeWords } from '../change-words';
import type { IndicatorRow } from '../indicator-table';
import { judge } from '../judge';
import { BesideFigure } from './beside-county';
import { Figure } from './figure';

export interface FigureCardProps {
  readonly indicator: string;
  /** Undefined until the first answer: a whole always has a row, be it missing or suppressed. */
  readonly row: IndicatorRow | undefined;
  /** A second line under the number. */
  readonly detail?: string | undefined;
}

/** 生师比（专兼职心理健康教师） -> 生师比（专兼职）: what the teachers teach is plain from the page. */
function shortName(label: string): string {
  return label.replace(/心理健康教师(?=）)/, '');
}

/** A low figure is a benchmark here, not a duty: it is called high, not failed. */
const VERDICTS = {
  higher: { met: '已达标', missed: '未达标', unjudged: '' },
  lower: { met: '', missed: '偏高', unjudged: '' },
  neutral: { met: '', missed: '', unjudged: '' },
} as const;

/** A headline number with its unit, target and verdict in words. */
export function FigureCard({ indicator, row, detail }: FigureCardProps) {
  const definition = findIndicator(indicator);
  const verdict = row === undefined ? 'unjudged' : judge(row);
  const [filter] = usePageFilter();
  const left = passedOverText(passedOver(filter, definition?.dimensions ?? []));
  const asOf = useAsOf();
  const targets = definition === undefined || row === undefined ? [] : targetsInForce(definition, asOf);
  if (definition === undefined) return null;
  const words = VERDICTS[definition.direction][verdict];
  return (
    <div className={`figure-card figure-card-${verdict}`}>
      <div className="figure-card-label" title={definition.label}>
        {shortName(definition.label)}
      </div>
      <div className="figure-card-value">
        {row === undefined ? <span className="figure figure-waiting" role="status" aria-label="正在计算" /> : <Figure indicator={indicator} row={row} judged />}
        {row !== undefined && definition.unit !== 'share' && <span className="figure-card-unit">{UNIT_LABELS[definition.unit]}</span>}
        {words !== '' && <span className={`verdict verdict-${verdict}`}>{words}</span>}
      </div>
      <div className="figure-card-detail">
        {row !== undefined && detail}
        {targets.map(({ target, label, policy }) => {
          const each = verdictOf(definition.direction, row?.value ?? null, target.value);
          return (
            <div key={policy.id} title={citation(policy)} data-testid={`target-${indicator}-${policy.id}`}>
              {label}
              {/* One target is judged beside the number already. */}
              {targets.length > 1 && each !== 'unjudged' && <span className={`target-verdict target-${each}`}>{TARGET_VERDICTS[each]}</span>}
            </div>
          );
        })}
      </div>
      {row?.comparison != null && (
        <div className={`figure-card-change change-${changeTone(row)}`} data-testid={`change-${indicator}`}>
          <span>{row.comparison.change === null ? '' : '较上学年 '}{changeWords(row)}</span>
          <span>{chanceOf(row)}</span>
        </div>
      )}
      {filter.beside !== null && row !== undefined && <BesideFigure indicator={definition} row={row} filter={filter} county={filter.beside} />}
      {left !== '' && (
        <div className="figure-card-left" data-testid={`unfiltered-${indicator}`}>
          {left}
        </div>
      )}
    </div>
  );
}
