/** Plain sentences about what misses its target, made from the figures alone. */
import { formatFigure, formatInteger } from '../../../shared/format';
import { findIndicator, mainTarget, UNIT_LABELS, type IndicatorDefinition } from '../../../shared/indicators';
import type { Group } from '../../groups';
import type { IndicatorRow } from '../../indicator-table';
import { judge } from '../../judge';

export interface Finding {
  readonly indicator: string;
  readonly verdict: 'met' | 'missed';
  readonly text: string;
}

/** Names at most this many groups; the chart shows the rest. */
const NAMED = 4;

function shortfall(definition: IndicatorDefinition, row: IndicatorRow): string {
  if (definition.denominator === undefined || row.numerator === null || row.denominator === null) return '';
  if (row.target !== 1 || definition.unit !== 'share') return '';
  const unit = definition.numerator.view === 'fact_school' ? UNIT_LABELS.school : UNIT_LABELS.person;
  return `，还差${formatInteger(row.denominator - row.numerator)}${unit}`;
}

function missedGroups(definition: IndicatorDefinition, groups: readonly Group[]): string {
  const missed = groups
    .flatMap((group) => {
      const row = group.cells.get(definition.id);
      return row !== undefined && judge(row) === 'missed' && row.value !== null ? [{ label: group.label, row, value: row.value }] : [];
    })
    .sort((one, other) => (definition.direction === 'higher' ? one.value - other.value : other.value - one.value));
  if (missed.length === 0) return '';
  const named = missed.slice(0, NAMED).map(({ label, row }) => `${label}（${formatFigure(row, definition.unit)}）`);
  const rest = missed.length > NAMED ? `等${missed.length}个` : '';
  return `未达目标的：${named.join('、')}${rest}。`;
}

/**
 * @param total rows of the whole; only indicators with a target give a sentence.
 * @param asOf day by whose targets the rows were judged
 * @param groups the same indicators by county, school, …
 */
export function findings(total: readonly IndicatorRow[], groups: readonly Group[], asOf: string): readonly Finding[] {
  return total.flatMap((row): Finding[] => {
    const definition = findIndicator(row.indicator);
    const verdict = judge(row);
    if (definition === undefined || verdict === 'unjudged') return [];
    const figure = `${definition.label}${formatFigure(row, definition.unit)}`;
    const target = mainTarget(definition, asOf)?.label ?? '目标';
    const sentence = verdict === 'met' ? `${figure}，达到${target}。` : `${figure}，低于${target}${shortfall(definition, row)}。`;
    const worse = definition.direction === 'lower' ? sentence.replace('低于', '高于') : sentence;
    return [{ indicator: row.indicator, verdict, text: `${worse}${missedGroups(definition, groups)}` }];
  });
}
