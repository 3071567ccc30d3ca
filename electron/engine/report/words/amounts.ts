/** Figures in running text: without separators of thousands, each with its unit. */
import type { IndicatorDefinition, IndicatorUnit } from '../../../../shared/indicators';
import { formatFigure, UNIT_WORDS } from '../../../../shared/format';

/** 2881所, 95.18%, 440.0∶1. @param value of a share 0–1. */
export function amount(value: number, unit: IndicatorUnit): string {
  return `${formatFigure({ value, suppressed: false }, unit).replaceAll(',', '')}${UNIT_WORDS[unit]}`;
}

const WHOLE: ReadonlySet<IndicatorUnit> = new Set(['person', 'school', 'times', 'personTimes']);
const DIFFERENCE_WORDS: Readonly<Record<IndicatorUnit, string>> = { ...UNIT_WORDS, share: '个百分点', perPerson: '' };

/** The size of a change: of shares in 百分点, never in %. @param difference of shares in points. */
export function distance(difference: number, unit: IndicatorUnit): string {
  const size = Math.abs(difference);
  const text = unit === 'share' ? size.toFixed(2) : WHOLE.has(unit) ? String(size) : size.toFixed(1);
  return `${text}${DIFFERENCE_WORDS[unit]}`;
}

/** Whether a change is too small to be seen in the figures as they are written. */
export function isInvisible(difference: number, unit: IndicatorUnit): boolean {
  return Number.parseFloat(distance(difference, unit)) === 0;
}

/** A count as it is spoken: 心理健康教师45人, where the catalogue calls it 心理健康教师数. */
export function spokenName({ label, unit, denominator }: Pick<IndicatorDefinition, 'label' | 'unit' | 'denominator'>): string {
  return WHOLE.has(unit) && denominator === undefined ? label.replace(/(?:人数|人次|场次|次数|数)$/, '') : label;
}

/** 心理健康教师45人; 持证率为77.78%. */
export function namedAmount(definition: Pick<IndicatorDefinition, 'label' | 'unit' | 'denominator'>, value: number): string {
  const name = spokenName(definition);
  return `${name}${name === definition.label ? '为' : ''}${amount(value, definition.unit)}`;
}

/** Shares and means rise and fall, counts grow and shrink. */
export function moved(difference: number, { unit }: Pick<IndicatorDefinition, 'unit'>): string {
  if (WHOLE.has(unit)) return difference > 0 ? '增加' : '减少';
  if (unit === 'share') return difference > 0 ? '提高' : '下降';
  return difference > 0 ? '上升' : '下降';
}
