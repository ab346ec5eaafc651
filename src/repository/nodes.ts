import type { YamlNode } from '../../provider/packages/yaml/index.js';
import { isGoYamlNull } from './go-yaml-scalar.js';

/** What stands under a key of a mapping. Null, which is as good as absent, is nothing. */
export function valueAt(node: YamlNode | undefined, key: string): YamlNode | undefined {
  const value = node?.kind === 'map' ? node.entries.get(key)?.value : undefined;
  return value?.kind === 'scalar' && isGoYamlNull(value) ? undefined : value;
}

/** The items of the list under a key of a mapping. */
export function itemsAt(node: YamlNode | undefined, key: string): readonly YamlNode[] {
  const value = valueAt(node, key);
  return value?.kind === 'list' ? value.items : [];
}
