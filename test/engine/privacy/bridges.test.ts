import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { bridgesOf, type Edge } from '../../../electron/engine/privacy/bridges';

/** Whether two nodes hang together without one of the edges, by flooding. */
function connectedWithout(edges: readonly Edge[], left: number): boolean {
  const [from, to] = edges[left] as Edge;
  const reached = new Set([from]);
  for (let grown = true; grown; ) {
    grown = false;
    edges.forEach(([one, other], index) => {
      if (index === left || reached.has(one) === reached.has(other)) return;
      reached.add(one).add(other);
      grown = true;
    });
  }
  return reached.has(to);
}

it('finds exactly the edges without which two nodes come apart', () => {
  const graph = fc.integer({ min: 2, max: 12 }).chain((nodes) => fc.uniqueArray(fc.tuple(fc.nat(nodes - 1), fc.nat(nodes - 1)).filter(([one, other]) => one < other), { maxLength: 20, selector: (edge) => edge.join() }).map((edges) => ({ nodes, edges })));
  fc.assert(
    fc.property(graph, ({ nodes, edges }) => {
      const expected = edges.flatMap((_, index) => (connectedWithout(edges, index) ? [] : [index]));
      expect([...bridgesOf(nodes, edges)].sort((a, b) => a - b)).toEqual(expected);
    }),
    { numRuns: 500 },
  );
});

it('goes as deep as a city has schools', () => {
  const edges = Array.from({ length: 20_000 }, (_, index): Edge => [index, index + 1]);
  expect(bridgesOf(20_001, edges).size).toBe(20_000);
});
