/** Turns a proven impossibility into words: which shifts, which rules, and the smallest changes that help. */
import { conflictsOf } from './conflicts';
import type { Problem } from './problem';
import { RemedySearch } from './remedies';
import type { Budget, Solver } from './solver';
import type { RotaResult } from './types';

/** @param problem proven infeasible by the solver */
export function explainInfeasible(problem: Problem, solver: Solver, budget: Budget): RotaResult {
  const conflicts = conflictsOf(problem, solver, budget);
  const remedies = new RemedySearch(problem, solver, budget).all(conflicts);
  const [first] = remedies;
  const advice = first ? `改动最小的办法：${first.message}` : '限时内没有找到只需小改的办法，请延长时限，或增加志愿者、放宽规则后再试。';
  return { kind: 'infeasible', message: `已证明按现行规则排不出值班表。${conflicts.map(({ message }) => message).slice(0, 3).join('')}${advice}`, conflicts, remedies };
}
