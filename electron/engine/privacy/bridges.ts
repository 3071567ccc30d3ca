/**
 * Which hidden cells of a table follow from the others. Every row and every column adds up to its total; take rows and columns for nodes and
 * hidden cells for edges between them: a hidden cell can be worked out exactly where its edge is a bridge, that is lies on no cycle.
 */
export type Edge = readonly [one: number, other: number];

/** @param nodes their number; edges name them from 0, and no two edges join the same pair. @returns places in `edges` */
export function bridgesOf(nodes: number, edges: readonly Edge[]): ReadonlySet<number> {
  const around: { readonly node: number; readonly edge: number }[][] = Array.from({ length: nodes }, () => []);
  edges.forEach(([one, other], edge) => {
    around[one]?.push({ node: other, edge });
    around[other]?.push({ node: one, edge });
  });
  const found = new Set<number>();
  const reached = new Array<number>(nodes).fill(-1);
  /** The earliest node that can be reached from below without the edge above. */
  const earliest = new Array<number>(nodes).fill(0);
  let clock = 0;
  for (let start = 0; start < nodes; start++) {
    if (reached[start] !== -1) continue;
    // No recursion: a city has more schools than the stack has room.
    const path = [{ node: start, via: -1, next: 0 }];
    reached[start] = earliest[start] = clock++;
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const step = around[top.node]?.[top.next++];
      if (step === undefined) {
        path.pop();
        const above = path.at(-1);
        if (above === undefined) continue;
        earliest[above.node] = Math.min(earliest[above.node] ?? 0, earliest[top.node] ?? 0);
        if ((earliest[top.node] ?? 0) > (reached[above.node] ?? 0)) found.add(top.via);
      } else if (step.edge !== top.via) {
        if (reached[step.node] === -1) {
          reached[step.node] = earliest[step.node] = clock++;
          path.push({ node: step.node, via: step.edge, next: 0 });
        } else earliest[top.node] = Math.min(earliest[top.node] ?? 0, reached[step.node] ?? 0);
      }
    }
  }
  return found;
}
