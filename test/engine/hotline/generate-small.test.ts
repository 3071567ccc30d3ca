/** The generator against trying everything, on rotas small enough for it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Duty, type RotaPerson, type RotaRules, checkRota, generateRota } from '../../../electron/engine/hotline';
import { errorsOf, everyRota, tinyRota } from './support';

/** The stated objective, counted anew. Shares: who can take any shift of the kind at all. */
function costOf(duties: readonly Duty[], people: readonly RotaPerson[], rules: RotaRules): number {
  const loads = checkRota(duties, people, rules).people;
  const canTake = (candidate: RotaPerson, slot: Duty) => checkRota([{ ...slot, personId: candidate.id }], [{ ...candidate, monthlyMaximum: 99 }], rules).findings.every(({ kind }) => kind !== 'blockedIgnored' && kind !== 'wrongShift');
  let cost = 0;
  for (const [measure, weight] of [['shifts', 1], ['nights', 2], ['weekends', 1], ['holidays', 2]] as const) {
    const total = loads.reduce((sum, load) => sum + load[measure], 0);
    const slots = duties.filter((duty) => checkRota([{ ...duty, personId: people[0]?.id ?? '' }], people, rules).people.some((load) => load[measure] > 0));
    const able = people.filter((candidate) => slots.some((slot) => canTake(candidate, slot)));
    if (total === 0 || able.length === 0) continue;
    for (const { id } of able) {
      const count = loads.find(({ personId }) => personId === id)?.[measure] ?? 0;
      const off = Math.max(Math.floor(total / able.length) - count, count - Math.ceil(total / able.length), 0);
      for (let step = 1; step <= off; step += 1) cost += weight * Math.min(step, 4);
    }
  }
  for (const { id, wishes } of people) {
    for (const { kind, date, shift, weight = 3 } of wishes ?? []) {
      const met = duties.filter((duty) => duty.personId === id && duty.startsAt.startsWith(date) && (shift === undefined || duty.shift === shift)).length;
      cost += weight * (kind === 'wanted' ? Number(met === 0) : met);
    }
  }
  return cost;
}

describe('generateRota on small instances', () => {
  it('finds a best rota exactly where there is one, and proves the others impossible with true numbers', async () => {
    let possible = 0;
    let impossible = 0;
    await fc.assert(
      fc.asyncProperty(tinyRota, async ({ rules, people, before }) => {
        const all = everyRota(people, rules, before);
        const result = await generateRota({ rules, people, before });
        if (all.length > 0) {
          possible += 1;
          expect(result.kind).toBe('rota');
          if (result.kind !== 'rota') return;
          expect(errorsOf(result.duties, people, rules, before)).toEqual([]);
          const cost = Math.min(...all.map((duties) => costOf(duties, people, rules)));
          expect(result.quality).toMatchObject({ provenOptimal: true, cost, lowerBound: cost, gap: 0, reproducible: true });
          expect(costOf(result.duties, people, rules)).toBe(cost);
          return;
        }
        impossible += 1;
        expect(result.kind).toBe('infeasible');
        if (result.kind !== 'infeasible') return;
        const partial = everyRota(people, rules, before, true);
        expect(result.conflicts.length).toBeGreaterThan(0);
        for (const { shifts, needed, possible: most, message } of result.conflicts) {
          const isMeant = (duty: Duty) => shifts.some(({ date, shift }) => duty.startsAt.startsWith(date) && duty.shift === shift);
          expect(most).toBeLessThan(needed);
          expect(most).toBe(Math.max(...partial.map((duties) => duties.filter(isMeant).length)));
          expect(message).toContain(String(needed));
        }
        const required = rules.shifts.reduce((sum, shift) => sum + shift.required, 0) * (Date.parse(rules.period.to) - Date.parse(rules.period.from) + 86_400_000) / 86_400_000;
        const fewest = required - Math.max(...partial.map(({ length }) => length));
        expect(result.remedies.find(({ rule }) => rule === 'required')).toMatchObject({ amount: fewest, smallest: true });
        expect(result.message).toContain(result.remedies[0]?.message);
      }),
      { numRuns: 12, seed: 20261001 },
    );
    // The instances are a mixture: neither half of the property may be empty.
    expect(Math.min(possible, impossible)).toBeGreaterThan(2);
  });

  it('keeps the promise of its remedies: each named change makes a rota possible, one step less does not', async () => {
    await fc.assert(
      fc.asyncProperty(tinyRota, async ({ rules, people, before }) => {
        const result = await generateRota({ rules, people, before });
        if (result.kind !== 'infeasible') return;
        for (const { rule, amount } of result.remedies) {
          if (rule === 'people') {
            const more = (count: number) => [...people, ...Array.from({ length: count }, (_, index): RotaPerson => ({ id: `new${index}`, name: '新', county: '', monthlyMinimum: 0 }))];
            expect((await generateRota({ rules, people: more(amount), before })).kind).toBe('rota');
            expect((await generateRota({ rules, people: more(amount - 1), before })).kind).toBe('infeasible');
          }
          if (rule === 'rest') {
            expect((await generateRota({ rules: { ...rules, restHours: rules.restHours - amount }, people, before })).kind).toBe('rota');
            expect((await generateRota({ rules: { ...rules, restHours: rules.restHours - amount + 0.5 }, people, before })).kind).toBe('infeasible');
          }
          if (rule === 'nightsInARow') {
            expect((await generateRota({ rules: { ...rules, maximumNightsInARow: rules.maximumNightsInARow + amount }, people, before })).kind).toBe('rota');
            expect((await generateRota({ rules: { ...rules, maximumNightsInARow: rules.maximumNightsInARow + amount - 1 }, people, before })).kind).toBe('infeasible');
          }
        }
      }),
      { numRuns: 5, seed: 4 },
    );
  });

  it('gives the same rota for the same request, whatever the order of the people', async () => {
    await fc.assert(
      fc.asyncProperty(tinyRota, async ({ rules, people, before }) => {
        const first = await generateRota({ rules, people, before });
        expect(await generateRota({ rules, people: [...people].reverse(), before })).toEqual(first);
      }),
      { numRuns: 3, seed: 5 },
    );
  });
});
