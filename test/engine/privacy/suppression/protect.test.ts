import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attackModel, Attacks } from '../../../../electron/engine/privacy/suppression/attack';
import { readers } from '../../../../electron/engine/privacy/suppression/attackers';
import { protect } from '../../../../electron/engine/privacy/suppression/protect';
import { solver } from '../../../../electron/engine/privacy/suppression/solver';
import { type Lattice, latticeOf } from '../../../../electron/engine/privacy/suppression/table-lattice';
import { anything, type Attacker, EXACTLY } from '../../../../electron/engine/privacy/suppression/table-set';
import { type Group, tableId, tableOf, tablesAbove } from '../../../../electron/engine/privacy/suppression/tables';
import { randomOf } from '../../support/random';

const MINIMUM = 10;
const DIMENSIONS = ['row', 'column'];
const ENOUGH = { rounds: 100, nodes: 10_000, seconds: 60 };

/** A table with all its sums shown, which are large enough. */
function latticeOfTable(counts: readonly (readonly number[])[]): Lattice {
  const groups = counts.flatMap((line, row) => line.map((size, column): Group => ({ values: { row: String(row), column: String(column) }, parts: [size], isSmall: false })));
  const tables = new Map(tablesAbove(DIMENSIONS).map((own) => [tableId(own), tableOf(groups, own)]));
  return latticeOf({ dimensions: DIMENSIONS, tables, decided: new Map(tablesAbove(DIMENSIONS).slice(0, -1).map((own) => [tableId(own), new Set<string>()])), elsewhere: new Map(), sensitive: [], minimum: MINIMUM, rounding: null });
}

const hiddenPlaces = ({ groups }: Lattice, hidden: readonly boolean[]): string[] => groups.flatMap(({ unit, key }) => (hidden[unit] === true ? [(JSON.parse(key) as string[]).reverse().join()] : [])).sort();

describe('what is hidden besides', () => {
  it('is nothing where nothing is too small', async () => {
    const lattice = latticeOfTable([[20, 30], [40, 50]]);
    expect(hiddenPlaces(lattice, protect(await solver(), { set: lattice.set, attackers: readers(lattice, MINIMUM), effort: ENOUGH }).hidden)).toEqual([]);
  });

  it('is the cheapest rectangle around a single small cell', async () => {
    const lattice = latticeOfTable([[4, 30, 90], [40, 50, 60], [11, 12, 80]]);
    expect(protect(await solver(), { set: lattice.set, attackers: readers(lattice, MINIMUM), effort: ENOUGH })).toMatchObject({ isOptimal: true, outOfReach: 0 });
    expect(hiddenPlaces(lattice, protect(await solver(), { set: lattice.set, attackers: readers(lattice, MINIMUM), effort: ENOUGH }).hidden)).toEqual(['0,0', '0,1', '2,0', '2,1']);
  });

  it('leaves cells of nobody, and counts what the sums give away by themselves', async () => {
    // The sums leave 5 and 5 no room: the rule says 1 to 9 of each, and so do the sums; ten people in one of two groups are a width of ten for a reader.
    const lattice = latticeOfTable([[5, 0, 5], [40, 50, 60]]);
    const { hidden } = protect(await solver(), { set: lattice.set, attackers: readers(lattice, MINIMUM), effort: ENOUGH });
    expect(hiddenPlaces(lattice, hidden)).toEqual(['0,0', '0,2', '1,0', '1,2']);
  });

  it('loses the least of all choices that are safe, and by detours is no less safe', async () => {
    const highs = await solver();
    const count = fc.oneof({ weight: 3, arbitrary: fc.integer({ min: 10, max: 40 }) }, { weight: 1, arbitrary: fc.integer({ min: 1, max: 9 }) });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(count, count, count), { minLength: 2, maxLength: 3 }), async (counts) => {
        const lattice = latticeOfTable(counts);
        const { set } = lattice;
        const attackers = readers(lattice, MINIMUM);
        const attacks = new Attacks(attackModel(highs), set, attackers);
        const open = set.units.flatMap(({ state }, unit) => (state === 'open' ? [unit] : []));
        const cost = (hidden: readonly boolean[]): number => open.reduce((sum, unit) => sum + (hidden[unit] === true ? (set.units[unit]?.weight ?? 0) : 0), 0);
        let least = Number.POSITIVE_INFINITY;
        for (let choice = 0; choice < 2 ** open.length; choice++) {
          const hidden = set.units.map(({ state }, unit) => state === 'primary' || (Math.floor(choice / 2 ** open.indexOf(unit)) % 2 === 1 && state === 'open'));
          if (cost(hidden) < least && attacks.on(hidden).length === 0) least = cost(hidden);
        }
        const found = protect(highs, { set, attackers, effort: ENOUGH });
        expect(found.isOptimal).toBe(true);
        expect(cost(found.hidden)).toBeCloseTo(least, 6);
        const grown = protect(highs, { set, attackers, effort: { rounds: 0, nodes: 0, seconds: 0 } });
        expect(attacks.on(grown.hidden)).toEqual([]);
        expect(cost(grown.hidden)).toBeGreaterThanOrEqual(least - 1e-6);
      }),
      { numRuns: 6, seed: 5 },
    );
  }, 120_000);

  it('judges every choice as one who has tried no other before, also for attackers who know some of it', async () => {
    const model = attackModel(await solver());
    const lattice = latticeOfTable([[4, 30, 90], [40, 50, 60], [11, 12, 80]]);
    const { set } = lattice;
    const knowing: Attacker = { name: 'school', goals: ['width'], width: MINIMUM, open: set.counts.map((own, count) => (count === 4 ? EXACTLY : count % 3 === 0 ? { down: 2, up: Number.POSITIVE_INFINITY } : anything(own))) };
    const attackers = [...readers(lattice, MINIMUM), knowing];
    const experienced = new Attacks(model, set, attackers);
    const next = randomOf(77);
    const verdicts = new Set<number>();
    for (let choice = 0; choice < 60; choice++) {
      const share = next();
      const hidden = set.units.map(({ state }) => state !== 'shown' && (state === 'primary' || next() < share));
      const broken = (attacks: Attacks): string[] => attacks.on(hidden).map(({ goal, attacker, least }) => `${attacker.name} ${goal.kind} ${goal.count} ${least.toFixed(4)}`);
      const own = broken(new Attacks(model, set, attackers));
      expect(experienced.holds(hidden)).toBe(own.length === 0);
      expect(broken(experienced)).toEqual(own);
      verdicts.add(own.length);
    }
    expect(verdicts.has(0)).toBe(true);
    expect(verdicts.size).toBeGreaterThan(3);
  });
});
