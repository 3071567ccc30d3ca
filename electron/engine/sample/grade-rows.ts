import { gradeLabel } from '../../../shared/grades';
import type { Random } from './random';
import type { SampleSchool } from './school-plan';

/** Grades 1–12 of a school. */
export function gradesOf({ kind }: SampleSchool): readonly number[] {
  const [first, last] = kind.grades;
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

/** 七年级, 初一 or 7, as different hands write it. */
export function typedGrade(grade: number, random: Random): string | number {
  const junior = ['初一', '初二', '初三'][grade - 7];
  return random.pick<string | number>([gradeLabel(String(grade)), gradeLabel(String(grade)), grade, junior ?? gradeLabel(String(grade))]);
}
