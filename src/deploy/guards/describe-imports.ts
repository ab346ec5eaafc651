import { isSecretKey } from '../../../provider/nbi/index.js';
import type { AttributeChange, ImportReason, PlannedChange, PlanSummary } from '../../terraform/index.js';

/** How many adoptions, and how many changes of one, are told in words: the plan shows all of them. */
const mostTold = 10;
/** How many characters of a value are told. */
const mostShown = 40;

/** What a plan takes into the state for a reason. */
export function importsOf({ changes }: PlanSummary, reason: ImportReason): readonly PlannedChange[] {
  return changes.filter(({ importing }) => importing === reason);
}

/** Imports in words, with what each changes: `2 to adopt: osm_ns_instance.a (replicaCount "1" -> "9"), osm_ns_instance.b`. */
export function describeImports(changes: readonly PlannedChange[], reason: 'adopt' | 'recover'): string {
  return `${changes.length} to ${reason}: ${firstOf(changes.map(describeOne), ', ')}`;
}

function describeOne({ address, attributes }: PlannedChange): string {
  return attributes.length === 0 ? address : `${address} (${firstOf(attributes.map(describeChange), ', ')})`;
}

/** The values of what looks like a secret are for those who can read the repository. */
function describeChange({ path, before, after }: AttributeChange): string {
  const name = nameIn(path);
  return path.split(/[.[\]"]+/).some(isSecretKey)
    ? `${name} changes`
    : `${name} ${shown(before)} -> ${shown(after)}`;
}

/** A parameter of a KDU by its own name: by where it stands in the resource nobody knows it. */
function nameIn(path: string): string {
  return path.replace(/^vnfs\[\d+\]\.(kdus\[\d+\]\.)?params\.(?=.)/, '');
}

function shown(value: string | undefined): string {
  if (value === undefined) return 'nothing';
  return value.length > mostShown ? `${value.slice(0, mostShown)}...` : value;
}

function firstOf(texts: readonly string[], separator: string): string {
  const more = texts.length > mostTold ? [`and ${texts.length - mostTold} more`] : [];
  return [...texts.slice(0, mostTold), ...more].join(separator);
}
