/**
 * Which shifts make a rota impossible. A conflict is an argument of Hall's kind: these shifts together need more duties
 * than the rules let anyone do, whatever happens to all other shifts. The sets come from the duals of the relaxation
 * with slack, and every number is the bound of a solve over that set alone.
 */
import { dateOf } from '../calendar';
import { isFreeAfter, rotaModel, type RotaModel } from './model';
import type { Problem } from './problem';
import type { Budget, Solution, Solver } from './solver';
import type { Conflict, RuleName } from './types';
import { RULE_LABELS, listed, personLabel, slotLabel, slotsLabel } from './wording';

const TOLERANCE = 1e-6;

function shiftsOf(problem: Problem, numbers: readonly number[]): Conflict['shifts'] {
  return numbers.flatMap((number) => {
    const slot = problem.slots[number];
    return slot ? [{ date: dateOf(slot.day), shift: slot.template.id }] : [];
  });
}

/** Shifts for which too few people can come at all. */
function understaffedSlots(problem: Problem): readonly { readonly slot: number; readonly possible: number; readonly conflict: Conflict }[] {
  const rest = problem.rules.restHours * 60;
  return problem.slots.flatMap((slot, number) => {
    const willing = problem.people.filter((person) => person.refusals[number] === undefined);
    const tired = willing.filter((person) => !isFreeAfter(person, slot, rest)).length;
    const spent = willing.filter((person) => isFreeAfter(person, slot, rest) && person.maximum <= person.before.filter(({ duty }) => duty.startsAt.startsWith(slot.month)).length).length;
    const count = (refusal: 'blocked' | 'otherShifts') => problem.people.filter((person) => person.refusals[number] === refusal).length;
    const [blocked, otherShifts] = [count('blocked'), count('otherShifts')];
    const possible = willing.length - tired - spent;
    if (possible >= slot.required) return [];
    const reasons = [blocked > 0 ? `${blocked} 人当天不能值班` : '', otherShifts > 0 ? `${otherShifts} 人不值${slot.template.label}` : '', tired > 0 ? `${tired} 人因上期值班须休息` : '', spent > 0 ? `${spent} 人当月班数已满` : ''].filter(Boolean);
    const message = `${slotLabel(slot)}需要 ${slot.required} 人，名单共 ${problem.people.length} 人${reasons.length > 0 ? `，其中 ${reasons.join('、')}` : ''}，能值班的只有 ${possible} 人，缺 ${slot.required - possible} 人。`;
    return [{ slot: number, possible, conflict: { shifts: shiftsOf(problem, [number]), personIds: [], needed: slot.required, possible, message } }];
  });
}

/** Rules whose rows carry a dual: those that hold the shortage where it is. */
function bindingRules(rota: RotaModel, solution: Solution): readonly RuleName[] {
  const rules = rota.origins.flatMap(({ rule }, row) => (rule !== 'required' && Math.abs(solution.duals[row] ?? 0) > TOLERANCE ? [rule] : []));
  return [...new Set(rules)];
}

function atLeast(solution: Solution): number {
  return Math.ceil(solution.lowerBound - TOLERANCE);
}

/**
 * @param problem proven infeasible
 * @returns at least one conflict
 */
