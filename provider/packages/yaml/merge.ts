import type { MergeRule } from './read.js';
import type { YamlEntry, YamlMap, YamlNode, YamlProblem } from './tree.js';

/** One line of a mapping: an entry of its own, or a merge key with what it brings. */
export interface OwnOrMerged extends YamlEntry {
  readonly merged: boolean;
}

interface MergedEntries {
  readonly entries: ReadonlyMap<string, YamlEntry>;
  readonly problems: readonly YamlProblem[];
}

/** Works the merge keys of a mapping in. `spend` is told of every node that a merge
 * repeats, and says whether it may. */
export function mergeEntries(
  parts: readonly OwnOrMerged[],
  rule: MergeRule,
  spend: (node: YamlNode) => boolean,
): MergedEntries {
  const entries = new Map<string, YamlEntry>();
  const own = new Map<string, YamlEntry>();
  const problems: YamlProblem[] = [];
  // A stable sort puts the merges first, so that what the mapping says itself is set last.
  const ordered = rule === 'own' ? parts.toSorted((a, b) => Number(b.merged) - Number(a.merged)) : parts;
  for (const part of ordered) {
    if (part.merged) addMerged(part);
    else addOwn(part);
  }
  return { entries, problems };

  function addOwn(part: YamlEntry): void {
    const first = own.get(part.key.text);
    if (first !== undefined) problems.push(duplicateKey(part, first, rule));
    own.set(part.key.text, part);
    entries.set(part.key.text, part);
  }

  function addMerged(part: YamlEntry): void {
    const sources = mergeSources(part.value);
    if (sources === undefined) problems.push(notMergeable(part));
    // Backwards, because the first of several sources wins.
    for (const source of sources?.toReversed() ?? []) {
      if (!spend(source)) return;
      for (const [key, entry] of source.entries) {
        if (own.has(key)) problems.push(overridden(part, key));
        entries.set(key, entry);
      }
    }
  }
}

function mergeSources(value: YamlNode): readonly YamlMap[] | undefined {
  if (value.kind === 'map') return [value];
  if (value.kind === 'scalar') return undefined;
  const maps = value.items.filter((item) => item.kind === 'map');
  return maps.length === value.items.length ? maps : undefined;
}

/** PyYAML, with which OSM reads descriptors, takes the later one; yaml.v2, with which OSM Ops reads its files, refuses both. */
function duplicateKey({ key }: YamlEntry, first: YamlEntry, rule: MergeRule): YamlProblem {
  const isTaken = rule === 'own';
  return {
    severity: isTaken ? 'warning' : 'error',
    message: `The key '${key.text}' stands twice in one mapping, first in line ${first.key.at.line}${isTaken ? ': OSM takes the later one' : ''}.`,
    remedy: 'Keep one of the two.',
    at: key.at,
  };
}

function notMergeable({ key }: YamlEntry): YamlProblem {
  return {
    severity: 'error',
    message: 'A merge key (<<) needs a mapping, or a list of mappings.',
    remedy: 'Give it an alias of a mapping, or quote the key if it is meant as a text.',
    at: key.at,
  };
}

function overridden({ key }: YamlEntry, name: string): YamlProblem {
  return {
    severity: 'warning',
    message: `The merge key (<<) replaces '${name}', which stands before it. In most YAML readers it would not.`,
    remedy: 'Put the merge key first in its mapping.',
    at: key.at,
  };
}
