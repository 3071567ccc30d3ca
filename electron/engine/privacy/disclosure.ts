/**
 * Figures past the gate, with those hidden besides that sums would give away. The only way to figures of pupils: every question asks here, so
 * all answers agree on what is hidden.
 */
import type { DuckDBConnection } from '@duckdb/node-api';
import { type IndicatorQuery, queryFigures, type RawFigure } from '../metrics/figures';
import { type IndicatorDefinition, VALID } from '../../../shared/indicators';
import { EngineFailure } from '../../../shared/contract';
import { release } from './gate';
import { roundedFigure } from './rounded-figure';
import { CHOSEN, chosenName, DataMoved, type KeptPatterns, type PatternStore, type Population } from './pattern-store';
import type { ReleasedFigure, ReleasedFigures } from './released';
import type { PrivacySettings } from './settings';
import type { Pattern } from './suppression/patterns';
import { groupKey, tableId } from './suppression/tables';

/** Changes that may come between a question and its pattern, one after the other. */
const MOST_MOVES = 5;

/** @param signal of the question; the pattern is worked out to its end for those who ask next, unless others wait for another @throws EngineFailure CANCELLED */
export async function disclose(connection: DuckDBConnection, query: IndicatorQuery, settings: PrivacySettings, kept: KeptPatterns, signal?: AbortSignal): Promise<ReleasedFigures> {
  return asLongAsDataMove(() => discloseNow(connection, query, settings, kept, signal));
}

/** Asks anew where the data were changed between a question and its pattern. */
export async function asLongAsDataMove<T>(work: () => Promise<T>): Promise<T> {
  for (let moves = 0; ; moves++) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof DataMoved) || moves === MOST_MOVES) throw error;
    }
  }
}

/** The work itself goes on. @throws EngineFailure CANCELLED */
export async function untilCancelled<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return work;
  const over = new AbortController();
  try {
    const cancel = new Promise<never>((_, reject) => {
      const stop = (): void => reject(new EngineFailure('CANCELLED', '已取消，没有得出结果。'));
      if (signal.aborted) stop();
      else signal.addEventListener('abort', stop, { once: true, signal: over.signal });
    });
    return await Promise.race([work, cancel]);
  } finally {
    over.abort();
  }
}

async function discloseNow(connection: DuckDBConnection, query: IndicatorQuery, settings: PrivacySettings, kept: KeptPatterns, signal: AbortSignal | undefined): Promise<ReleasedFigures> {
  const raw = await queryFigures(connection, query);
  const released = release(raw, settings);
  const patterns = new Map<Population, Placed>();
  for (const population of new Set(raw.figures.flatMap(({ indicator }) => populationOf(indicator) ?? []))) {
    patterns.set(population, await untilCancelled(patternFor(query, population, settings, kept.at(raw.revision), signal), signal));
  }
  let also = 0;
  const told = (figure: ReleasedFigure, own: RawFigure, parts?: readonly number[]): ReleasedFigure => (settings.rounding === null ? figure : roundedFigure(figure, own, parts, settings.rounding));
  const figures = released.figures.map((figure, index): ReleasedFigure => {
    const own = raw.figures[index] as RawFigure;
    const population = populationOf(own.indicator);
    // Of nobody there is nothing to hide: no result is missing, not hidden.
    if ((own.validResults ?? 0) === 0 || population === undefined) return told(figure, own);
    const { pattern, keyOf } = patterns.get(population) as Placed;
    const key = keyOf(own);
    const isHidden = pattern.hidden.has(key);
    const parts = pattern.table.get(key)?.parts;
    if (parts !== undefined) settings.issuing?.keep({ population, schoolYear: query.schoolYear, dimensions: tableId(pattern.dimensions), key, parts, told: !isHidden, rounding: settings.rounding });
    if (figure.suppressed || !isHidden) return told(figure, own, parts);
    const reports = pattern.elsewhere.because.get(key);
    if (reports === undefined) also++;
    else settings.issuing?.hidden.add(own, reports);
    return { ...figure, value: null, numerator: null, denominator: null, suppressed: true };
  });
  const suppressedCount = figures.filter(({ suppressed }) => suppressed).length;
  return { ...released, figures, rounding: settings.rounding, suppressedCount, note: `${released.note}${also === 0 ? '' : alsoNote(also)}` };
}

function alsoNote(also: number): string {
  return `另有 ${also} 处也不显示（同样标为“样本过小”）：由它们和合计、其他单元格能推算出不足门槛的人数，或除去其中一所学校后人数不足门槛。`;
}

/** Undefined: sums of it tell nothing (medians), or it is not about pupils. */
function populationOf({ suppression, isStatistic, base }: IndicatorDefinition): Population | undefined {
  if (suppression !== 'health' || isStatistic === true) return undefined;
  const { view } = base ?? VALID;
  return view === VALID.view ? 'valid' : view === 'fact_follow_up' ? 'cases' : undefined;
}

/** A pattern, and where a figure stands in it. */
interface Placed {
  readonly pattern: Pattern;
  readonly keyOf: (figure: RawFigure) => string;
}

async function patternFor(query: IndicatorQuery, population: Population, settings: PrivacySettings, store: PatternStore, signal: AbortSignal | undefined): Promise<Placed> {
  const { schoolYear, areaBasis, scope } = query;
  const filters = Object.entries(query.where).filter((entry): entry is [string, string[]] => entry[1] !== undefined && entry[0] !== 'riskLevel');
  const by = query.by.filter((dimension) => dimension !== 'riskLevel');
  const single = Object.fromEntries(filters.flatMap(([dimension, [first, ...more]]) => (first !== undefined && more.length === 0 ? [[dimension, first]] : [])));
  // A filter by a dimension of the table only leaves rows out.
  const chosen = Object.fromEntries(filters.filter(([dimension, values]) => values.length > 1 && !by.some((own) => own === dimension)));
  const dimensions = [...new Set([...by, ...filters.map(([dimension]) => dimension)])];
  const pattern = await store.pattern({ population, minimum: settings.minimumValidResults, rounding: settings.rounding, within: settings.within, schoolYear, areaBasis, scope, register: settings.issuing?.earlier(population, schoolYear) }, dimensions, chosen, signal);
  const put = Object.fromEntries(Object.keys(chosen).map((dimension) => [chosenName(dimension), CHOSEN]));
  return { pattern, keyOf: ({ group }) => groupKey(pattern.dimensions, { ...single, ...group, ...put }) };
}
