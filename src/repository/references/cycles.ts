/**
 * Cycles among names that depend on each other, no two of which share a name: what is behind one shows when it is
 * broken. There are none if, and only if, the names can be put in an order. Each begins with the first of its names in
 * the order of the alphabet.
 */
export function findCycles(dependencies: ReadonlyMap<string, readonly string[]>): readonly string[][] {
  const open = new Set([...dependencies.keys()].sort());
  const cycles: string[][] = [];
  for (const start of open) {
    // A path of its own and no recursion: a chain of instances may be longer than the stack is deep.
    const path = [start];
    for (let current = path.at(-1); current !== undefined; current = path.at(-1)) {
      const next = dependencies.get(current)?.find((name) => open.has(name));
      if (next === undefined) {
        open.delete(current);
        path.pop();
      } else if (path.includes(next)) {
        const cycle = path.splice(path.indexOf(next));
        for (const name of cycle) open.delete(name);
        cycles.push(fromFirst(cycle));
      } else {
        path.push(next);
      }
    }
  }
  return cycles;
}

function fromFirst(cycle: readonly string[]): string[] {
  const first = cycle.indexOf([...cycle].sort()[0] ?? '');
  return [...cycle.slice(first), ...cycle.slice(0, first)];
}
