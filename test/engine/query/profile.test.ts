import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { profileQuery } from '../../../electron/engine/query/profile';
import type { ColumnCondition } from '../../../shared/contract';
import type { ColumnProfile } from '../../../shared/query-result';
import { randomOf } from '../support/random';
import { createLockedInstance, type LockedInstance, VIEWS } from './support/locked-instance';

let locked: LockedInstance;
beforeAll(async () => {
  locked = await createLockedInstance();
});
afterAll(() => locked.close());

function profile(sql: string, column = 0, conditions: readonly ColumnCondition[] = []): Promise<ColumnProfile> {
  return profileQuery(locked.connection, sql, column, conditions, { views: VIEWS, timeoutMs: 20_000 });
}

/** Linear between neighbours, as textbooks and Excel's QUARTILE.INC have it. */
function quantile(sorted: readonly number[], share: number): number {
  const place = share * (sorted.length - 1);
  const [low, high] = [sorted[Math.floor(place)] ?? NaN, sorted[Math.ceil(place)] ?? NaN];
  return low + (high - low) * (place - Math.floor(place));
}

describe('the profile of a column', () => {
  const random = randomOf(5);
  const numbers = Array.from({ length: 997 }, () => (random() < 0.1 ? null : Math.round(random() * random() * 4000) / 4));
  const sql = `SELECT * FROM (VALUES ${numbers.map((value, index) => `(${value === null ? 'NULL' : `${value}::DOUBLE`}, ${index})`).join(', ')}) AS t(x, i)`;
  const present = numbers.filter((value) => value !== null).sort((a, b) => a - b);

  it('of numbers agrees with plain code', async () => {
    const found = await profile(sql);
    expect(found).toMatchObject({ kind: 'number', rows: 997, empty: 997 - present.length, distinct: new Set(present).size });
    expect([Number(found.least), Number(found.greatest)]).toEqual([present[0], present[present.length - 1]]);
    expect(found.mean).toBeCloseTo(present.reduce((sum, value) => sum + value, 0) / present.length, 9);
    expect(found.quartiles).toEqual([0.25, 0.5, 0.75].map((share) => quantile(present, share)));
  });

  it('puts every number into one bin', async () => {
    const { bins } = await profile(sql);
    expect(bins).toHaveLength(20);
    const last = bins.length - 1;
    bins.forEach(({ from, to, rows }, position) => expect(rows, `${from}–${to}`).toBe(present.filter((value) => value >= from && (position === last ? value <= to : value < to)).length));
    expect(bins.reduce((sum, { rows }) => sum + rows, 0)).toBe(present.length);
  });

  it('counts what the conditions leave', async () => {
    const found = await profile(sql, 0, [{ column: 1, kind: 'between', from: '0', to: '99' }]);
    expect(found.rows).toBe(100);
    expect(found.empty).toBe(numbers.slice(0, 100).filter((value) => value === null).length);
  });

  it('of texts has the commonest values, the empty ones together', async () => {
    const words = Array.from({ length: 400 }, () => ['曹县', '单县', '', null, `第${Math.floor(random() * 40)}中学`][Math.floor(random() * 5)] ?? null);
    const counts = new Map<string | null, number>();
    for (const word of words) counts.set(word === '' ? null : word, (counts.get(word === '' ? null : word) ?? 0) + 1);
    const found = await profile(`SELECT * FROM (VALUES ${words.map((word) => `(${word === null ? 'NULL' : `'${word}'`})`).join(', ')}) AS t(x)`);
    const filled = words.filter((word) => word !== null && word !== '');
    expect(found).toMatchObject({ kind: 'text', rows: 400, empty: 400 - filled.length, distinct: new Set(filled).size, mean: null, quartiles: null, bins: [] });
    expect(found.commonest).toHaveLength(20);
    found.commonest.forEach(({ value, rows }) => expect(rows, String(value)).toBe(counts.get(value)));
    const sizes = [...counts.values()].sort((a, b) => b - a).slice(0, 20);
    expect(found.commonest.map(({ rows }) => rows)).toEqual(sizes);
  });

  it.each([
    ['days', "SELECT DATE '2025-09-01' + range::INTEGER AS x FROM range(41)", { kind: 'day', rows: 41, distinct: 41, least: '2025-09-01', greatest: '2025-10-11', mean: null }],
    ['truth values', 'SELECT range % 3 = 0 AS x FROM range(9)', { kind: 'truth', rows: 9, distinct: 2, bins: [], commonest: [{ value: 'false', rows: 6 }, { value: 'true', rows: 3 }] }],
    ['one value', 'SELECT 7 AS x FROM range(5)', { kind: 'number', mean: 7, quartiles: [7, 7, 7], bins: [{ from: 7, to: 7, rows: 5 }] }],
    ['no rows', 'SELECT range AS x FROM range(0)', { kind: 'number', rows: 0, empty: 0, distinct: 0, least: null, mean: null, quartiles: null, bins: [], commonest: [] }],
    ['only empty ones', 'SELECT NULL::INTEGER AS x FROM range(3)', { rows: 3, empty: 3, distinct: 0, mean: null, bins: [], commonest: [{ value: null, rows: 3 }] }],
    ['lists', 'SELECT [range % 2, 1] AS x FROM range(4)', { kind: 'text', distinct: 2 }],
    ['infinite numbers', "SELECT unnest([1.0, 'inf'::DOUBLE, 'nan'::DOUBLE, 3.0]) AS x", { kind: 'number', rows: 4, mean: 2 }],
    ['decimals', 'SELECT 1.25::DECIMAL(9, 2) AS x UNION ALL SELECT 1.75', { kind: 'number', mean: 1.5, least: '1.25' }],
  ])('of %s', async (_, query, expected) => {
    expect(await profile(query)).toMatchObject(expected);
  });
});
