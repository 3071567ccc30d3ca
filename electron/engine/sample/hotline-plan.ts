/** The rota of two months: who sits where and when, which hours nobody does, who is put down twice. */
import type { Duties } from './counselor-duties';
import type { Post } from './counselor-plan';
import { addDays, dayOf, daysBetween } from './days';
import { spreadFlaws } from './flaws';
import type { Person } from './people';
import { type Random, randomFor } from './random';

const MINUTES_OF_DAY = 1440;
const FEWEST_VOLUNTEERS = 4;
const GAPS = 5;
const DOUBLE_BOOKINGS = 3;

export interface ShiftKind {
  readonly label: string;
  /** Minutes after midnight; the end may lie beyond the day. */
  readonly from: number;
  readonly to: number;
  readonly seats: number;
}

export interface Shift {
  readonly day: string;
  readonly kind: ShiftKind;
  readonly seat: number;
  readonly post: Post;
  readonly attended: boolean;
  readonly substitute: string | null;
  readonly flaw: 'missingName' | 'times' | undefined;
}

export interface RotaTruth {
  /** First day and last day, both included; what a night shift covers after the last midnight does not count. */
  readonly from: string;
  readonly to: string;
  readonly minutes: number;
  /** Minutes with somebody on duty, by the rows that can be read. */
  readonly coveredMinutes: number;
  /** Stretches with nobody, `YYYY-MM-DD HH:MM`, the end excluded. */
  readonly gaps: readonly { readonly from: string; readonly to: string }[];
  /** Two rows of one person at the same time. */
  readonly doubleBookings: readonly { readonly name: string; readonly from: string; readonly to: string }[];
  readonly shifts: number;
  readonly volunteers: number;
  readonly shiftsByCounty: Readonly<Record<string, number>>;
}

const at = (hour: number): number => hour * 60;
const NIGHT: ShiftKind = { label: '夜班', from: 0, to: at(8), seats: 1 };
const november: readonly ShiftKind[] = [NIGHT, { label: '早班', from: at(8), to: at(12), seats: 1 }, { label: '午班', from: at(12), to: at(18), seats: 2 }, { label: '晚班', from: at(18), to: at(24), seats: 2 }];
export const DECEMBER_KINDS: readonly ShiftKind[] = [{ label: '早班', from: at(8), to: at(16), seats: 1 }, { label: '晚班', from: at(16), to: at(22), seats: 2 }, { label: '夜班', from: at(22), to: at(32), seats: 1 }];

/** From December on the night shift begins in the evening; the first morning is taken over once. */
function kindsOf(day: string): readonly ShiftKind[] {
  const [, month, date] = day.split('-');
  return month === '11' ? november : date === '01' ? [NIGHT, ...DECEMBER_KINDS] : DECEMBER_KINDS;
}

export function planRota(seed: number, posts: readonly Post[], duties: ReadonlyMap<Person, Duties>, startYear: number): readonly Shift[] {
  const random = randomFor(seed, 'hotline');
  const volunteers = shuffled(posts.filter((post, index) => duties.get(post.person)?.hotlineVolunteer === true && posts.findIndex(({ person }) => person === post.person) === index), random);
  if (volunteers.length < FEWEST_VOLUNTEERS) return [];
  const [first, last] = [dayOf(startYear, 11, 1), dayOf(startYear, 12, 31)];
  const days = Array.from({ length: daysBetween(first, last) + 1 }, (_, index) => addDays(first, index));
  const slots = days.flatMap((day) => kindsOf(day).map((kind) => ({ day, kind })));
  const [empty, doubled] = [pickSome(slots.filter(({ kind }) => kind.seats === 1), GAPS, random), pickSome(slots.filter(({ kind }) => kind.seats === 2), DOUBLE_BOOKINGS, random)];
  let turn = 0;
  const planned = slots.flatMap((slot) => {
    if (empty.has(slot)) return [];
    return Array.from({ length: slot.kind.seats }, (_, seat) => {
      if (!(seat === 1 && doubled.has(slot))) turn += 1;
      const attended = random.chance(0.96);
      const post = volunteers[turn % volunteers.length] as Post;
      return { ...slot, seat: seat + 1, post, attended, substitute: attended ? null : (volunteers[(turn + 2) % volunteers.length]?.person.name ?? null) };
    });
  });
  const flaws = spreadFlaws(planned.length, ['missingName', 'times', 'times', 'times', 'times'] as const, random);
  return planned.map((shift, index): Shift => ({ ...shift, flaw: flaws.get(index) }));
}

function shuffled<T>(items: readonly T[], random: Random): T[] {
  return items.map((item) => [random.next(), item] as const).sort((a, b) => a[0] - b[0]).map(([, item]) => item);
}

function pickSome<T>(items: readonly T[], count: number, random: Random): ReadonlySet<T> {
  const chosen = new Set<T>();
  while (chosen.size < Math.min(count, items.length)) chosen.add(random.pick(items));
  return chosen;
}

/** A shift with a time that can be read, in minutes from the first midnight of the rota. */
export interface TimedShift {
  readonly shift: Shift;
  readonly from: number;
  readonly to: number;
}

export function timedShifts(shifts: readonly Shift[]): readonly TimedShift[] {
  const first = shifts[0]?.day ?? '';
  return shifts.filter(({ flaw }) => flaw === undefined).map((shift) => {
    const start = daysBetween(first, shift.day) * MINUTES_OF_DAY;
    return { shift, from: start + shift.kind.from, to: start + shift.kind.to };
  });
}

export function rotaTruth(shifts: readonly Shift[]): RotaTruth | null {
  const [first, last] = [shifts[0]?.day, shifts.at(-1)?.day];
  if (first === undefined || last === undefined) return null;
  const minutes = (daysBetween(first, last) + 1) * MINUTES_OF_DAY;
  const timed = timedShifts(shifts);
  const covered = new Uint8Array(minutes);
  for (const { from, to } of timed) covered.fill(1, from, Math.min(to, minutes));
  const stretch = (from: number, to: number) => ({ from: momentAt(first, from), to: momentAt(first, to) });
  const gaps: { from: string; to: string }[] = [];
  for (let from = covered.indexOf(0); from >= 0; ) {
    const end = covered.indexOf(1, from);
    gaps.push(stretch(from, end < 0 ? minutes : end));
    from = end < 0 ? -1 : covered.indexOf(0, end);
  }
  const loaded = shifts.filter(({ flaw }) => flaw !== 'missingName');
  const shiftsByCounty: Record<string, number> = {};
  for (const { post } of loaded) shiftsByCounty[post.school.area.code] = (shiftsByCounty[post.school.area.code] ?? 0) + 1;
  const doubleBookings = timed.flatMap((one, index) =>
    timed.slice(index + 1).filter((other) => other.shift.post.person === one.shift.post.person && other.from < one.to && one.from < other.to).map((other) => ({ name: one.shift.post.person.name, ...stretch(Math.max(one.from, other.from), Math.min(one.to, other.to)) })),
  );
  return {
    from: first, to: last, minutes, coveredMinutes: covered.reduce((sum, value) => sum + value, 0), gaps, doubleBookings,
    shifts: loaded.length, volunteers: new Set(loaded.map(({ post }) => post.person)).size, shiftsByCounty,
  };
}

export function momentAt(firstDay: string, minutes: number): string {
  return `${addDays(firstDay, Math.floor(minutes / MINUTES_OF_DAY))} ${clockOf(minutes % MINUTES_OF_DAY)}`;
}

/** @param minutes 0–1440. */
export function clockOf(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}
