/**
 * The proof that hidden cells cannot be worked out: glpsol bounds every hidden group and level by everything that is printed of the same pupils, in
 * tables by county, stage and gender with all their sums. Where an interval is narrower than the threshold, the sums above must already
 * say so with the whole table hidden: the program cannot take those back.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { NOTHING_ELSEWHERE } from '../../electron/engine/privacy/suppression/elsewhere';
import { type Pattern, patternsOf } from '../../electron/engine/privacy/suppression/patterns';
import { protectHere } from '../../electron/engine/privacy/suppression/protector';
import { type Group, groupKey, tableId } from '../../electron/engine/privacy/suppression/tables';
import { randomOf } from '../engine/support/random';
import { type Attack, audit, type Audited, type Printed } from './support/audit';
import { boundsOf, type Interval } from './support/bounds';
import { DIMENSIONS, type RandomTable, randomTable } from './support/random-tables';

const MINIMUM = 10;
const TABLES = 500;
const BATCH = 4;
/** Large tables, of which schools are held for attackers too. */
const LARGE = 15;
const EFFORT = { rounds: 3, nodes: 50, seconds: 10 };
const MINUTES = 60_000;
const folder = mkdtempSync(join(tmpdir(), 'yuxin-audit-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Patterns = ReadonlyMap<string, Pattern>;
const READER: Attack = { knowsRule: false, own: [] };
const RULE: Attack = { knowsRule: true, own: [] };

const printedBy = (patterns: Patterns): Printed => (by, values) => patterns.get(tableId(by))?.hidden.has(groupKey(by, values)) === false;
const protectedBy = async ({ groups, bySchool }: RandomTable, isLarge: boolean): Promise<Patterns> =>
  patternsOf({ dimensions: DIMENSIONS, groups, minimum: MINIMUM, sensitive: [1, 2, 3], bySchool: () => Promise.resolve(bySchool), elsewhere: () => NOTHING_ELSEWHERE, effort: EFFORT, protect: (problem) => protectHere().protect(problem), mostGroups: { choice: 12, schools: isLarge ? 100 : 0 } });

let files = 0;
/** Audits in batches, two processes at a time. */
async function bound(audits: readonly Audited[]): Promise<readonly (readonly Interval[])[]> {
  const batches = Array.from({ length: Math.ceil(audits.length / BATCH) }, (_, index) => audits.slice(index * BATCH, (index + 1) * BATCH));
  const found: (readonly Interval[])[][] = [];
  let next = 0;
  const work = async (): Promise<void> => {
    for (let index = next++; index < batches.length; index = next++) found[index] = [...(await boundsOf((batches[index] ?? []).map(({ question }) => question), folder, `audit-${files++}`))];
  };
  await Promise.all([work(), work()]);
  return found.flat();
}

interface Case {
  readonly table: RandomTable;
  readonly printed: Printed;
  readonly attack: Attack;
}

/** Targets that are bounded too closely, and how closely the same would be with the finest table hidden whole. */
async function tooClose(cases: readonly Case[], width: number): Promise<readonly { readonly name: string; readonly interval: Interval }[]> {
  const auditsOf = (printed: (each: Case) => Printed): readonly Audited[] => cases.map((each) => audit(each.table.groups, DIMENSIONS, printed(each), each.attack, MINIMUM));
  const audits = auditsOf(({ printed }) => printed);
  const intervals = await bound(audits);
  const isClose = (kind: 'group' | 'level', { from, to }: Interval): boolean => (kind === 'group' ? to - from < width - 1e-5 : from > 1e-5);
  const suspects = cases.filter((_, index) => intervals[index]?.some((interval, target) => isClose(audits[index]?.kinds[target] ?? 'group', interval)));
  if (suspects.length === 0) return [];
  const hiddenWhole = suspects.map((each): Audited => audit(each.table.groups, DIMENSIONS, (by, values) => by.length < DIMENSIONS.length && each.printed(by, values), each.attack, MINIMUM));
  const widest = await bound(hiddenWhole);
  return suspects.flatMap((each, suspect) => {
    const index = cases.indexOf(each);
    const own = audits[index] as Audited;
    const whole = hiddenWhole[suspect] as Audited;
    return own.names.flatMap((name, target) => {
      const interval = intervals[index]?.[target] as Interval;
      if (!isClose(own.kinds[target] ?? 'group', interval)) return [];
      const best = widest[suspect]?.[whole.names.indexOf(name)] as Interval;
      const isNoCloser = own.kinds[target] === 'group' ? interval.to - interval.from >= best.to - best.from - 1e-5 : interval.from <= best.from + 1e-5;
      return isNoCloser ? [] : [{ name, interval }];
    });
  });
}

const next = randomOf(20260301);
const tables = Array.from({ length: TABLES }, (_, index) => randomTable(next, index < LARGE ? 4 : 2));

describe('what is hidden in tables by county, stage, level and gender', () => {
  const patterns = new Map<RandomTable, Patterns>();

  it('cannot be bounded within the threshold by a reader, nor by one who knows the rule beyond what it says', async () => {
    for (const [index, table] of tables.entries()) patterns.set(table, await protectedBy(table, index < LARGE));
    const cases = (attack: Attack): Case[] => tables.map((table) => ({ table, printed: printedBy(patterns.get(table) as Patterns), attack }));
    expect(await tooClose(cases(READER), MINIMUM)).toEqual([]);
    expect(await tooClose(cases(RULE), MINIMUM - 2)).toEqual([]);
  }, 5 * MINUTES);

  it('cannot be bounded by a school that takes its own pupils off', async () => {
    const cases = tables.slice(0, LARGE).flatMap((table) => {
      const printed = printedBy(patterns.get(table) as Patterns);
      const isHidden = ({ values }: Group): boolean => !printed(DIMENSIONS, values);
      return [...table.bySchool.values()].flatMap((own): Case[] => (own.some(isHidden) ? [{ table, printed, attack: { knowsRule: false, own } }] : []));
    });
    expect(cases.length).toBeGreaterThan(LARGE);
    expect(await tooClose(cases, MINIMUM)).toEqual([]);
  }, 5 * MINUTES);

  it('would be told without what is hidden besides', async () => {
    const small = tables.map((table): Case => ({ table, attack: READER, printed: (by, values) => patterns.get(table)?.get(tableId(by))?.small.has(groupKey(by, values)) === false }));
    const leaks = await tooClose(small, MINIMUM);
    expect(leaks.length).toBeGreaterThan(TABLES);
    // Many to the pupil.
    expect(leaks.filter(({ interval }) => interval.to - interval.from < 1e-5).length).toBeGreaterThan(100);
  });
});
