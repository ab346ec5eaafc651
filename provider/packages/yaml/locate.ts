import type { Position, YamlNode } from './tree.js';

/**
 * The position of what stands at a path of keys and indexes, such as a zod issue carries: of the value, or with
 * `part: 'key'` of the key that leads to it. Where the path ends early (a missing key), the last node it reaches.
 */
export function locate(
  root: YamlNode,
  path: readonly PropertyKey[],
  part: 'key' | 'value' = 'value',
): Position {
  let node = root;
  let at = root.at;
  for (const [index, step] of path.entries()) {
    const entry = node.kind === 'map' ? node.entries.get(String(step)) : undefined;
    const next = entry?.value ?? (node.kind === 'list' ? node.items[Number(step)] : undefined);
    if (next === undefined) break;
    const wantsKey = part === 'key' && index === path.length - 1;
    at = wantsKey ? (entry?.key.at ?? next.at) : next.at;
    node = next;
  }
  return at;
}
