/** Chinese wording of slots, people and rules for explanations. */
import { dateOf, dayLabel } from '../calendar';
import type { Problem, ProblemSlot } from './problem';
import type { RuleName } from './types';

const MOST_LISTED = 6;

export const RULE_LABELS: Readonly<Record<RuleName, string>> = {
  required: '在岗人数',
  availability: '不能值班日',
  rest: '两班间休息时间',
  nightsInARow: '连续夜班上限',
  monthlyMaximum: '每月班数上限',
  monthlyMinimum: '每月班数下限',
  people: '志愿者人数',
};

/** 11月3日（星期二）夜班. */
export function slotLabel(slot: ProblemSlot): string {
  return `${dayLabel(slot.day)}${slot.template.label}`;
}

/** At most six items, then how many more. @param unit counter with noun, e.g. 处 */
export function listed(items: readonly string[], unit: string): string {
  const shown = items.slice(0, MOST_LISTED).join('、');
  return items.length > MOST_LISTED ? `${shown}等 ${items.length} ${unit}` : shown;
}

function shortDay(day: number): string {
  const date = dateOf(day);
  return `${Number(date.slice(5, 7))}月${Number(date.slice(8))}日`;
}

/** Days as runs: 11月1日—3日、5日 in the form 11月1日至11月3日. */
function runsOf(days: readonly number[]): readonly string[] {
  const runs: { from: number; to: number }[] = [];
  for (const day of days) {
    const last = runs.at(-1);
    if (last?.to === day - 1) last.to = day;
    else runs.push({ from: day, to: day });
  }
  return runs.map(({ from, to }) => (from === to ? shortDay(from) : `${shortDay(from)}至${shortDay(to)}`));
}

/** Shifts in few words: 本期全部班次, 全部夜班, 夜班（11月3日至11月5日） … */
export function slotsLabel(problem: Problem, numbers: readonly number[]): string {
  const asked = problem.slots.filter(({ required }) => required > 0);
  if (numbers.length === asked.length && numbers.length > 1) return `本期全部 ${numbers.length} 个班次`;
  const chosen = new Set(numbers);
  const days = [...new Set(numbers.flatMap((number) => problem.slots[number]?.day ?? []))];
  const isWhole = problem.slots.every(({ day, required }, number) => required === 0 || !days.includes(day) || chosen.has(number));
  if (isWhole && numbers.length > days.length) return `${listed(runsOf(days), '段日期')}的全部班次`;
  return problem.rules.shifts
    .flatMap(({ id, label }) => {
      const own = numbers.flatMap((number) => (problem.slots[number]?.template.id === id ? [problem.slots[number].day] : []));
      if (own.length === 0) return [];
      if (own.length > 1 && own.length === asked.filter(({ template }) => template.id === id).length) return [`全部${label}（${own.length} 个）`];
      return [`${label}（${listed(runsOf(own), '段日期')}）`];
    })
    .join('、');
}

export function personLabel(problem: Problem, person: number): string {
  return problem.people[person]?.person.name ?? '新增志愿者';
}
