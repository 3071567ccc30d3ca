import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { superfluous } from '../../../electron/engine/backup/keep';

const at = (number: number, madeAt: string) => ({ number, madeAt: `${madeAt} 17:00:00` });

describe('which backups are kept', () => {
  it('the last ones, the last of each day and of each week', () => {
    const backups = [at(1, '2026-02-02'), at(2, '2026-02-06'), at(3, '2026-02-10'), at(4, '2026-02-11'), at(5, '2026-02-11'), at(6, '2026-02-12'), at(7, '2026-02-12')];
    const kept = (rules: Parameters<typeof superfluous>[1]) => backups.filter((backup) => !superfluous(backups, rules).includes(backup)).map(({ number }) => number);
    expect(kept({ recent: 1, daily: 0, weekly: 0 })).toEqual([7]);
    expect(kept({ recent: 3, daily: 0, weekly: 0 })).toEqual([5, 6, 7]);
    expect(kept({ recent: 1, daily: 3, weekly: 0 })).toEqual([3, 5, 7]);
    expect(kept({ recent: 1, daily: 0, weekly: 2 })).toEqual([2, 7]);
    expect(kept({ recent: 100, daily: 0, weekly: 0 })).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });

  it('never loses the newest by number, whatever the clock says', () => {
    const dates = fc.integer({ min: 0, max: 400 }).map((day) => new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10));
    fc.assert(
      fc.property(fc.array(dates, { minLength: 1, maxLength: 30 }), fc.integer({ min: 1, max: 5 }), fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 5 }), (days, recent, daily, weekly) => {
        const backups = days.map((day, index) => at(index + 1, day));
        const gone = superfluous(backups, { recent, daily, weekly }).map(({ number }) => number);
        for (let number = backups.length; number > Math.max(0, backups.length - recent); number--) expect(gone).not.toContain(number);
        expect(backups.length - gone.length).toBeLessThanOrEqual(recent + daily + weekly);
      }),
    );
  });
});
