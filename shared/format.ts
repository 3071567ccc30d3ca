/** How figures are written for officials: the same on screens, in the CLI and in notes of reports. */
import type { IndicatorUnit } from './indicators/types';

export const SUPPRESSED_TEXT = '样本过小';
export const MISSING_TEXT = '—';

const integers = new Intl.NumberFormat('zh-CN', { maximumFractionDigits: 0 });
const oneDecimal = new Intl.NumberFormat('zh-CN', { minimumFractionDigits: 1, maximumFractionDigits: 1 });

export function formatInteger(value: number): string {
  return integers.format(value);
}

/** @param share 0–1; written with two decimals so that 99.95 % never reads 100 %. */
export function formatPercent(share: number): string {
  const rounded = Math.round(share * 10000) / 100;
  // A share short of the whole must not round up to it: 达标 would be wrong.
  const shown = rounded >= 100 && share < 1 ? 99.99 : rounded;
  return `${shown.toFixed(2)}%`;
}

/** Limits of an interval, 0–1: one decimal is finer than any interval. A limit short of 0 or 1 never reads as it. */
export function formatInterval(low: number, high: number): string {
  const limit = (share: number): string => {
    const tenths = Math.round(share * 1000) / 10;
    return `${(share < 1 && tenths >= 100 ? 99.9 : share > 0 && tenths <= 0 ? 0.1 : tenths).toFixed(1)}%`;
  };
  return `${limit(low)}–${limit(high)}`;
}

/**
 * A change since another year with its sign. Points and % are kept apart: a share that went from 40 % to 50 % rose by 10 百分点.
 * @param difference of shares in percentage points, else in the unit.
 */
export function formatChange(difference: number, unit: IndicatorUnit): string {
  const share = unit === 'share';
  const whole = unit === 'person' || unit === 'school' || unit === 'times' || unit === 'personTimes';
  const size = Math.abs(difference);
  const text = share ? size.toFixed(2) : whole ? formatInteger(size) : oneDecimal.format(size);
  const sign = Number(text.replaceAll(',', '')) === 0 ? '±' : difference > 0 ? '+' : '−';
  return `${sign}${text}${share ? ' 百分点' : ''}`;
}

/** @param beyondChance null: not tested. */
export function chanceWords(beyondChance: boolean | null): string {
  return beyondChance === null ? '' : beyondChance ? '超出偶然' : '变化在偶然范围内';
}

export function formatRank(rank: number, tied: boolean): string {
  return `${tied ? '并列' : ''}第${rank}`;
}

export interface FigureState {
  readonly value: number | null;
  readonly suppressed: boolean;
}

/** A figure with the three states kept apart: suppressed, missing, number (zero is a number). */
export function formatFigure(figure: FigureState, unit: IndicatorUnit): string {
  if (figure.suppressed) return SUPPRESSED_TEXT;
  if (figure.value === null) return MISSING_TEXT;
  switch (unit) {
    case 'share':
      return formatPercent(figure.value);
    case 'perPerson':
    case 'hours':
    case 'minutes':
    case 'days':
    case 'squareMetres':
      return oneDecimal.format(figure.value);
    case 'person':
    case 'school':
    case 'times':
    case 'personTimes':
      return formatInteger(figure.value);
  }
}

/** What stands behind a figure in running text. */
export const UNIT_WORDS: Readonly<Record<IndicatorUnit, string>> = { share: '', person: '人', school: '所', times: '次', personTimes: '人次', perPerson: '∶1', hours: '小时', minutes: '分钟', days: '天', squareMetres: '平方米' };

export function formatBytes(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 * 1024) return `${(bytes / 1024).toFixed(1)} KB`;
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
