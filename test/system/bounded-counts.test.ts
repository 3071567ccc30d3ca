/** That the audit knows of rounded numbers what there is to know of them: worked by hand for two counties and two stages, of which every single sum is printed. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Group } from '../../electron/engine/privacy/suppression/tables';
import { audit, type Attack } from './support/audit';
import { boundsOf, exactly, type Interval } from './support/bounds';
import { type Precision, printedOf, roundedTo } from './support/printed';

const DIMENSIONS = ['county', 'stage'];
const MINIMUM = 10;
const READER: Attack = { knowsRule: false, own: [] };
const folder = mkdtempSync(join(tmpdir(), 'yuxin-bounded-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const group = (county: string, stage: string, ...parts: number[]): Group => ({ values: { county, stage }, parts, isSmall: false });
const HIDDEN = group('a', 'primary', 8, 0, 0, 1);
const GROUPS = [HIDDEN, group('a', 'junior', 12, 0, 0, 0), group('b', 'primary', 12, 0, 0, 0), group('b', 'junior', 60, 0, 0, 0)];
const isShown = (by: readonly string[], values: Group['values']): boolean => by.length === 1 || (by.length === 2 && (values['county'] !== 'a' || values['stage'] !== 'primary'));

let asked = 0;

async function hiddenOf(precision: Precision, attack = READER): Promise<Readonly<Record<string, Interval>>> {
  const { question, names } = audit(GROUPS, DIMENSIONS, printedOf(GROUPS, isShown, precision), attack, MINIMUM);
  const [intervals = []] = await boundsOf([question], folder, String(asked++));
  return Object.fromEntries(names.map((name, target) => [name, intervals[target] as Interval]));
}

const WHOLE = JSON.stringify([HIDDEN.values, HIDDEN.parts]);

describe('a single hidden group', () => {
  it('is told to the pupil by exact numbers', async () => {
    expect(await hiddenOf(exactly)).toEqual({ [WHOLE]: exactly(9), [`${WHOLE} level 3`]: exactly(1) });
  });

  it('is told by rounded numbers as far as they go together', async () => {
    // County and stage have 18 to 22, their other groups 8 to 12. By levels alone it could be 14 and three times 2.
    expect(await hiddenOf(roundedTo(5))).toEqual({ [WHOLE]: { from: 6, to: 14 }, [`${WHOLE} level 3`]: { from: 0, to: 2 } });
  });

  it('is told more to one who knows that no group of fewer than ten is shown', async () => {
    expect(await hiddenOf(roundedTo(5), { knowsRule: true, own: [] })).toEqual({ [WHOLE]: { from: 6, to: 12 } });
  });

  it('is told as its owner knows it', async () => {
    // All but one.
    const own = [group('a', 'primary', 7, 0, 0, 1)];
    expect(await hiddenOf(roundedTo(5), { knowsRule: false, own })).toEqual({ [WHOLE]: { from: 8, to: 14 } });
    expect(await hiddenOf(roundedTo(5), { knowsRule: false, own: [HIDDEN] })).toEqual({});
  });
});
