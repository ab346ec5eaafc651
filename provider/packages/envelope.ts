import type { YamlEntry, YamlMap, YamlNode } from './yaml/index.js';

/** A descriptor taken out of what is around it in its file. */
export interface Unwrapped {
  readonly kind: 'vnf' | 'ns';
  readonly descriptor: YamlMap;
}

export interface NotUnwrapped {
  readonly message: string;
  readonly remedy: string;
  readonly at: YamlNode['at'];
}

const remedy =
  'Begin the file with `vnfd:` or `nsd: {nsd: [...]}` (ETSI SOL006), or with `vnfd-catalog:` or `nsd-catalog:` (OSM release 8 and older).';

/**
 * Finds the descriptor in a file: under `vnfd`, `nsd`, or the older `vnfd-catalog` and `nsd-catalog`; in it once more
 * under `vnfd` or `nsd`; there as a mapping or a list of one. Keys may have a namespace (`vnfd:vnfd-catalog`,
 * `etsi-nfv-nsd:nsd`). OSM's NBI unwraps in the same way (`_remove_envelop` in descriptor_topics.py).
 */
export function unwrapDescriptor(file: YamlNode): Unwrapped | NotUnwrapped {
  const root = withoutNamespaces(file);
  const found = (['vnf', 'ns'] as const).flatMap((kind) => {
    const outer = entry(root, `${kind}d-catalog`) ?? entry(root, `${kind}d`);
    return outer === undefined ? [] : [{ kind, outer }];
  });
  const [first, second] = found;
  if (first === undefined) return { message: 'The file is neither a VNFD nor an NSD.', remedy, at: root.at };
  if (second !== undefined) {
    const both = 'Put the VNFD and the NSD into two packages.';
    return { message: 'The file is both a VNFD and an NSD.', remedy: both, at: second.outer.key.at };
  }
  return unwrapOne(first.kind, first.outer);
}

function unwrapOne(kind: Unwrapped['kind'], outer: YamlEntry): Unwrapped | NotUnwrapped {
  const inner = entry(outer.value, `${kind}d`)?.value ?? outer.value;
  const descriptors = inner.kind === 'list' ? inner.items : [inner];
  const [descriptor] = descriptors;
  if (descriptors.length === 1 && descriptor?.kind === 'map') return { kind, descriptor };
  const noun = kind === 'vnf' ? 'VNFD' : 'NSD';
  return {
    message: `'${outer.key.text}' must hold exactly one ${noun}, and the ${noun} must be a mapping.`,
    remedy,
    at: inner.at,
  };
}

function entry(node: YamlNode, key: string): YamlEntry | undefined {
  return node.kind === 'map' ? node.entries.get(key) : undefined;
}

/** OSM drops the namespace of every key, at any depth. */
function withoutNamespaces(node: YamlNode): YamlNode {
  if (node.kind === 'scalar') return node;
  if (node.kind === 'list') return { ...node, items: node.items.map(withoutNamespaces) };
  const entries = [...node.entries].map(
    ([key, { key: keyNode, value }]) =>
      [key.slice(key.lastIndexOf(':') + 1), { key: keyNode, value: withoutNamespaces(value) }] as const,
  );
  return { ...node, entries: new Map(entries) };
}
