/** The smallest change of each single rule that makes a rota possible. Every remedy comes from a solve that found a rota under it. */
import { monthLabel } from '../../../../shared/month';
import { LARGEST_CONCESSION, type ModelOptions, type RotaModel, type SlackColumn, type SlackRule, rotaModel } from './model';
import type { Problem } from './problem';
import type { Budget, Solution, Solver } from './solver';
import type { Conflict, Remedy } from './types';
import { listed, personLabel, slotLabel } from './wording';

/** How far beyond the least conceivable number of new volunteers the search goes. */
const MOST_MORE_PEOPLE = 32;

interface Use {
  readonly slack: SlackColumn;
  readonly amount: number;
}

function usesOf(rota: RotaModel, solution: Solution): readonly Use[] {
  return rota.slacks.map((slack) => ({ slack, amount: Math.round(solution.values[slack.column] ?? 0) })).filter(({ amount }) => amount > 0);
}

function useLabel(problem: Problem, { slack, amount }: Use): string {
  const slot = slack.slot === undefined ? undefined : problem.slots[slack.slot];
  const name = slack.person === undefined ? '' : personLabel(problem, slack.person);
  const entry = slack.person === undefined ? undefined : problem.people[slack.person];
  const month = slack.month === undefined ? '' : monthLabel(slack.month);
  switch (slack.rule) {
    case 'required':
      return slot ? `${slotLabel(slot)}由 ${slot.required} 人减为 ${slot.required - amount} 人` : '';
    case 'availability':
      return slot ? `请 ${name} 值 ${slotLabel(slot)}` : '';
    case 'monthlyMaximum':
      return `${name} ${month}上限由 ${entry?.maximum ?? 0} 班提高到 ${(entry?.maximum ?? 0) + amount} 班`;
    case 'monthlyMinimum':
      return `${name} ${month}下限由 ${entry?.minimum ?? 0} 班降到 ${(entry?.minimum ?? 0) - amount} 班`;
  }
}

const INTRODUCTIONS: Readonly<Record<SlackRule, (amount: number) => string>> = {
  required: (amount) => `减少在岗人数共 ${amount} 人次`,
  availability: (amount) => `与本人商定，放开 ${amount} 个不能值（或不值）的班次`,
  monthlyMaximum: (amount) => `提高每月班数上限，共 ${amount} 班`,
  monthlyMinimum: (amount) => `降低每月班数下限，共 ${amount} 班`,
};

/** Order among remedies of the same amount: what is easiest to grant comes first. */
const ORDER: readonly Remedy['rule'][] = ['monthlyMaximum', 'monthlyMinimum', 'nightsInARow', 'availability', 'people', 'rest', 'required', 'combined'];

export class RemedySearch {
  /** False once a solve ended for want of time: what came after may not be the smallest. */
  private isCertain = true;

  constructor(
    private readonly problem: Problem,
    private readonly solver: Solver,
    private readonly budget: Budget,
  ) {}

  /** @returns the smallest first; never empty unless the time ends */
  all(conflicts: readonly Conflict[]): readonly Remedy[] {
    const single = [this.slack('monthlyMaximum'), this.slack('monthlyMinimum'), this.slack('availability'), this.slack('required'), this.nights(), this.rest(), this.people(conflicts)];
    const found = single.filter((remedy) => remedy !== undefined);
    const remedies = found.length > 0 ? found : [this.combined()].filter((remedy) => remedy !== undefined);
    return [...remedies].sort((a, b) => a.amount - b.amount || ORDER.indexOf(a.rule) - ORDER.indexOf(b.rule));
  }

  private solve(options: ModelOptions): { readonly rota: RotaModel; readonly solution: Solution } | undefined {
    const rota = rotaModel(this.problem, options);
    const solution = this.solver.solve(rota.model, this.budget.left());
    if (solution.status === 'unknown') this.isCertain = false;
    return solution.status === 'optimal' || solution.status === 'feasible' ? { rota, solution } : undefined;
  }

  private slack(rule: SlackRule): Remedy | undefined {
    return this.concession([rule], rule, INTRODUCTIONS[rule]);
  }

  /** Two rules at once or more, when none alone is enough. */
  private combined(): Remedy | undefined {
    return this.concession(['required', 'monthlyMaximum', 'monthlyMinimum', 'availability'], 'combined', (amount) => `只改一条规则不够，需同时作 ${amount} 处（次）调整`);
  }

  private concession(rules: readonly SlackRule[], rule: Remedy['rule'], introduction: (amount: number) => string): Remedy | undefined {
    const solved = this.solve({ slack: Object.fromEntries(rules.map((name) => [name, 1])), isSpread: true });
    if (!solved) return undefined;
    const uses = usesOf(solved.rota, solved.solution);
    const amount = uses.reduce((sum, use) => sum + use.amount, 0);
    const bound = Math.ceil((solved.solution.lowerBound - LARGEST_CONCESSION - 0.5) / (LARGEST_CONCESSION + 1));
    const smallest = solved.solution.status === 'optimal' || bound >= amount;
    return { rule, amount, smallest, message: `${introduction(amount)}：${listed(uses.map((use) => useLabel(this.problem, use)), '处')}。` };
  }

  private nights(): Remedy | undefined {
    const now = this.problem.rules.maximumNightsInARow;
    const nights = new Set(this.problem.slots.flatMap(({ night }) => night ?? [])).size;
    const values = Array.from({ length: Math.max(0, nights - now) }, (_, index) => now + 1 + index);
    const value = this.first(values, (maximumNightsInARow) => ({ maximumNightsInARow }));
    if (value === undefined) return undefined;
    return { rule: 'nightsInARow', amount: value - now, smallest: this.isCertain, message: `把连续夜班上限由 ${now} 夜提高到 ${value} 夜。` };
  }

  private rest(): Remedy | undefined {
    const now = this.problem.rules.restHours;
    const { slots } = this.problem;
    const gaps = slots.flatMap((slot) => slots.map((later) => (later.start - slot.end) / 60).filter((gap) => gap >= 0 && gap < now));
    const value = this.first([...new Set(gaps)].sort((a, b) => b - a), (restHours) => ({ restHours }));
    if (value === undefined) return undefined;
    return { rule: 'rest', amount: now - value, smallest: this.isCertain, message: `把两班之间的休息时间由 ${now} 小时缩短到 ${value} 小时。` };
  }

  private people(conflicts: readonly Conflict[]): Remedy | undefined {
    const shortages = conflicts.filter(({ shifts }) => shifts.length > 0).map(({ needed, possible }) => needed - possible);
    // Nobody, however free, can do more than the monthly maximum of what is missing.
    const perPerson = Math.max(1, this.problem.rules.monthlyMaximum * this.problem.months.length);
    const least = Math.max(1, ...shortages.map((missing) => Math.ceil(missing / perPerson)));
    const amount = this.solve({ extraPeople: least }) ? least : this.first(Array.from({ length: MOST_MORE_PEOPLE }, (_, index) => least + 1 + index), (extraPeople) => ({ extraPeople }));
    return amount === undefined ? undefined : { rule: 'people', amount, smallest: this.isCertain, message: `增加 ${amount} 名时间不受限的志愿者。` };
  }

  /** First of the values, each looser than the one before, under which there is a rota; by halving. */
  private first(values: readonly number[], optionsOf: (value: number) => ModelOptions): number | undefined {
    const last = values.at(-1);
    if (last === undefined || !this.solve(optionsOf(last))) return undefined;
    let [low, high] = [0, values.length - 1];
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if (this.solve(optionsOf(values[middle] ?? last))) high = middle;
      else low = middle + 1;
    }
    return values[high];
  }
}
