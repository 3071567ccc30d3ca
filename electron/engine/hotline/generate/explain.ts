/** Turns a proven impossibility into words: which shifts, which rules, and the smallest changes that help. */
import { conflictsOf } from './conflicts';
import type { Problem } from './problem';
import { RemedySearch } from './remedies';
import type { Budget, Solver } from './solver';
import type { RotaResult } from './types';

const MOST_TOLD = 3;

/** @param problem proven infeasible by the solver */
export function explainInfeasible(problem: Problem, solver: Solver, budget: Budget): RotaResult {
  const conflicts = conflictsOf(problem, solver, budget);
  const remedies = new RemedySearch(problem, solver, budget).all(conflicts);
  const [first] = remedies;
  const advice = first ? `改动最小的办法：${first.message}` : '限时内没有找到只需小改的办法，请延长时限，或增加志愿者、放宽规则后再试。';
  const told = conflicts.slice(0, MOST_TOLD).map(({ message }) => message).join('');
  const more = conflicts.length > MOST_TOLD ? `此类冲突共 ${conflicts.length} 处，其余见清单。` : '';
  return { kind: 'infeasible', message: `已证明按现行规则排不出值班表。${told}${more}${advice}`, conflicts, remedies };
}
