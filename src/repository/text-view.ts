import type { YamlNode } from '../../provider/packages/yaml/index.js';
import { isGoYamlNull } from './go-yaml-scalar.js';

/**
 * A YAML tree as gopkg.in/yaml.v2 puts it into Go fields of type string: every scalar is its text, `name: 123` is
 * "123", and null is as good as absent.
 */
export function textView(node: YamlNode): unknown {
  if (node.kind === 'scalar') return isGoYamlNull(node) ? undefined : node.text;
  if (node.kind === 'list') return node.items.map(textView);
  return Object.fromEntries([...node.entries].map(([key, { value }]) => [key, textView(value)]));
}
