import type { YamlNode } from '../../provider/packages/yaml/index.js';
import { isGoYamlNull } from './go-yaml-scalar.js';

/**
 * A YAML tree as gopkg.in/yaml.v2 puts it into Go fields of type string: every scalar is its text, `name: 123` is
 * "123", and null is as good as absent.
 *
 * @param nested What null is below the values at the top: there `null` can be told from absent.
 */
export function textView(node: YamlNode, nested?: null): unknown {
  if (node.kind !== 'map') return viewOf(node, undefined);
  const entries = [...node.entries].map(([key, { value }]) => [
    key,
    viewOf(value, value.kind === 'scalar' ? undefined : nested),
  ]);
  return Object.fromEntries(entries);
}

function viewOf(node: YamlNode, empty: undefined | null): unknown {
  if (node.kind === 'scalar') return isGoYamlNull(node) ? empty : node.text;
  if (node.kind === 'list') return node.items.map((item) => viewOf(item, empty));
  return Object.fromEntries([...node.entries].map(([key, { value }]) => [key, viewOf(value, empty)]));
}
