/**
 * The proof that hidden cells cannot be worked out: glpsol bounds every hidden group and level by everything that is printed of the same pupils, in
 * tables by county, stage and gender with all their sums. Where an interval is narrower than the threshold, the sums above must already
 * say so with the whole table hidden: the program cannot take those back.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { seenThrough } from '../../electron/engine/privacy/suppression/dominance';
import { NOTHING_ELSEWHERE } from '../../electron/engine/privacy/suppression/elsewhere';
import { type Pattern, patternsOf } from '../../electron/engine/privacy/suppression/patterns';
import { protectHere } from '../../electron/engine/privacy/suppression/protector';
import { type Group, groupKey, tableId } from '../../electron/engine/privacy/suppression/tables';
import { randomOf } from '../engine/support/random';
import type { Attack } from './support/audit';
import { EXACT } from './support/bounds';
import { type IsShown, printedOf } from './support/printed';
import { DIMENSIONS, type RandomTable, randomTable, schoolsIn } from './support/random-tables';
import { Auditor, type Case, type Leak } from './support/too-close';

const MINIMUM = 10;
const TABLES = 500;
/** Large tables, of which schools are held for attackers too. */
const LARGE = 15;
const EFFORT = { rounds: 3, nodes: 50, seconds: 10 };
const MINUTES = 60_000;
const folder = mkdtempSync(join(tmpdir(), 'yuxin-audit-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Patterns = ReadonlyMap<string, Pattern>;
const READER: Attack = { knowsRule: false, own: [] };
const RULE: Attack = { knowsRule: true, own: [] };
const SIZES: Attack = { knowsRule: false, own: [], knowsSizes: true };

const shownBy = (patterns: Patterns): IsShown => (by, values) => patterns.get(tableId(by))?.hidden.has(groupKey(by, values)) === false;
const protectedBy = async ({ groups, bySchool }: RandomTable, isLarge: boolean): Promise<Patterns> =>
  patternsOf({ dimensions: DIMENSIONS, groups, minimum: MINIMUM, sensitive: [1, 2, 3], bySchool: () => Promise.resolve(bySchool), seenThrough: (by) => Promise.resolve(seenThrough(schoolsIn(bySchool), by, MINIMUM)), elsewhere: () => NOTHING_ELSEWHERE, rounding: null, effort: EFFORT, protect: (problem) => protectHere().protect(problem), mostGroups: { choice: 12, schools: isLarge ? 100 : 0 } });

const auditor = new Auditor(folder, DIMENSIONS, MINIMUM);
const tooClose = (cases: readonly Case[], width: number): Promise<readonly Leak[]> => auditor.tooClose(cases, width);

const next = randomOf(20260301);
const tables = Array.from({ length: TABLES }, (_, index) => randomTable(next, index < LARGE ? 4 : 2));

describe('what is hidden in tables by county, stage, level and gender', () => {
  const patterns = new Map<RandomTable, Patterns>();

  it('cannot be bounded within the threshold by a reader, nor by one who knows the rule beyond what it says, nor a level by one who knows every size', async () => {
    for (const [index, table] of tables.entries()) patterns.set(table, await protectedBy(table, index < LARGE));
    const cases = (attack: Attack): Case[] => tables.map((table) => ({ groups: table.groups, printed: printedOf(table.groups, shownBy(patterns.get(table) as Patterns)), attack }));
    expect(await tooClose(cases(READER), MINIMUM)).toEqual([]);
    expect(await tooClose(cases(RULE), MINIMUM - 2)).toEqual([]);
    expect(await tooClose(cases(SIZES), MINIMUM)).toEqual([]);
  }, 5 * MINUTES);

  it('cannot be bounded by a school that takes its own pupils off', async () => {
    const cases = tables.slice(0, LARGE).flatMap((table) => {
      const isShown = shownBy(patterns.get(table) as Patterns);
      const printed = printedOf(table.groups, isShown);
      const isHidden = ({ values }: Group): boolean => !isShown(DIMENSIONS, values);
      return [...table.bySchool.values()].flatMap((own): Case[] => (own.some(isHidden) ? [{ groups: table.groups, printed, attack: { knowsRule: false, own } }] : []));
    });
    expect(cases.length).toBeGreaterThan(LARGE);
    expect(await tooClose(cases, MINIMUM)).toEqual([]);
  }, 5 * MINUTES);

  it('would be told without what is hidden besides', async () => {
    const small = tables.map((table): Case => ({ groups: table.groups, attack: READER, printed: printedOf(table.groups, (by, values) => patterns.get(table)?.get(tableId(by))?.small.has(groupKey(by, values)) === false) }));
    const leaks = await tooClose(small, MINIMUM);
    expect(leaks.length).toBeGreaterThan(TABLES);
    // Many to the pupil.
    expect(leaks.filter(({ interval }) => interval.to - interval.from < EXACT).length).toBeGreaterThan(100);
  });
});
