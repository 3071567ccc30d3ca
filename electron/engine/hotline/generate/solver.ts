/** HiGHS (WebAssembly) behind a small interface. Single-threaded and blocking; the same model gives the same answer. */
// Static: a dynamic import() of a package inside an asar archive fails in Electron's CommonJS bundles.
import loadHighs, { type Highs, type Model } from 'highs';
import { EngineFailure } from '../../../../shared/contract';
import type { LinearModel } from './linear-model';

/** Shared by all solves of one request: a wall-clock budget in seconds. */
export class Budget {
  private readonly endsAt: number;

  constructor(seconds: number) {
    this.endsAt = performance.now() + seconds * 1000;
  }

  /** Seconds left, never less than `atLeast`: an explanation begun is worth its second. */
  left(atLeast = 1): number {
    return Math.max(atLeast, (this.endsAt - performance.now()) / 1000);
  }
}

export interface Solution {
  /** `unknown`: the time ended without a solution. */
  readonly status: 'optimal' | 'feasible' | 'infeasible' | 'unknown';
  /** By column; empty without a solution. Integer columns are rounded. */
  readonly values: ArrayLike<number>;
  /** By row, of relaxed models only: what one more unit of the row's bound saves. */
  readonly duals: ArrayLike<number>;
  readonly cost: number;
  readonly lowerBound: number;
}

export interface Solver {
  /** @param seconds wall clock. @param relaxed solve the linear relaxation. */
  solve(model: LinearModel, seconds: number, relaxed?: boolean): Solution;
}

const SETTINGS = { output_flag: false, random_seed: 1, mip_rel_gap: 0, mip_feasibility_tolerance: 1e-6 } as const;
/** All costs are whole numbers, so a bound that is less than one away proves the optimum. */
const PROVEN_WITHIN = 0.999;
/** Share of the time limit after which the search may have been cut off. */
const PROOF_WITHIN = 0.9;

/** Compiles a runtime of its own for one request: nothing is carried from one rota to the next. */
export async function loadSolver(): Promise<Solver> {
  const highs = await loadHighs();
  return { solve: (model, seconds, relaxed = false) => highs.withModel((native) => solveWith(highs, native, model, seconds, relaxed)) };
}

function solveWith(highs: Highs, native: Model, model: LinearModel, seconds: number, relaxed: boolean): Solution {
  const none = { values: [], duals: [], cost: Number.POSITIVE_INFINITY, lowerBound: 0 };
  // HiGHS does not look at the rows of a model without columns.
  if (model.columns === 0) return model.holdsAtZero() ? { ...none, status: 'optimal', cost: 0 } : { ...none, status: 'infeasible' };
  native.options.set({ ...SETTINGS, mip_abs_gap: PROVEN_WITHIN, time_limit: seconds });
  native.passModel(model.data(relaxed));
  const startedAt = performance.now();
  native.run();
  // Cut off by the clock, HiGHS has called models infeasible that are not: only an answer in time is a proof.
  const isInTime = performance.now() - startedAt < seconds * 1000 * PROOF_WITHIN;
  const { modelStatus } = highs.constants;
  const status = native.getModelStatus();
  if (status === modelStatus.infeasible || status === modelStatus.unboundedOrInfeasible) return { ...none, status: isInTime ? 'infeasible' : 'unknown' };
  const isOptimal = status === modelStatus.optimal;
  if (!isOptimal && status !== modelStatus.timeLimit) throw new EngineFailure('INTERNAL', '排班求解器未能给出结果，请重试；若仍出现，请减少人数或缩短时段。', { modelStatus: status });
  const solution = native.getSolution();
  // 2: the primal values are feasible.
  if (!isOptimal && Number(native.info.get('primal_solution_status')) !== 2) return { ...none, status: 'unknown' };
  const cost = native.getObjectiveValue();
  const bound = relaxed ? cost : Number(native.info.get('mip_dual_bound'));
  return { status: isOptimal ? 'optimal' : 'feasible', values: solution.colValue, duals: relaxed ? solution.rowDual : [], cost, lowerBound: Math.min(cost, bound) };
}
