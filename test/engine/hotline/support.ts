/** Small rotas to test with, and a second opinion by trying everything. */
import fc from 'fast-check';
import { type Duty, type RotaFinding, type RotaPerson, type RotaRules, type ShiftTemplate, checkRota, defaultRules } from '../../../electron/engine/hotline';

export const TWO_SHIFTS: readonly ShiftTemplate[] = [
  { id: 'day', label: '白班', start: '08:00', minutes: 720, required: 1 },
  { id: 'night', label: '夜班', start: '20:00', minutes: 720, required: 1 },
];

export function rulesOf(from: string, to: string, changes: Partial<RotaRules> = {}): RotaRules {
  return { ...defaultRules({ from, to }), ...changes };
}

export function person(id: string, changes: Partial<RotaPerson> = {}): RotaPerson {
  return { id, name: `教师${id}`, county: '曹县', ...changes };
}

interface Slot {
  readonly date: string;
  readonly shift: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly required: number;
}

/** Written anew, by Date: nothing here is shared with the generator. */
export function slotsOf(rules: RotaRules): readonly Slot[] {
  const slots: Slot[] = [];
  for (let time = Date.parse(rules.period.from); time <= Date.parse(rules.period.to); time += 86_400_000) {
    for (const shift of rules.shifts) {
      const start = time + Number(shift.start.slice(0, 2)) * 3_600_000;
      const iso = (moment: number) => new Date(moment).toISOString().slice(0, 16);
      slots.push({ date: iso(time).slice(0, 10), shift: shift.id, startsAt: iso(start), endsAt: iso(start + shift.minutes * 60_000), required: shift.required });
    }
  }
  return slots;
}

function subsets(people: readonly RotaPerson[], sizes: readonly number[]): readonly (readonly RotaPerson[])[] {
  const all = people.reduce<RotaPerson[][]>((sets, next) => [...sets, ...sets.map((set) => [...set, next])], [[]]);
  return all.filter(({ length }) => sizes.includes(length));
}

const MENDED_BY_MORE = new Set(['uncovered', 'understaffed', 'overstaffed', 'underMinimum']);

/** Errors of duties beside those of the rota before, whose own faults are nobody's concern here. */
export function errorsOf(duties: readonly Duty[], people: readonly RotaPerson[], rules: RotaRules, before: readonly Duty[]): readonly RotaFinding[] {
  const known = new Set(before.length === 0 ? [] : checkRota(before, people, rules).findings.map(({ message }) => message));
  return checkRota([...before, ...duties], people, rules).findings.filter(({ severity, message }) => severity === 'error' && !known.has(message));
}

/**
 * Every way to fill the slots. @param allowGaps also with fewer people than asked for
 * @returns all rotas that keep the rules (the least number of shifts is asked for only without gaps)
 */
export function everyRota(people: readonly RotaPerson[], rules: RotaRules, before: readonly Duty[], allowGaps = false): readonly (readonly Duty[])[] {
  const slots = slotsOf(rules);
  let rotas: (readonly Duty[])[] = [[]];
  for (const slot of slots) {
    const choices = subsets(people, allowGaps ? Array.from({ length: slot.required + 1 }, (_, size) => size) : [slot.required]);
    rotas = rotas.flatMap((duties) => choices.map((chosen) => [...duties, ...chosen.map(({ id }): Duty => ({ personId: id, shift: slot.shift, startsAt: slot.startsAt, endsAt: slot.endsAt }))])).filter((duties) => errorsOf(duties, people, rules, before).every(({ kind }) => MENDED_BY_MORE.has(kind)));
  }
  return allowGaps ? rotas : rotas.filter((duties) => errorsOf(duties, people, rules, before).length === 0);
}

const DATES = ['2026-10-01', '2026-10-02', '2026-10-03'] as const;

/** Instances small enough to try everything: at most 3 people and 6 shifts. */
export const tinyRota: fc.Arbitrary<{ readonly rules: RotaRules; readonly people: readonly RotaPerson[]; readonly before: readonly Duty[] }> = fc
  .record({
    isThree: fc.boolean(),
    required: fc.constantFrom(1, 1, 1, 1, 2),
    restHours: fc.constantFrom(0, 8, 8, 11, 12, 16, 24),
    maximumNightsInARow: fc.constantFrom(1, 2),
    monthlyMaximum: fc.constantFrom(1, 2, 3, 4, 6),
    holidays: fc.subarray([...DATES]),
    /** Who was on duty in the last night of the rota before. */
    tired: fc.subarray([0, 1, 2], { maxLength: 2 }),
    people: fc.array(
      fc.record({
        blocked: fc.array(fc.record({ date: fc.constantFrom(...DATES), shift: fc.constantFrom(undefined, 'night') }), { maxLength: 1 }),
        onlyShifts: fc.constantFrom(undefined, undefined, undefined, undefined, ['night']),
        wishes: fc.array(fc.record({ kind: fc.constantFrom('wanted' as const, 'unwanted' as const), date: fc.constantFrom(...DATES), shift: fc.constantFrom(undefined, 'night'), weight: fc.constantFrom(1, 3) }), { maxLength: 2 }),
      }),
      { minLength: 2, maxLength: 3 },
    ),
  })
  .map(({ isThree, required, people, tired, ...rest }) => {
    const rules = rulesOf('2026-10-01', isThree ? '2026-10-02' : '2026-10-03', { ...rest, longestShiftHours: 12 });
    const shifts = (isThree ? rules.shifts : TWO_SHIFTS).map((shift) => ({ ...shift, required: shift.id === 'night' ? 1 : required }));
    const clean = <T extends object>(entry: T) => Object.fromEntries(Object.entries(entry).filter(([, value]) => value !== undefined)) as T;
    const lastNight = isThree ? { startsAt: '2026-09-30T00:00', endsAt: '2026-09-30T08:00' } : { startsAt: '2026-09-30T20:00', endsAt: '2026-10-01T08:00' };
    const before = tired.filter((index) => index < people.length).map((index): Duty => ({ personId: `p${index}`, shift: 'night', ...lastNight }));
    return { before, rules: { ...rules, shifts }, people: people.map((entry, index) => person(`p${index}`, clean({ ...entry, blocked: entry.blocked.map(clean), wishes: entry.wishes.map(clean) }) as Partial<RotaPerson>)) };
  });