export function conflictsOf(problem: Problem, solver: Solver, budget: Budget): readonly Conflict[] {
  const singles = understaffedSlots(problem);
  const capped = problem.slots.map(({ required }, number) => singles.find(({ slot }) => slot === number)?.possible ?? required);
  const elastic = rotaModel(problem, { required: capped, slack: { required: 1, monthlyMinimum: 1 } });
  const relaxed = solver.solve(elastic.model, budget.left(), true);
  const found: Conflict[] = singles.map(({ conflict }) => conflict);
  const tight = (rule: RuleName) => elastic.origins.flatMap((origin, row) => (origin.rule === rule && (relaxed.duals[row] ?? 0) > TOLERANCE ? [origin] : []));
  // Without duals, or where only whole duties are impossible, all shifts are in question.
  const isSplit = relaxed.status === 'optimal' && relaxed.cost > TOLERANCE;
  const allSlots = problem.slots.flatMap((_, number) => ((capped[number] ?? 0) > 0 ? [number] : []));
  const allPeople = problem.people.flatMap((entry, person) => (entry.minimum > 0 && problem.wholeMonths.length > 0 ? [person] : []));
  if (!isSplit && found.length > 0) return found;

  const slots = isSplit ? tight('required').flatMap(({ slot }) => (slot === undefined ? [] : [slot])) : allSlots;
  const people = [...new Set(isSplit ? tight('monthlyMinimum').flatMap(({ person }) => (person === undefined ? [] : [person])) : allPeople)];
  const rules = isSplit ? bindingRules(elastic, relaxed).filter((rule) => rule !== 'monthlyMinimum') : [];
  const because = rules.length > 0 ? `（受${rules.map((rule) => RULE_LABELS[rule]).join('、')}限制）` : '';

  const shortage = slots.length > 0 ? conflictOfShifts(problem, solver, budget, capped, slots, because) : undefined;
  const minimum = people.length > 0 ? conflictOfMinimums(problem, solver, budget, capped, people, because) : undefined;
  const proven = [shortage, minimum].filter((conflict) => conflict !== undefined);
  if (proven.length > 0) return [...found, ...proven];

  const mixed = isSplit ? relaxed : solver.solve(elastic.model, budget.left());
  const needed = slots.reduce((sum, slot) => sum + (capped[slot] ?? 0), 0);
  // Infeasibility is proven already, so at least one duty is missing whatever this solve's bound says.
  const missing = Math.max(1, atLeast(mixed));
  const both = people.length > 0 ? `与 ${listed(people.map((person) => personLabel(problem, person)), '人')}的每月班数下限不能同时满足` : '不能全部排满';
  return [...found, { shifts: shiftsOf(problem, slots), personIds: idsOf(problem, people), needed, possible: needed - missing, message: `${slotsLabel(problem, slots)}共需 ${needed} 人次，${both}，至少差 ${missing} 人次${because}。` }];
}

function idsOf(problem: Problem, people: readonly number[]): readonly string[] {
  return people.flatMap((person) => problem.people[person]?.person.id ?? []);
}

function conflictOfShifts(problem: Problem, solver: Solver, budget: Budget, capped: readonly number[], slots: readonly number[], because: string): Conflict | undefined {
  const required = capped.map((count, slot) => (slots.includes(slot) ? count : 0));
  const missing = atLeast(solver.solve(rotaModel(problem, { required, ignoreMinimum: true, slack: { required: 1 } }).model, budget.left()));
  if (missing <= 0) return undefined;
  const needed = required.reduce((sum, count) => sum + count, 0);
  const possible = needed - missing;
  const away = problem.people.filter(({ refusals }) => slots.every((slot) => refusals[slot] !== undefined)).length;
  const present = away > 0 ? `（名单 ${problem.people.length} 人中有 ${away} 人这些班次都不能值）` : '';
  return { shifts: shiftsOf(problem, slots), personIds: [], needed, possible, message: `${slotsLabel(problem, slots)}共需 ${needed} 人次${present}，在现行规则下最多只能排 ${possible} 人次，缺 ${missing} 人次${because}。` };
}

function conflictOfMinimums(problem: Problem, solver: Solver, budget: Budget, capped: readonly number[], people: readonly number[], because: string): Conflict | undefined {
  // Only these people's least numbers count; shifts may stay empty, but take no more people than asked for.
  const only: Problem = { ...problem, people: problem.people.map((entry, person) => (people.includes(person) ? entry : { ...entry, minimum: 0 })) };
  const missing = atLeast(solver.solve(rotaModel(only, { required: capped, slack: { required: 0, monthlyMinimum: 1 } }).model, budget.left()));
  if (missing <= 0) return undefined;
  const needed = people.reduce((sum, person) => sum + (problem.people[person]?.minimum ?? 0), 0) * problem.wholeMonths.length;
  const possible = needed - missing;
  return { shifts: [], personIds: idsOf(problem, people), needed, possible, message: `${listed(people.map((person) => personLabel(problem, person)), '人')}的每月班数下限合计 ${needed} 班，在现行规则下最多只能排 ${possible} 班，差 ${missing} 班${because}。` };
}
