import { type ScalarTag, scalarTags } from './tree.js';

const core = 'tag:yaml.org,2002:';
const collectionTags = { list: `${core}seq`, map: `${core}map` } as const;

/**
 * The meaning of an explicit tag on a node: nothing when there is none or it says what is plain to see. A lone `!`
 * makes a text of a scalar.
 */
export function readTag(
  tag: string | undefined,
  kind: 'scalar' | 'list' | 'map',
): ScalarTag | 'unknown' | undefined {
  if (tag === undefined) return undefined;
  if (tag === '!') return kind === 'scalar' ? 'str' : undefined;
  if (kind !== 'scalar') return tag === collectionTags[kind] ? undefined : 'unknown';
  return scalarTags.find((known) => tag === core + known) ?? 'unknown';
}
