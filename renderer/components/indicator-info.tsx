/** The 口径 of a number: definition, formula, what it was computed from, target and source. */
import { Popover } from 'antd';
import type { ReactNode } from 'react';
import { formatFigure, formatInteger, formatInterval, MISSING_TEXT, SUPPRESSED_TEXT } from '../../shared/format';
import { findIndicator, type IndicatorDefinition, variesByChance } from '../../shared/indicators';
import type { IndicatorRow } from '../indicator-table';

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

function Definition({ definition, row }: { readonly definition: IndicatorDefinition; readonly row: IndicatorRow | undefined }) {
  return (
    <dl className="definition">
      <dt>口径</dt>
      <dd>{definition.definition}</dd>
      <dt>算式</dt>
      <dd>{definition.formula}</dd>
      {row && (
        <>
          <dt>本数</dt>
          <dd>
            <Computed definition={definition} row={row} />
          </dd>
          <Uncertainty definition={definition} row={row} />
        </>
      )}
      {definition.targets.length > 0 && (
        <>
          <dt>目标</dt>
          <dd>
            {definition.targets.map((target) => (
              <p key={target.label}>
                <strong>{target.label}</strong>
                <br />
                {target.source}
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
