import type { PlannedChange, PlanSummary } from '../../terraform/index.js';
import { count } from '../../text/count.js';
import type { AdoptMode } from '../claims/claim.js';
import type { OthersPackage } from '../claims/package-marks.js';
import { describeImports, importsOf } from './describe-imports.js';
import type { UnknownOperation } from './unknown-operations.js';

/** What a plan may do although nobody looks at it. */
export interface Permissions {
  /** How many objects it may destroy, replacements included. */
  readonly maxDestroys: number;
  /** Whether it may destroy everything because the files declare nothing. */
  readonly allowEmpty: boolean;
  /** Whether OSM may have another address than when the state was applied last. */
  readonly newAddress: boolean;
  /** What becomes of what OSM has under a wanted name. */
  readonly adopt: AdoptMode;
}

/** What the poller and the command may do unless the operator says otherwise. */
export const defaultPermissions = {
  maxDestroys: 3,
  allowEmpty: false,
  newAddress: false,
  adopt: 'approve',
} as const;

/** An object whose file is there still. */
export interface StillDeclared {
  readonly address: string;
  /** Relative to the repository. */
  readonly file: string;
}

/** What the guards look at. */
export interface GuardedPlan {
  readonly summary: PlanSummary;
  /** Whether the files declare nothing at all. */
  readonly isEmptied: boolean;
  /** Instances that it destroys or replaces, and that somebody works with whom we do not know. */
  readonly unknownOperations?: readonly UnknownOperation[];
  /** Packages that it changes or ends, and that bear another owner's mark. */
  readonly othersPackages?: readonly OthersPackage[];
  /** What it destroys though a file declares it, which is not read any more. */
  readonly stillDeclared?: readonly StillDeclared[];
  /** Where OSM was when the state was applied last, if that was another address: a copy of OSM has the same ids. */
  readonly formerAddress?: string | undefined;
}

/** Why a plan is not to be applied before a person has looked at it. */
export interface Objection {
  readonly guard:
    | 'max-destroys'
    | 'emptied'
    | 'adoption'
    | 'unknown-operation'
    | 'owned-elsewhere'
    | 'passed-over'
    | 'new-address';
  /** Half a sentence about the plan, such as `it destroys 4 objects, and maxDestroys is 3`. */
  readonly reason: string;
  /** What it is about. */
  readonly addresses: readonly string[];
}

/** Everything that a plan may not do without a person. An empty plan may do what it does. */
export function objectionsTo(
  {
    summary,
    isEmptied,
    unknownOperations = [],
    othersPackages = [],
    stillDeclared = [],
    formerAddress,
  }: GuardedPlan,
  { maxDestroys, allowEmpty, newAddress, adopt }: Permissions,
): readonly Objection[] {
  const addresses = addressesOf(
    summary.changes.filter(({ action }) => action === 'delete' || action === 'replace'),
  );
  const adoptions = importsOf(summary, 'adopt');
  const destroys = addresses.length;
  return [
    ...objection(
      destroys > maxDestroys,
      'max-destroys',
      `it destroys ${count(destroys, 'object')}, and maxDestroys is ${maxDestroys}`,
      addresses,
    ),
    ...objection(
      isEmptied && destroys > 0 && !allowEmpty,
      'emptied',
      'it destroys all there is: the files declare nothing, as when `targetDir` or the files have moved',
      addresses,
    ),
    ...objection(
      unknownOperations.length > 0,
      'unknown-operation',
      "the last operation in OSM of what it destroys or replaces is not known to be osmops'",
      addressesOf(unknownOperations),
    ),
    ...objection(
      othersPackages.length > 0,
      'owned-elsewhere',
      `by their marks in OSM packages that it changes or destroys belong to others: ${[...new Set(othersPackages.map(({ owner }) => `'${owner}'`))].join(', ')}`,
      addressesOf(othersPackages),
    ),
    ...objection(
      // An emptied repository has a guard of its own.
      stillDeclared.length > 0 && !isEmptied,
      'passed-over',
      `it destroys what files declare that are there and not read any more: ${stillDeclared.map(({ file }) => file).join(', ')}`,
      addressesOf(stillDeclared),
    ),
    ...objection(
      formerAddress !== undefined && !newAddress,
      'new-address',
      `the OSM of the state has another address now than ${formerAddress}, where it was when it was applied last: it may be a copy`,
      [],
    ),
    ...objection(
      adoptions.length > 0 && adopt !== 'auto',
      'adoption',
      describeImports(adoptions, 'adopt'),
      addressesOf(adoptions),
    ),
  ];
}

function addressesOf(changes: readonly Pick<PlannedChange, 'address'>[]): readonly string[] {
  return changes.map(({ address }) => address);
}

function objection(
  holds: boolean,
  guard: Objection['guard'],
  reason: string,
  addresses: readonly string[],
): Objection[] {
  return holds ? [{ guard, reason, addresses }] : [];
}
