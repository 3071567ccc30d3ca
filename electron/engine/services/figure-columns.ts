/** Columns of an answer: the figures, and what stands beside them: how sure they are, how far from the target, last year, the place among the counties. */
import { countsSchools, findIndicator, mainTarget } from '../../../shared/indicators';
import type { ComparedFigure } from '../comparison/compare-years';
import { confidenceOf } from '../comparison/confidence';
import type { Place } from '../comparison/ranking';
import { missingToTarget } from '../comparison/target';
import type { ReleasedFigure } from '../privacy/released';
import type { FigureColumn } from '../warehouse/arrow';

const numbers = (name: string, values: readonly (number | null)[]): FigureColumn => ({ name, type: 'number', values });
const booleans = (name: string, values: readonly (boolean | null)[]): FigureColumn => ({ name, type: 'boolean', values });

/** The figures themselves and what they are about. @param asOf ISO date whose main target stands beside. */
export function figureColumns(figures: readonly ReleasedFigure[], dimensions: readonly string[], asOf: string): readonly FigureColumn[] {
  return [
    { name: 'indicator', type: 'text', values: figures.map((figure) => figure.indicator) },
    { name: 'value', type: 'number', values: figures.map((figure) => figure.value) },
    { name: 'numerator', type: 'number', values: figures.map((figure) => figure.numerator) },
    { name: 'denominator', type: 'number', values: figures.map((figure) => figure.denominator) },
    { name: 'unit', type: 'text', values: figures.map((figure) => findIndicator(figure.indicator)?.unit ?? null) },
    { name: 'suppressed', type: 'boolean', values: figures.map((figure) => figure.suppressed) },
    {
      name: 'target',
      type: 'number',
      values: figures.map((figure) => {
        const indicator = findIndicator(figure.indicator);
        return indicator === undefined ? null : (mainTarget(indicator, asOf)?.target.value ?? null);
      }),
    },
    ...dimensions.flatMap((dimension) => [
      { name: dimension, type: 'text' as const, values: figures.map((figure) => figure.group[dimension] ?? null) },
      { name: `${dimension}Label`, type: 'text' as const, values: figures.map((figure) => figure.labels[dimension] ?? null) },
    ]),
  ];
}

export function confidenceColumns(figures: readonly ReleasedFigure[]): readonly FigureColumn[] {
  const found = figures.map(confidenceOf);
  return (['low', 'high', 'standardError'] as const).map((name) => numbers(name, found.map((own) => own?.[name] ?? null)));
}

/** @param asOf ISO date: against the main target of that day. */
export function targetColumns(figures: readonly ReleasedFigure[], asOf: string): readonly FigureColumn[] {
  const found = figures.map((figure) => {
    const definition = findIndicator(figure.indicator);
    const target = definition === undefined ? undefined : mainTarget(definition, asOf)?.target;
    return { figure, definition, target };
  });
  return [
    numbers('toTarget', found.map(({ figure: { value }, definition, target }) => (value === null || target === undefined ? null : (value - target.value) * (definition?.unit === 'share' ? 100 : 1)))),
    numbers(
      'schoolsToTarget',
      found.map(({ figure: { numerator, denominator }, definition, target }) =>
        target === undefined || numerator === null || denominator === null || definition?.direction !== 'higher' || !countsSchools(definition) ? null : missingToTarget(numerator, denominator, target.value),
      ),
    ),
  ];
}

/** @param compared one per figure. */
export function changeColumns(figures: readonly ReleasedFigure[], compared: readonly ComparedFigure[]): readonly FigureColumn[] {
  return [
    numbers('previousValue', compared.map(({ earlier }) => earlier?.value ?? null)),
    numbers('previousNumerator', compared.map(({ earlier }) => earlier?.numerator ?? null)),
    numbers('previousDenominator', compared.map(({ earlier }) => earlier?.denominator ?? null)),
    booleans('previousSuppressed', compared.map(({ earlier }) => earlier?.suppressed ?? false)),
    numbers('change', compared.map(({ difference }) => difference)),
    {
      name: 'changeUnit',
      type: 'text',
      values: figures.map(({ indicator }) => {
        const unit = findIndicator(indicator)?.unit ?? null;
        return unit === 'share' ? 'percentagePoint' : unit;
      }),
    },
    numbers('changeP', compared.map(({ p }) => p)),
    booleans('beyondChance', compared.map(({ beyondChance }) => beyondChance)),
  ];
}

/** @param places one per figure; null for those not ranked. */
export function rankColumns(places: readonly (Place | null)[]): readonly FigureColumn[] {
  return [numbers('rank', places.map((place) => place?.rank ?? null)), booleans('tied', places.map((place) => place?.tied ?? null))];
}
