import type { Cell } from './table';
import { fullWidth } from './table';
import type { Random } from './random';
import type { SampleSchool } from './school-plan';

/** What a directory says of one school beside its names. */
export interface SchoolFacts {
  readonly classes: number;
  readonly boarders: number;
  readonly staff: number;
  readonly ownership: '公办' | '民办';
  readonly urbanRural: '城区' | '镇区' | '乡村';
}

export function factsOf(school: SampleSchool, random: Random): SchoolFacts {
  return {
    classes: Math.max(1, Math.round(school.students / 46)),
    boarders: school.boards ? Math.round(school.students * (0.3 + random.next() * 0.5)) : 0,
    staff: Math.max(2, Math.round(school.students / 13.5)),
    ownership: random.chance(0.07) ? '民办' : '公办',
    urbanRural: school.township.endsWith('街道') ? '城区' : random.chance(0.5) ? '镇区' : '乡村',
  };
}

/** A number as different hands type it: as a number, as text, with separators, full width, with a unit. */
export function typedNumber(value: number, random: Random, unit: string): Cell {
  return random.pick<() => Cell>([
    () => value,
    () => value,
    () => value,
    () => String(value),
    () => value.toLocaleString('en-US'),
    () => fullWidth(String(value)),
    () => `${value}${unit}`,
  ])();
}
