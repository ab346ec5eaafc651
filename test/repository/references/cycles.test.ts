import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { findCycles } from '../../../src/repository/references/cycles.js';

const graph = (edges: Record<string, string[]>) => new Map(Object.entries(edges));

describe('cycles', () => {
  test('are found with all their names, from the first in the alphabet on', () => {
    expect(findCycles(graph({ c: ['a'], b: ['c'], a: ['x', 'b'], x: [] }))).toEqual([['a', 'b', 'c']]);
  });

  test('are each told once, however many names lead into them', () => {
    expect(findCycles(graph({ a: ['m'], b: ['m'], m: ['n'], n: ['m'], o: ['p'], p: ['o', 'm'] }))).toEqual([
      ['m', 'n'],
      ['o', 'p'],
    ]);
  });

  test('are not what two names lead to', () => {
    expect(findCycles(graph({ a: ['b', 'c'], b: ['d'], c: ['d'], d: [] }))).toEqual([]);
  });

  test('of names that nothing is known of are none', () => {
    expect(findCycles(graph({ a: ['b'] }))).toEqual([]);
  });

  test('are looked for in a chain that is longer than the stack is deep', () => {
    const length = 20_000;
    const chain = Array.from({ length }, (_, at): [string, string[]] => [
      `n${at}`,
      [`n${(at + 1) % length}`],
    ]);
    expect(findCycles(new Map(chain))[0]).toHaveLength(length);
  });

  const names = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');
  const graphs = fc.dictionary(names, fc.uniqueArray(names, { maxLength: 3 }));

  test('are real, and there are none exactly where the names can be put in an order', () => {
    fc.assert(
      fc.property(graphs, (edges) => {
        const cycles = findCycles(graph(edges));
        for (const cycle of cycles) {
          for (const [at, name] of cycle.entries()) {
            expect(edges[name]).toContain(cycle[(at + 1) % cycle.length]);
          }
        }
        expect(cycles.length === 0).toBe(canBeOrdered(edges));
        expect(new Set(cycles.flat()).size).toBe(cycles.flat().length);
      }),
    );
  });

  test('are the same whatever the order of the map', () => {
    fc.assert(
      fc.property(graphs, (edges) => {
        const reversed = new Map([...graph(edges)].reverse());
        expect(findCycles(reversed)).toEqual(findCycles(graph(edges)));
      }),
    );
  });
});

/** Takes away what depends on nothing, again and again. */
function canBeOrdered(edges: Readonly<Record<string, readonly string[]>>): boolean {
  const left = new Set(Object.keys(edges));
  const isFree = (name: string) => !(edges[name] ?? []).some((other) => left.has(other));
  for (let free = [...left].filter(isFree); free.length > 0; free = [...left].filter(isFree)) {
    for (const name of free) left.delete(name);
  }
  return left.size === 0;
}
