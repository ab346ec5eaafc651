import type { Json } from '../json/index.js';
import { pyYamlValue } from './pyyaml-scalar.js';
import type { YamlNode } from './yaml/index.js';

/** A descriptor's tree as the value that OSM reads. */
export function descriptorJson(node: YamlNode): Json {
  if (node.kind === 'scalar') return pyYamlValue(node);
  if (node.kind === 'list') return node.items.map(descriptorJson);
  // fromEntries, unlike assignment, makes plain data even of the key `__proto__`.
  return Object.fromEntries([...node.entries].map(([key, entry]) => [key, descriptorJson(entry.value)]));
}
