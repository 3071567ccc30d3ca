/** What may be said of an indicator beside its value: an interval, a test, a place among the counties. */
import type { IndicatorDefinition } from './types';

/** A share whose numerator counts units of its denominator. */
export function isProportion(indicator: IndicatorDefinition): boolean {
  return indicator.unit === 'share' && indicator.proportion !== false;
}

/** Pupils' results, cases and calls are what one year happened to bring; schools, posts and pupils taking part are counted completely. */
export function variesByChance(indicator: IndicatorDefinition): boolean {
  return isProportion(indicator) && indicator.suppression === 'health';
}

/** A share of schools, so that what is missing to a target is a number of schools. */
export function countsSchools(indicator: IndicatorDefinition): boolean {
  return isProportion(indicator) && indicator.numerator.view === 'fact_school' && indicator.denominator?.view === 'fact_school';
}

/** Pupils who were asked, tested, found in a level or followed up, or a share or average of them. Callers of the hotline are no pupils of a school. */
export function countsPupils(indicator: IndicatorDefinition): boolean {
  const { suppression, unit, base } = indicator;
  if (suppression === 'health') return base?.view !== 'fact_hotline_call';
  return suppression === 'participation' && unit !== 'school' && !countsSchools(indicator);
}

/** Why counties are not ranked by an indicator, in Chinese; null where they may be. */
export function rankRefusal(indicator: IndicatorDefinition): string | null {
  if (indicator.suppression === 'health') return `“${indicator.label}”来自学生测评、跟进或来电：检出率等只供研判，不作排名。`;
  if (indicator.direction === 'neutral') return `“${indicator.label}”只作描述，没有高低好坏之分，不作排名。`;
  return null;
}
