/** What an indicator is and what one figure of it was computed from: 口径, formula, interval, last year, targets, source. */
import { formatChange, formatFigure, formatInteger, formatInterval, MISSING_TEXT, SUPPRESSED_TEXT } from '../../../shared/format';
import { type IndicatorDefinition, mainTarget, TARGET_VERDICTS, targetsAsOf, variesByChance, verdictOf } from '../../../shared/indicators';
import { citation, POLICY_LEVELS } from '../../../shared/policies';
import { scopeOf } from '../../../shared/scope';
import { usePageFilter } from '../../address';
import { useAsOf } from '../../as-of';
import { chanceOf, changeWords } from '../../change-words';
import type { IndicatorRow } from '../../indicator-table';
import { WhyThisNumber } from '../why-this-number';

function Computed({ definition, row }: { readonly definition: IndicatorDefinition; readonly row: IndicatorRow }) {
  if (row.suppressed) return <p>本组人数过少，为保护学生隐私不显示数值（{SUPPRESSED_TEXT}）。</p>;
  if (row.value === null) return <p>没有可计算的数据（{MISSING_TEXT}），不等于 0。</p>;
  const value = <strong>{formatFigure(row, definition.unit)}</strong>;
  if (definition.denominator === undefined || row.numerator === null || row.denominator === null) return <p>{value}</p>;
  return (
    <p>
      {formatInteger(row.numerator)} ÷ {formatInteger(row.denominator)} = {value}
    </p>
  );
}

/** How sure a proportion is. Of a complete count nothing was sampled: the interval only says how small the unit is. */
function Uncertainty({ definition, row }: { readonly definition: IndicatorDefinition; readonly row: IndicatorRow }) {
  if (row.low === null || row.high === null || row.standardError === null) return null;
  return (
    <>
      <dt>95% 置信区间</dt>
      <dd>
        {formatInterval(row.low, row.high)}（Wilson 法，标准误 {(row.standardError * 100).toFixed(2)} 个百分点）
        {!variesByChance(definition) && <p>全数统计，区间仅供小单位比较时参考。</p>}
      </dd>
    </>
  );
}

function LastYear({ definition, row }: { readonly definition: IndicatorDefinition; readonly row: IndicatorRow }) {
  const { comparison } = row;
  if (comparison === null) return null;
  const { previousValue, previousNumerator, previousDenominator, p } = comparison;
  const counts = definition.denominator === undefined || previousNumerator === null || previousDenominator === null ? '' : `${formatInteger(previousNumerator)} ÷ ${formatInteger(previousDenominator)} = `;
  const words = changeWords(row);
  return (
    <>
      <dt>上学年</dt>
      <dd>
        {previousValue !== null && (
          <p>
            {counts}
            {formatFigure({ value: previousValue, suppressed: false }, definition.unit)}
          </p>
        )}
        {words !== '' && <p>{words}</p>}
        {p !== null && (
          <p>
            {chanceOf(row)}（两个比例的 z 检验，Holm 校正后 p {p < 0.001 ? '＜0.001' : `＝${p.toFixed(3)}`}，以 0.05 为界）
          </p>
        )}
      </dd>
    </>
  );
}

export function Definition({ definition, row }: { readonly definition: IndicatorDefinition; readonly row: IndicatorRow | undefined }) {
  const [filter] = usePageFilter();
  const asOf = useAsOf();
  const targets = targetsAsOf(definition, asOf);
  const inForce = scopeOf(definition, filter.scope);
  return (
    <dl className="definition">
      <dt>口径</dt>
      <dd>{definition.definition}</dd>
      {inForce.length > 0 && (
        <>
          <dt>本次口径</dt>
          <dd>
            {inForce.map(({ label, choice }) => (
              <p key={label}>
                <strong>
                  {label}：{choice.label}
                </strong>
                <br />
                {choice.definition}
              </p>
            ))}
          </dd>
        </>
      )}
      <dt>算式</dt>
      <dd>{definition.formula}</dd>
      {row && (
        <>
          <dt>本数</dt>
          <dd>
            <Computed definition={definition} row={row} />
            <WhyThisNumber definition={definition} />
          </dd>
          <Uncertainty definition={definition} row={row} />
          <LastYear definition={definition} row={row} />
        </>
      )}
      {targets.length > 0 && (
        <>
          <dt>目标</dt>
          <dd>
            {targets.map(({ target, label, policy, state }) => (
              <p key={policy.id}>
                <strong>{label}</strong>
                {state === 'notYet' ? '（尚未施行）' : row !== undefined && row.value !== null && `：${TARGET_VERDICTS[verdictOf(definition.direction, row.value, target.value)]}`}
                <br />
                {POLICY_LEVELS[policy.level]}：{citation(policy)}
              </p>
            ))}
            {row?.toTarget != null && (
              <p>
                与“{mainTarget(definition, asOf)?.label}”相差 {formatChange(row.toTarget, definition.unit)}
                {row.schoolsToTarget !== null && row.schoolsToTarget > 0 && `，还差 ${formatInteger(row.schoolsToTarget)} 所`}
              </p>
            )}
          </dd>
        </>
      )}
      <dt>依据</dt>
      <dd>{definition.policy}</dd>
    </dl>
  );
}
