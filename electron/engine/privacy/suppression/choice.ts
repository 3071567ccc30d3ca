/** Which units to hide so that every cut holds and the least is lost: an integer programme. */
import type { Highs } from 'highs';
import type { Allowance } from './reach';
import { pass, Rows } from './solver';
import type { TableSet } from './table-set';

/** Σ over units of what they allow, hidden or shown, ≥ `least`, where `unit` is hidden. */
export interface Cut {
  readonly unit: number;
  readonly least: number;
  readonly allows: ReadonlyMap<number, Allowance>;
}

/**
 * @param always by unit, hidden whatever is chosen
 * @param limits nodes of branch and bound; seconds by the clock
 * @returns by unit; null where a limit came before a proof
 */
export function cheapest(highs: Highs, { units }: TableSet, always: readonly boolean[], cuts: readonly Cut[], limits: { readonly nodes: number; readonly seconds: number }): readonly boolean[] | null {
  const column = new Map<number, number>();
  for (const { unit, allows } of cuts) for (const each of [unit, ...allows.keys()]) if (units[each]?.state === 'open' && !column.has(each)) column.set(each, column.size);
  if (column.size === 0) return [...always];
  const rows = new Rows();
  const lower: number[] = [];
  for (const { unit, least, allows } of cuts) {
    let given = 0;
    const terms = new Map<number, number>();
    for (const [each, far] of allows) {
      // No more than is asked for: hiding one unit is hiding one unit.
      const most = Math.min(far.hidden, least);
      const anyway = Math.min(far.shown, least);
      const own = column.get(each);
      if (own !== undefined) terms.set(own, most - anyway);
      given += own === undefined && always[each] === true ? most : anyway;
    }
    const own = column.get(unit);
    if (own !== undefined) terms.set(own, (terms.get(own) ?? 0) - least);
    rows.add(terms);
    lower.push((own === undefined ? least : 0) - given);
  }
  const cost = new Float64Array(column.size);
  for (const [unit, at] of column) cost[at] = units[unit]?.weight ?? 0;
  return highs.withModel((model) => {
    model.options.set({ output_flag: false, random_seed: 1, mip_rel_gap: 0, mip_abs_gap: 1e-6, mip_max_nodes: limits.nodes, time_limit: limits.seconds });
    pass(model, { cost, lower: new Float64Array(cost.length), upper: new Float64Array(cost.length).fill(1) }, rows, Float64Array.from(lower), new Float64Array(lower.length).fill(Number.POSITIVE_INFINITY), true);
    model.run();
    if (model.getModelStatus() !== highs.constants.modelStatus.optimal) return null;
    const { colValue } = model.getSolution();
    const chosen = [...always];
    for (const [unit, at] of column) if ((colValue[at] ?? 0) > 0.5) chosen[unit] = true;
    return chosen;
  });
}
