import type { Nbi, NbiOptions } from './client.js';
import type { Connection, Environment } from './connection.js';

export type { AccountApi, AccountBody, AccountRef } from './accounts/accounts.js';
export type { AccountOutcome } from './accounts/outcome.js';
export type { Nbi, NbiOptions, ProjectApi } from './client.js';
export type { Clock } from './clock.js';
export type { Connection, Environment } from './connection.js';
export type { NbiEvent } from './event.js';
export { NbiResponseError, nbiStatus } from './failure/response-error.js';
export type { Archive } from './http/requester.js';
export type { Listing, UnreadRecord } from './lookup/collection.js';
export type { LookupOptions } from './lookup/memory.js';
export type { KduUpgrade, NsCreate, NsInstanceApi, Started } from './ns-instances.js';
export { isRunning } from './operations/end-states.js';
export { mostKnown } from './operations/history-query.js';
export { type KnownOperation, latestStart } from './operations/known.js';
export type { ListOptions, OperationApi } from './operations/operations.js';
export type { OperationOutcome } from './operations/outcome.js';
export type { AwaitOptions, OperationRef } from './operations/poller.js';
export type { OtherApi, OtherKind } from './others.js';
export type { PackageApi } from './packages.js';
export { decodeParams, modelKey } from './params.js';
export type { AccountRecord } from './records/account.js';
export type { K8sCluster } from './records/k8s-cluster.js';
export type { K8sRepo } from './records/k8s-repo.js';
export type { DeployedKdu, NsInstance } from './records/ns-instance.js';
export type { Operation } from './records/operation.js';
export type { PackageKind, PackageRecord } from './records/package.js';
export type { PackageMark } from './records/package-mark.js';
export { isSecretKey } from './records/secret-keys.js';
export type { VimAccount } from './records/vim-account.js';

/**
 * Opens a client of OSM's north-bound interface. No request is sent before the first call, which logs in; all
 * calls share the login and at most five connections. Its calls throw OsmopsError with a code `nbi-*`.
 *
 * The HTTP client is loaded here, not when this module is: a provider that is only asked for its schema needs
 * none.
 *
 * @throws OsmopsError `connection-invalid` if the `hostname` names no host and port, or the `caFile` cannot be read.
 */
export async function openNbi(connection: Connection, options: NbiOptions = {}): Promise<Nbi> {
  const { createClient } = await import('./client.js');
  return createClient(connection, options);
}

/** Loads what {@link openNbi} and {@link readConnection} load when they are called. */
export async function loadNbi(): Promise<void> {
  await Promise.all([import('./client.js'), import('./read-connection.js')]);
}

/**
 * Reads how to reach OSM. From the path of a connection file as OSM Ops has it: `hostname` (`host:port`; 9999
 * without a port), `project`, `user` and `password`; ours adds `tls`, `caFile`, relative to the file, and
 * `insecureSkipVerify`. Without any of the three it is found out whether OSM speaks TLS; `caFile` and
 * `insecureSkipVerify` mean that it does. Or from an environment as OSM's official client has it:
 * `OSM_HOSTNAME` and `OSM_PASSWORD`, and `OSM_USER` and `OSM_PROJECT`, which are `admin` by default; that is
 * always over TLS.
 *
 * @throws OsmopsError `connection-invalid`, which names what is wrong and quotes nothing.
 */
export async function readConnection(source: string | Environment): Promise<Connection> {
  const { readConnectionEnvironment, readConnectionFile } = await import('./read-connection.js');
  return typeof source === 'string' ? readConnectionFile(source) : readConnectionEnvironment(source);
}
