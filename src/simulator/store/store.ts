import type { Role } from '../access/roles.js';
import type {
  AccountRecord,
  NsRecord,
  OperationRecord,
  PackageRecord,
  ProjectRecord,
  TokenRecord,
  UserRecord,
  VnfRecord,
} from './records.js';

/** Everything the simulated OSM knows, by id and in the order of creation. */
export interface Store {
  readonly accounts: Map<string, AccountRecord>;
  readonly packages: Map<string, PackageRecord>;
  readonly nsInstances: Map<string, NsRecord>;
  readonly vnfInstances: Map<string, VnfRecord>;
  readonly operations: Map<string, OperationRecord>;
  readonly projects: Map<string, ProjectRecord>;
  readonly users: Map<string, UserRecord>;
  readonly roles: Map<string, Role>;
  readonly tokens: Map<string, TokenRecord>;
}

export function createStore(): Store {
  return {
    accounts: new Map(),
    packages: new Map(),
    nsInstances: new Map(),
    vnfInstances: new Map(),
    operations: new Map(),
    projects: new Map(),
    users: new Map(),
    roles: new Map(),
    tokens: new Map(),
  };
}

/** Removes an NS instance with its VNF instances and its operations, as OSM does. */
export function removeNsInstance(store: Store, nsId: string): void {
  store.nsInstances.delete(nsId);
  for (const vnf of store.vnfInstances.values()) if (vnf.nsId === nsId) store.vnfInstances.delete(vnf.id);
  for (const operation of store.operations.values()) {
    if (operation.nsId === nsId) store.operations.delete(operation.id);
  }
}
