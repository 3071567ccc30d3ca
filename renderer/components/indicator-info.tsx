/** The 口径 of a number: definition, formula, what it was computed from, target and source. */
import { Popover } from 'antd';
import type { ReactNode } from 'react';
import { formatFigure, formatInteger, MISSING_TEXT, SUPPRESSED_TEXT } from '../../shared/format';
import { findIndicator, type IndicatorDefinition, TARGET_VERDICTS, targetsAsOf, verdictOf } from '../../shared/indicators';
import { citation, POLICY_LEVELS } from '../../shared/policies';
import { scopeOf } from '../../shared/scope';
import { usePageFilter } from '../address';
import { useAsOf } from '../as-of';
import type { IndicatorRow } from '../indicator-table';
import { WhyThisNumber } from './why-this-number';

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

function Definition({ definition, row }: { readonly definition: IndicatorDefinition; readonly row: IndicatorRow | undefined }) {
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
          </dd>
        </>
      )}
      <dt>依据</dt>
      <dd>{definition.policy}</dd>
    </dl>
  );
}

export interface IndicatorInfoProps {
  readonly indicator: string;
  readonly row?: IndicatorRow | undefined;
  /** What the number is about, e.g. 曹县. */
  readonly about?: string | undefined;
  /** A focusable element. */
  readonly children: ReactNode;
}

/** Shows the definition on hover and on focus, that is also on click and by keyboard. */
export function IndicatorInfo({ indicator, row, about, children }: IndicatorInfoProps) {
  const definition = findIndicator(indicator);
  if (definition === undefined) return children;
  const title = about === undefined ? definition.label : `${definition.label}：${about}`;
  return (
    <Popover
      title={title}
      content={<Definition definition={definition} row={row} />}
      trigger={['hover', 'focus']}
      mouseEnterDelay={0.3}
      destroyOnHidden
    >
      {children}
    </Popover>
  );
}
