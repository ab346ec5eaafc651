import type { JsonObject } from './json/index.js';
import type { PackageKind } from './nbi/index.js';

/** A package that was uploaded. */
export interface KnownPackage {
  /** OSM's id of the package (`_id`). */
  readonly id: string;
  /** The descriptor as it was uploaded. */
  readonly descriptor: JsonObject;
}

/**
 * What a session remembers of the packages it plans and uploads. Terraform plans and applies what a resource depends on
 * first and in the same session, so an NS instance can tell here whether its package is about to change, and need not
 * ask OSM for a package that was uploaded a moment ago.
 */
export interface PackageMemory {
  /** Notes whether the plan changes the package. */
  planned(kind: PackageKind, descriptorId: string, changes: boolean): void;
  /** Tells whether the plan changes the package. */
  isChanging(kind: PackageKind, descriptorId: string): boolean;
  /** Notes a package that was just uploaded: it is no longer about to change. */
  uploaded(kind: PackageKind, descriptorId: string, known: KnownPackage): void;
  /** Notes that a package was deleted. */
  deleted(kind: PackageKind, descriptorId: string): void;
  /** The package if this session uploaded it. */
  find(kind: PackageKind, descriptorId: string): KnownPackage | undefined;
}

const memories = new WeakMap<object, PackageMemory>();

/** The memory of a session (see `Context.session`). */
export function packagesOf(session: object): PackageMemory {
  const memory = memories.get(session) ?? createPackageMemory();
  memories.set(session, memory);
  return memory;
}

function createPackageMemory(): PackageMemory {
  const changing = new Set<string>();
  const known = new Map<string, KnownPackage>();
  const key = (kind: PackageKind, descriptorId: string) => `${kind}:${descriptorId}`;
  return {
    planned(kind, descriptorId, changes) {
      if (changes) changing.add(key(kind, descriptorId));
      else changing.delete(key(kind, descriptorId));
    },
    isChanging: (kind, descriptorId) => changing.has(key(kind, descriptorId)),
    uploaded(kind, descriptorId, entry) {
      changing.delete(key(kind, descriptorId));
      known.set(key(kind, descriptorId), entry);
    },
    deleted(kind, descriptorId) {
      changing.delete(key(kind, descriptorId));
      known.delete(key(kind, descriptorId));
    },
    find: (kind, descriptorId) => known.get(key(kind, descriptorId)),
  };
}
