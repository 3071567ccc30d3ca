import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { prepareScorer, scoreAnswers, type ScoredAnswers, type ScorerOptions } from '../../../electron/engine/scoring';
import { BUILT_IN_SCALES, type KeyedScale } from '../../../shared/scales';

export function keyed(id: string): KeyedScale {
  const scale = BUILT_IN_SCALES.find(id);
  if (scale?.kind !== 'keyed') throw new Error(`${id} has no key`);
  return scale;
}

/** Scores sheets written as rows of answers, in the scale's own coding unless another is stated. */
export function score(id: string, rows: readonly (readonly number[])[], options: Partial<ScorerOptions> = {}): ScoredAnswers {
  const scale = keyed(id);
  const bandSet = id === 'GAD-7' ? 'international' : undefined;
  return scoreAnswers(prepareScorer(scale, { coding: scale.coding.id, ...(bandSet === undefined ? {} : { bandSet }), ...options }), Float64Array.from(rows.flat()));
}

/** One sheet: the same answer everywhere, other answers for some items. */
export function sheet(items: number, answer: number, others: Readonly<Record<number, number>> = {}): number[] {
  return Array.from({ length: items }, (_, index) => others[index + 1] ?? answer);
}

export function valueOf(result: ScoredAnswers, scoreId: string, person = 0): number | undefined {
  return result.columns.find(({ score: { definition } }) => definition.id === scoreId)?.values[person];
}

export function bandOf(result: ScoredAnswers, scoreId: string, person = 0): string | undefined {
  const column = result.columns.find(({ score: { definition } }) => definition.id === scoreId);
  return column?.score.table?.bands[column.bands[person] ?? -1]?.label;
}

/** References made elsewhere lie beside the checkout; without them these tests are skipped. */
export const oracles = resolve(process.env['YUXIN_ORACLES'] ?? join(import.meta.dirname, '../../../../shared/oracles'));
export const oraclesPresent = existsSync(join(oracles, 'expected/scl90.scores.csv'));
if (!oraclesPresent) console.warn(`No oracles at ${oracles}: their tests are skipped.`);

/** @returns rows of a small comma-separated file by header; no cell of these files holds a comma. */
export function oracleRows(file: string): Record<string, string>[] {
  const [header, ...lines] = readFileSync(join(oracles, file), 'utf8').replace(/^\uFEFF/, '').trim().split(/\r?\n/);
  const names = (header ?? '').split(',').map((name) => name.replace(/"/g, ''));
  return lines.map((line) => Object.fromEntries(line.split(',').map((cell, index) => [names[index] ?? '', cell.replace(/"/g, '')])));
}

/** @returns answers of all rows in the order of the named columns; NaN for empty cells. */
export function oracleAnswers(rows: readonly Record<string, string>[], columns: readonly string[]): Float64Array {
  return Float64Array.from(rows.flatMap((row) => columns.map((name) => (row[name] === undefined || row[name] === '' || row[name] === 'NA' ? Number.NaN : Number(row[name])))));
}
