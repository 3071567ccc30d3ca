/**
 * Makes a rota that keeps every hard rule, or proves that there is none and says why. Solved by HiGHS, which blocks its
 * thread: call it in a worker thread wherever someone waits at a screen.
 */
import { EngineFailure } from '../../../../shared/contract';
import { type RotaCheck, checkRota } from '../check';
import { dateOf, instantOf } from '../calendar';
import type { Duty, PlannedDuty } from '../types';
import { explainInfeasible } from './explain';
import { type RotaModel, rotaModel } from './model';
import { costOfRota, modelWithGoals } from './objective';
import { type Problem, problemOf } from './problem';
import { Budget, type Solution, loadSolver } from './solver';
import type { Quality, RotaRequest, RotaResult } from './types';

export { DEFAULT_WEIGHTS } from './problem';
export type * from './types';

const DEFAULT_TIME_LIMIT_SECONDS = 30;
/** Part of the time for the best rota; the rest is kept for finding any rota at all. */
const SHARE_FOR_BEST = 0.7;

/**
 * The same request, with people in any order, gives the same rota, unless the clock ended the search (then
 * `quality.reproducible` is false).
 * @throws BAD_REQUEST for entries that contradict themselves, with the entry to correct
 */
export async function generateRota(request: RotaRequest): Promise<RotaResult> {
  const problem = problemOf(request);
  requireEarlier(request);
  const solver = await loadSolver();
  const seconds = request.timeLimitSeconds ?? DEFAULT_TIME_LIMIT_SECONDS;
  const budget = new Budget(seconds);
  const best = modelWithGoals(problem);
  const found = solver.solve(best.model, seconds * SHARE_FOR_BEST);
  if (found.status === 'infeasible') return explainInfeasible(problem, solver, budget);
  if (found.status !== 'unknown') return rotaOf(request, problem, best, found, found);

  const plain = rotaModel(problem);
  const any = solver.solve(plain.model, budget.left());
  if (any.status === 'infeasible') return explainInfeasible(problem, solver, budget);
  if (any.status === 'unknown') return { kind: 'undecided', message: `在 ${seconds} 秒的时限内既没有排出值班表，也没有证明排不出，请延长时限、缩短时段或放宽规则后再试。` };
  return rotaOf(request, problem, plain, any, { ...found, status: 'feasible' });
}

function requireEarlier(request: RotaRequest): void {
  const { from, to } = request.rules.period;
  const inside = (request.before ?? []).find(({ startsAt }) => startsAt.slice(0, 10) >= from && startsAt.slice(0, 10) <= to);
  if (inside) throw new EngineFailure('BAD_REQUEST', `衔接用的上期值班中有 ${inside.startsAt.replace('T', ' ')} 的班，已落在本期（${from} 至 ${to}）之内，请删去后再排班。`);
}

function rotaOf(request: RotaRequest, problem: Problem, rota: RotaModel, solution: Solution, bounded: Solution): RotaResult {
  const taken = rota.assignments.map((columns) => columns.flatMap((column, slot) => (column !== undefined && (solution.values[column] ?? 0) > 0.5 ? [slot] : [])));
  const duties = dutiesOf(problem, taken);
  const check = checkOf(request, duties);
  const broken = check.findings.find(({ severity }) => severity === 'error');
  if (broken) throw new EngineFailure('INTERNAL', '排出的值班表没有通过复核，已作废，请重试。', { finding: broken.message });
  const { cost, unmetWishes } = costOfRota(problem, taken, (person, slot) => rota.assignments[person]?.[slot] !== undefined);
  return { kind: 'rota', duties, check, quality: qualityOf(cost, unmetWishes, bounded) };
}

/** In order of start and seat; seats go to people in order of id. */
function dutiesOf(problem: Problem, taken: readonly (readonly number[])[]): readonly PlannedDuty[] {
  return problem.slots.flatMap((slot, number) => {
    const onDuty = problem.people.filter((_, person) => taken[person]?.includes(number));
    return onDuty.map(({ person }, seat): PlannedDuty => ({
      personId: person.id,
      date: dateOf(slot.day),
      shift: slot.template.id,
      seat: `${seat + 1}号席`,
      startsAt: instantOf(slot.start),
      endsAt: instantOf(slot.end),
    }));
  });
}

/** The check of the new rota beside the one before, without what was wrong before already. */
function checkOf(request: RotaRequest, duties: readonly Duty[]): RotaCheck {
  const before = request.before ?? [];
  const check = checkRota([...before, ...duties], request.people, request.rules);
  if (before.length === 0) return check;
  const known = new Set(checkRota(before, request.people, request.rules).findings.map(({ message }) => message));
  return { ...check, findings: check.findings.filter(({ message }) => !known.has(message)) };
}

function qualityOf(cost: number, unmetWishes: number, bounded: Solution): Quality {
  // Costs are whole numbers, so a bound may be rounded up.
  const lowerBound = bounded.status === 'optimal' ? cost : Math.min(cost, Math.max(0, Math.ceil(bounded.lowerBound - 1e-6)));
  const provenOptimal = lowerBound === cost;
  const gap = (cost - lowerBound) / Math.max(1, cost);
  const wishes = unmetWishes === 0 ? '全部意愿均已满足' : `有 ${unmetWishes} 条意愿未能满足`;
  const optimal = cost === 0 ? '班次已均分，且不可能更好' : '已证明在全部硬性规则下不可能有更均衡、更合意愿的排法';
  const statement = provenOptimal ? `${optimal}；${wishes}。` : `硬性规则全部满足；因时限未证明最优，与理论下界最多相差 ${Math.ceil(gap * 100)}%；${wishes}。`;
  return { provenOptimal, cost, lowerBound, gap, unmetWishes, reproducible: bounded.status === 'optimal', statement };
}
